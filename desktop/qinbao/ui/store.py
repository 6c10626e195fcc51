"""The only thing that changes: one state, changed by named moves. Widgets hold no truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qinbao.screen.state import State

if TYPE_CHECKING:
    from qinbao.content.library import Library


class Store(QObject):
    """Holds the state and says when it is another."""

    journey_changed = Signal()
    restarted = Signal()

    def __init__(self, library: Library, state: State | None = None) -> None:
        super().__init__()
        self.library = library
        self._state = state or State()

    @property
    def state(self) -> State:
        """The state as it is now."""
        return self._state

    def apply(self, move: str, argument: str = "") -> None:
        """Make a move. Raises ``KeyError`` for one that does not exist."""
        # With the moves come the rules of the journey; the start page needs neither.
        from qinbao.screen.moves import MOVES

        self.become(MOVES[move](self.library, self._state, argument))

    def become(self, state: State) -> None:
        """Take over a state that was computed elsewhere."""
        if state != self._state:
            self._state = state
            self.journey_changed.emit()

    def restart(self) -> None:
        """Forget everything: the next person knows nothing of this one."""
        self._state = State()
        self.restarted.emit()
        self.journey_changed.emit()
