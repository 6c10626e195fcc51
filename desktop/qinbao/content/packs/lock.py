"""One at a time: whoever installs holds a lock, which the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qinbao.content.packs.error import PackError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a shelf. Raises ``PackError`` where another holds it, ``OSError`` where none can be made."""
    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise PackError("busy") from None
        yield
    finally:
        os.close(held)
