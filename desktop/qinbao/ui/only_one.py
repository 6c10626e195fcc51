"""One window a person: a second start brings the first one forward, so that nobody hunts for lost answers."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject

from qinbao.files import read_plain

_MOST = 4096
"""Bytes of a path."""
_ANYBODY = -1
"""``ASFW_ANY``."""
LOCK, CALL = "window.lock", "window.call"


class TakenError(Exception):
    """A window of this person is open already; it was asked to come forward."""


class OnlyOne(QObject):
    """Holds the lock of this person's window, in the folder of the program's state.

    Raises ``TakenError``. Where nothing can be written, every start is the only one: better two windows than none.
    """

    def __init__(self, folder: Path, say: str = "") -> None:
        """``say``: what the window that is open already should hear."""
        super().__init__()
        self._call = folder / CALL
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / LOCK))
        # A lock is given up only when its process is gone, however long a window stays open.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            _let_come()
            with contextlib.suppress(OSError):
                self._call.write_bytes(say.encode(errors="surrogateescape") or b".")
            raise TakenError

    def answer(self, come: Callable[[str], None]) -> None:
        """Run ``come`` with what another start says, whenever one calls."""
        with contextlib.suppress(OSError):
            self._call.write_bytes(b"")
            self._watcher = QFileSystemWatcher([str(self._call)], self)
            self._watcher.fileChanged.connect(lambda _: come(self._heard()))

    def _heard(self) -> str:
        try:
            said = read_plain(self._call, _MOST)
        except OSError:
            return ""
        return "" if said == b"." else said.decode(errors="surrogateescape")

    def close(self) -> None:
        """Let the next start in."""
        self._watcher = None
        with contextlib.suppress(OSError):
            self._call.unlink(missing_ok=True)
        self._lock.unlock()


def _let_come() -> None:
    """Windows lets a program come forward only if the one that was just started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
