"""Writes down where the person is, a moment after every move, so that no page turn waits for a disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from qinbao.flow.session import Session
from qinbao.screen.state import State, left_before, to_resume
from qinbao.ui import resume
from qinbao.ui.store import Store

_PAUSE = 600
"""Milliseconds after the last move."""


class Remember(QObject):
    """Follows a store. Only for an installation at home: who comes next to a public machine must find nothing."""

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__()
        self._store = store
        self._folder = folder
        self._written = _worth(store.state)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.flush)
        store.journey_changed.connect(self._moved)

    def flush(self) -> None:
        """Write now what is not written yet: at the end of the program."""
        self._timer.stop()
        worth = _worth(self._store.state)
        if worth != self._written and resume.save(self._folder, *worth):
            self._written = worth

    def _moved(self) -> None:
        if _worth(self._store.state) == (None, (), ()):
            self.flush()
        else:
            self._timer.start()


def _worth(state: State) -> tuple[Session | None, tuple[Session, ...], tuple[Session, ...]]:
    """What is to be remembered: where to go on, what was said beside the topics, what was left before."""
    left = to_resume(state)
    said = tuple(session for session in state.beside if session.answers)
    return left, said, left_before(state, left)
