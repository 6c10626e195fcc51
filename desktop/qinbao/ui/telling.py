"""How something goes that takes time: a page that asks for patience, and then one that says how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from qinbao.screen.aside import Printer, Told

if TYPE_CHECKING:
    from qinbao.screen.aside import Saved
    from qinbao.screen.state import State
    from qinbao.ui.store import Store


class Teller(QObject):
    """Opens the page that asks for patience, and when it is called the next one in its place."""

    def __init__(self, way: str, store: Store, sheet: str = "", patience: int = 0) -> None:
        """``sheet``: what is printed or saved; once that is done, the way back leads past the choice of the printer.

        ``patience``: milliseconds after which to ask for it; what is ready sooner needs no page in between.
        """
        super().__init__()
        self._busy = f"{way}.busy"
        self._store = store
        self._sheet = sheet
        self._shown = self._page()
        self._timer: QTimer | None = None
        if patience:
            # Its own, so that it ends with whoever waits for the news, and not some time later.
            self._timer = QTimer(self)
            self._timer.setSingleShot(True)
            self._timer.timeout.connect(self._ask)
            self._timer.start(patience)
        else:
            self._ask()

    def __call__(self, key: str, saved: Saved | None = None) -> None:
        """Tell how it goes. Whoever has gone away meanwhile is not fetched again."""
        from qinbao.screen.moves import past

        if self._timer is not None:
            self._timer.stop()
        before = self._before()
        beyond = past(before, Printer) if self._sheet and key.endswith(".done") else before
        self._open(beyond, key, saved)

    @Slot()
    def _ask(self) -> None:
        self._open(self._before(), self._busy)

    def _open(self, state: State, key: str, saved: Saved | None = None) -> None:
        from qinbao.screen.moves import told

        if self._page() == self._shown:
            self._store.become(told(state, key, self._sheet if key != self._busy else "", saved))
            self._shown = self._page()

    def _before(self) -> State:
        from qinbao.screen.moves import past

        return past(self._store.state, Told)

    def _page(self) -> tuple[object, ...]:
        state = self._store.state
        return (state.aside, state.session.topic, state.session.at)
