"""Files that are whole or not there, whatever happens to the power, the disk or the person at the keyboard."""

from __future__ import annotations

import errno
import os
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What an ``OSError`` says where there is no room left."""


def write_whole(path: Path, data: bytes, durable: bool = True) -> None:
    """Replace ``path``: afterwards it holds all of ``data``, or what it held before.

    ``durable``: wait until the disk has it; needless for what can be made again. Makes missing folders. Raises
    ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
