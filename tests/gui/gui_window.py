"""Opens the program's window for tests, with nobody who prints or speaks."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.guide.model import Code, Guide
from qinbao.screen.abilities import Abilities
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter
from qinbao.ui.services import Queue
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.look import Look
from qinbao.ui.window import Window

DAY = date(2026, 11, 22)
HOME = Abilities(resume=True, choose=True, show=True, calibrate=True, update=True, record=True)
"""What an installation at home allows: everything."""


class NoSheets:
    """No sheet is needed to look at pages."""

    def pdf(self, guide: Guide, sheet: str) -> bytes:
        """Never a sheet."""
        raise LookupError(sheet)

    def pages(self, guide: Guide, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """Never a page."""
        raise LookupError(sheet)

    def pictures(self, guide: Guide, sheet: str) -> tuple[bytes, ...]:
        """Never a picture."""
        raise LookupError(sheet)

    def symbols(self, codes: Sequence[Code]) -> tuple[tuple[bytes, ...], ...]:
        """Never a code."""
        raise LookupError(codes)

    def text(self, guide: Guide, sheet: str) -> str:
        """Never a word."""
        raise LookupError(sheet)


class Searching:
    """Printers that are looked for and never found."""

    def find(self, found: Callable[[tuple[Queue, ...]], None]) -> None:
        """Never answers."""

    def print(self, pdf: bytes, changed: Callable[[str], None], queue: str, copies: int) -> None:
        """Never prints."""


class Listener:
    """Keeps what it should read aloud."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.calls: list[str] = []
        self.heard: Callable[[int], None] = lambda _: None
        self.done: Callable[[str | None], None] = lambda _: None

    def say(
        self,
        lines: Sequence[str],
        heard: Callable[[int], None] = lambda _: None,
        done: Callable[[str | None], None] = lambda _: None,
    ) -> None:
        """Keep the lines."""
        self.lines = list(lines)
        self.heard = heard
        self.done = done

    def pause(self) -> None:
        """Keep the call."""
        self.calls.append("pause")

    def resume(self) -> None:
        """Keep the call."""
        self.calls.append("resume")

    def repeat(self) -> None:
        """Keep the call."""
        self.calls.append("repeat")

    def slower(self) -> None:
        """Keep the call."""
        self.calls.append("slower")

    def faster(self) -> None:
        """Keep the call."""
        self.calls.append("faster")

    def stop(self) -> None:
        """Keep the call."""
        self.calls.append("stop")


def open_window(
    library: Library,
    listener: Listener,
    look: Look | None = None,
    size: tuple[int, int] = (1280, 800),
    *,
    drawn: bool = True,
    state: State | None = None,
    office: SheetJobs | None = None,
) -> Window:
    """Open a window as the program does. Not ``drawn``: laid out in full, but no pixel is painted.

    ``state``: where to begin. ``office``: who makes and prints sheets, by default nobody.
    """
    presenter = Presenter(library, HOME, lambda: DAY)
    office = office or SheetJobs(NoSheets(), None, None, Searching())
    look = look or Look()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, look)
    made = Window(Store(library, state), presenter, office, lambda: listener, look)
    made.resize(*size)
    made.setUpdatesEnabled(drawn)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def close(window: Window) -> None:
    """Close it and let go of all that belongs to it."""
    window.close()
    window.deleteLater()
    settle()


def settle() -> None:
    """Let everything happen that is due. Outside of its event loop Qt deletes nothing by itself."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
