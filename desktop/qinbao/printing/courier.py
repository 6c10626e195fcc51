"""Work beside the window, and what it says carried back to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot


class Courier(QObject):
    """Carries what a worker says to the thread this was made in, until it is over.

    Then it lets go of whoever listened. PySide keeps a connected function for ever, and with it pages long left and
    what was answered on the way; and to disconnect one can fail. So only its own methods are connected.
    """

    told = Signal(object)
    over = Signal()

    def __init__(self, hear: Callable[[Any], None], gone: Callable[[Courier], None]) -> None:
        """``hear``: gets what is told, one after the other. ``gone``: told once, that it is over."""
        super().__init__()
        self._hear: Callable[[Any], None] | None = hear
        self._gone = gone
        self.told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self.over.connect(self.let_go, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def let_go(self) -> None:
        """Nobody listens from now on."""
        if self._hear is not None:
            self._hear = None
            self._gone(self)

    @Slot(object)
    def _pass_on(self, told: object) -> None:
        if self._hear is not None:
            self._hear(told)


class Workers:
    """Does one piece of work after the other in a thread of its own."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._under_way: set[Courier] = set()

    def courier(self, hear: Callable[[Any], None]) -> Courier:
        """Whom to tell, so that ``hear`` gets it in this thread."""
        made = Courier(hear, self._under_way.discard)
        self._under_way.add(made)
        return made

    def start(self, work: Callable[[], None], courier: Courier) -> None:
        """Do ``work``, which tells ``courier`` how it goes; after it that is over."""
        self._pool.start(_Work(work, courier))

    def close(self) -> None:
        """Wait for what is under way and drop what has not begun; nobody hears of either."""
        self._pool.clear()
        self._pool.waitForDone()
        for courier in tuple(self._under_way):
            courier.let_go()


class _Work(QRunnable):
    """A plain function would do for the pool, but one that is dropped before its turn is never freed (PySide 6.11)."""

    def __init__(self, work: Callable[[], None], courier: Courier) -> None:
        super().__init__()
        self._work = work
        self._courier = courier

    def run(self) -> None:
        try:
            try:
                self._work()
            finally:
                self._courier.over.emit()
        except RuntimeError:
            # The window, and with it whoever waited for news, is gone.
            return
