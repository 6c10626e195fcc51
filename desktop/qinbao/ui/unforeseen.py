"""What nobody foresaw, at home: logged, and told on one page with what to do. No button does nothing."""

from __future__ import annotations

import logging
import os
import sys
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from qinbao.ui.store import Store

_log = logging.getLogger(__name__)
_MOST, _WITHIN = 5, 10.0
"""So many errors within so many seconds, and no page helps: the program ends, and the next start begins afresh."""
BROKEN = 1
"""Exit code of a program that could not go on."""


class Unforeseen(QObject):
    """Takes what Python would only print; made after the window, which so hears first. ``close`` gives it back."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._seen, self._failed = store.state, False
        self._moments: list[float] = []
        self._watcher: QFileSystemWatcher | None = None
        self._before = sys.excepthook
        sys.excepthook = self._heard
        store.journey_changed.connect(self._shown)

    def watch(self) -> None:
        """Say once, as soon as it is so, that a newer program is there."""
        if _now().is_symlink():
            self._watcher = QFileSystemWatcher([str(_now().parent)], self)
            self._watcher.directoryChanged.connect(self._looked)
            self._looked()

    def close(self) -> None:
        """Let Python print again."""
        self._watcher = None
        sys.excepthook = self._before

    def _heard(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("unforeseen", exc_info=(kind, error, trace))
        self._failed = True
        now = time.monotonic()
        self._moments = [*(at for at in self._moments if now - at < _WITHIN), now]
        if len(self._moments) > _MOST:
            QApplication.exit(BROKEN)
            return
        QTimer.singleShot(0, self, self._tell)

    @Slot()
    def _shown(self) -> None:
        """Where the window failed at a page, nobody has seen that: the one before it is come back to."""
        if not self._failed:
            self._seen = self._store.state

    @Slot()
    def _tell(self) -> None:
        self._failed = False
        self._open("trouble.newer" if replaced() else "trouble.failed")

    @Slot()
    def _looked(self) -> None:
        if self._watcher is not None and replaced():
            self._watcher = None  # it lives on as long as we do, and would say so again
            self._open("trouble.newer")

    def _open(self, key: str) -> None:
        from qinbao.screen.aside import Told
        from qinbao.screen.moves import past, told

        self._store.become(told(past(self._seen, Told), key))


def replaced() -> bool:
    """Whether an upgrade has put a newer program beside this one, which stays whole until it is closed."""
    return _now().is_symlink() and os.path.realpath(_now()) != str(_here())


def _here() -> Path:
    return Path(os.path.realpath(sys.executable)).parent


def _now() -> Path:
    """What an installed program is started from: a link beside the folder of all that are in use."""
    return _here().parent.parent / "now"
