"""Composition root of the window: the only module that knows every other.

One ``QApplication``, the bundled font, the look of last time, and who prints, saves and speaks.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

from qinbao import paths
from qinbao.content.library import Library
from qinbao.content.packs import CONTENT
from qinbao.paper.maker import Sheets
from qinbao.paths import UserFolders
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.home import UPDATED
from qinbao.screen.state import State
from qinbao.ui import resume
from qinbao.ui.desktop import Desktop
from qinbao.ui.fit import first_scale
from qinbao.ui.following import Following
from qinbao.ui.input_method import reach_fcitx
from qinbao.ui.only_one import OnlyOne
from qinbao.ui.presenter import Presenter
from qinbao.ui.remember import Remember
from qinbao.ui.room import left, open_in
from qinbao.ui.services import Queue
from qinbao.ui.settings import Settings
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.fonts import register
from qinbao.ui.theme.look import Look
from qinbao.ui.unforeseen import Unforeseen
from qinbao.ui.window import Window

if TYPE_CHECKING:
    from qinbao.printing.printer import Printer
    from qinbao.printing.state import State as Printed
    from qinbao.speech.speaker import Speaker

_SOON = (
    "qinbao.screen.moves",
    "qinbao.screen.choice",
    "qinbao.screen.place",
    "qinbao.ui.pages.choice",
    "qinbao.ui.pages.place",
    "qinbao.screen.told",
    "qinbao.ui.pages.told",
)
_SETTLED = 400
"""Milliseconds after which the first page is surely seen."""
_OWN_PAGE = frozenset(("sent", "printing", "rejecting"))
"""States of a job that have a page of their own where the printer can be chosen."""


class Paper:
    """Prints; the printer service is looked for when the first sheet is to be printed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._printer: Printer | None = None

    def find(self, found: Callable[[tuple[Queue, ...]], None]) -> None:
        """``found`` hears within 5 s which printers there are, the default one first."""

        def hear(queues: tuple[tuple[str, Printed | None], ...]) -> None:
            found(tuple(Queue(name, state.value if state else "") for name, state in queues))

        self._service().survey(hear)

    def print(self, pdf: bytes, changed: Callable[[str], None], queue: str, copies: int) -> None:
        """Print; ``changed`` hears each step and, within 5 s, how it went."""

        def hear(state: Printed) -> None:
            changed(state.value if state.value in _OWN_PAGE else state.outcome)

        self._service().print(pdf, hear, queue or None, copies)

    def close(self) -> None:
        """Wait for what is under way."""
        if self._printer is not None:
            self._printer.close()

    def _service(self) -> Printer:
        if self._printer is None:
            from qinbao.printing.printer import Printer

            self._printer = Printer(self._library.words)
        return self._printer


def application(look: Look, argv: Sequence[str] = ()) -> QApplication:
    """The one ``QApplication`` with the bundled font. Raises ``MissingFontError``."""
    app = QApplication(["qinbao", *argv])
    # What has been loaded until now stays to the end: no later page turn has to look through it.
    gc.freeze()
    gc.enable()
    app.setApplicationName("qinbao")
    app.setDesktopFileName("qinbao")
    assets = paths.shipped("assets")
    register(assets / "fonts")
    apply(app, look)
    return app


def finish(app: QApplication, store: Store) -> None:
    """What can wait until the first page is seen: the icon of the window, the pages that come next, tidying up."""
    from PySide6.QtGui import QIcon

    from qinbao.ui.garbage import Garbage

    app.setWindowIcon(QIcon(str(paths.shipped("assets") / "icons" / "app" / "qinbao-128.png")))
    for module in _SOON:
        import_module(module)
    Garbage(store)


def fresh(library: Library, folders: UserFolders) -> bool:
    """Whether this is the first start with the content of a pack."""
    packs = folders.data / CONTENT
    if not library.root.is_relative_to(packs):
        return False
    from qinbao.content.packs.shelf import Shelf

    return not Shelf(packs).current.seen


def saw(folders: UserFolders) -> None:
    """A first page was shown with the content in use, so that the next start need not doubt it."""
    if (folders.data / CONTENT).is_dir():
        from qinbao.content.packs.shelf import Shelf

        Shelf(folders.data / CONTENT).saw()


def voice() -> Speaker:
    """Who reads aloud; loaded when somebody wants to listen."""
    from qinbao.speech.speaker import Speaker

    return Speaker()


def begin(library: Library, folders: UserFolders, settings: Settings) -> State:
    """The state of the first page: at the very first start what this is, else where the person stopped."""
    state = resume.load(folders.state, lambda: [card.topic for card in library.cards])
    state = replace(state, notice=UPDATED) if fresh(library, folders) and not state.notice else state
    return state if settings.kept.introduced else replace(state, asides=(aside.First(),))


def suit(settings: Settings, app: QApplication, scale: float) -> Look:
    """The look to begin with: as it was left, or at the very first start with letters that suit the screen."""
    if settings.first and scale != settings.kept.look.scale:
        settings.suited(scale)
        apply(app, settings.kept.look)
    return settings.kept.look


def introduced(store: Store, settings: Settings) -> None:
    """Once the page of the first start was left, it does not come by itself again."""
    if not settings.kept.introduced and store.state.aside is None:
        settings.introduced()


def forward(window: Window) -> None:
    """Put the window in front of all others, however it was put away."""
    window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def called(window: Window, pack: str) -> None:
    """Another start called: come forward, and look at the pack it was given."""
    forward(window)
    if pack:
        if not isinstance(window.store.state.aside, aside.Updating):
            window.press(press.Open(aside.Updating()))
        window.press(press.LookAtPack(pack))


def run(library: Library, folders: UserFolders, kiosk: bool = False, config: str | None = None, pack: str = "") -> int:
    """Open the window and stay until it is closed; gives the exit code. ``pack``: a content pack to look at.

    Raises ``MissingFontError``, and ``TakenError`` where this person has a window open already.
    """
    if kiosk:
        from qinbao.kiosk.run import run as serve

        return serve(Path(config) if config else None, library, folders, application)
    only = OnlyOne(folders.state, pack)
    settings = Settings(folders.settings)
    reach_fcitx(os.environ)
    app = application(settings.kept.look)
    screen = app.primaryScreen().size()
    fine = first_scale(screen.width(), screen.height())
    look = suit(settings, app, fine)
    paper = Paper(library)
    office = SheetJobs(Sheets(library), None, Desktop(), paper)
    store = Store(library, begin(library, folders, settings))
    remember = Remember(store, folders.state)
    store.journey_changed.connect(lambda: introduced(store, settings))
    abilities = Abilities(resume=True, choose=True, show=True, calibrate=True, update=True, record=True)
    window = Window(store, Presenter(library, abilities), office, voice, look, settings, folders.data / CONTENT)
    unforeseen = Unforeseen(store)
    open_in(window, fine, settings.kept.window)
    Following(window, settings)
    only.answer(lambda said: called(window, said))
    if pack:
        QtCore.QTimer.singleShot(0, lambda: called(window, pack))
    QtCore.QTimer.singleShot(_SETTLED, lambda: finish(app, store))
    QtCore.QTimer.singleShot(_SETTLED, lambda: saw(folders))
    QtCore.QTimer.singleShot(_SETTLED, unforeseen.watch)
    try:
        return app.exec()
    finally:
        unforeseen.close()
        settings.window(left(window))
        remember.flush()
        only.close()
        office.close()
        paper.close()
