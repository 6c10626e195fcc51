"""Sticks at a kiosk are mounted only while its operator asks for them (``packaging/kiosk/sticks``)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qinbao.ui import sticks

_PATIENCE, _LOOK = 10.0, 0.25
"""Seconds: in all until a stick has to be there, and between two looks."""


def newest() -> Path | None:
    """The newest pack on a stick, waited for a little. Not for the thread that draws."""
    end = time.monotonic() + (_PATIENCE if _asked() else 0)
    while (found := sticks.newest(sticks.volumes())) is None and time.monotonic() < end:
        time.sleep(_LOOK)
    return found


@contextmanager
def asked() -> Iterator[None]:
    """Ask the system for them within; where it knows no such thing, those it has mounted are all there are."""
    file = _asked()
    try:
        if file is not None:
            with suppress(OSError):
                file.touch()
        yield
    finally:
        if file is not None:
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _asked() -> Path | None:
    """The file that ``qinbao-sticks.path`` looks for; none where no unit runs this program."""
    folder = os.environ.get("RUNTIME_DIRECTORY")
    return Path(folder) / "sticks" if folder else None
