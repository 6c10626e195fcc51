"""The only thing that changes: one state, changed by what is pressed. Widgets hold no truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qinbao.screen.state import State

if TYPE_CHECKING:
    from qinbao.content.library import Library
    from qinbao.screen.press import Press


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

    def apply(self, pressed: Press) -> None:
        """Do what a press does. Raises ``TypeError`` for one that is not about the state, such as ``Print``."""
        # With the moves come the rules of the journey; the start page needs neither.
        from qinbao.screen.moves import step

        self.become(step(self.library, self._state, pressed))

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
