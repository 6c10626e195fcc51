"""Photograph every kind of page at many sizes, two scales and three themes; see ``packaging/proof/photograph``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from qinbao.app import Desktop, application  # noqa: E402
from qinbao.content.library import Library  # noqa: E402
from qinbao.content.words import Words  # noqa: E402
from qinbao.kiosk.cover import Cover, fitting  # noqa: E402
from qinbao.kiosk.effects import How, Why  # noqa: E402
from qinbao.kiosk.operator.page import Health, OperatorPage  # noqa: E402
from qinbao.kiosk.operator.pin import PinLock  # noqa: E402
from qinbao.kiosk.operator.pinpad import PinPad  # noqa: E402
from qinbao.kiosk.operator.report import Report  # noqa: E402
from qinbao.kiosk.pages import AskPage, CalmPage, StartPage, SurePage  # noqa: E402
from qinbao.paper.maker import Sheets  # noqa: E402
from qinbao.screen.abilities import Abilities  # noqa: E402
from qinbao.screen.exhibits import exhibits, kinds  # noqa: E402
from qinbao.screen.state import State  # noqa: E402
from qinbao.ui.fit import first_scale, window_scale  # noqa: E402
from qinbao.ui.presenter import Presenter  # noqa: E402
from qinbao.ui.room import open_in  # noqa: E402
from qinbao.ui.services import Queue  # noqa: E402
from qinbao.ui.sheet_jobs import SheetJobs  # noqa: E402
from qinbao.ui.store import Store  # noqa: E402
from qinbao.ui.theme.apply import apply  # noqa: E402
from qinbao.ui.theme.colours import THEMES  # noqa: E402
from qinbao.ui.theme.look import Look  # noqa: E402
from qinbao.ui.theme.sizes import STEPS  # noqa: E402
from qinbao.ui.window import Window  # noqa: E402

Show = Callable[[QWidget], None]
"""Shows a window as a condition wants it."""
HOME = Abilities(resume=True, choose=True, show=True, calibrate=True, update=True, record=True)
SIZES = ((1024, 600), (1366, 694), (1280, 800), (1920, 1080), (3840, 2160), (1080, 1920))
"""Px; the second is what 1366×768 leaves over a task bar of 40 and under a title."""
WAIT = {"sheets": 2.5, "preview": 2.5, "codes": 2.5, "first": 0.8}
"""Seconds by kind of page."""
SCREENS, PANEL = ((1366, 768), (1024, 600), (1280, 800), (1920, 1080)), 40
"""Px of the desktops, and of the task bar there."""
DAY = date(2026, 11, 22)
SURE: tuple[How, ...] = ("leave", "off")
"""What the kiosk asks about once more; starting anew needs no question."""
PAINTED_MS = 200
"""Milliseconds until the server of the screen has what a window painted."""
README = {"home": "home", "step": "family-account.step.fa.alipay.family"}


class Quiet:
    """No voice: pictures are silent."""

    def say(self, lines: Sequence[str], heard: Callable[[int], None], done: Callable[[str | None], None]) -> None:
        """Never begins."""

    def pause(self) -> None:
        """Nothing to pause."""

    def resume(self) -> None:
        """Nothing to resume."""

    def repeat(self) -> None:
        """Nothing to repeat."""

    def slower(self) -> None:
        """Nothing to slow down."""

    def faster(self) -> None:
        """Nothing to speed up."""

    def stop(self) -> None:
        """Nothing to stop."""


class Trays:
    """Two printers, one of them without paper."""

    def find(self, found: Callable[[tuple[Queue, ...]], None]) -> None:
        """At once."""
        found((Queue("HP_LaserJet"), Queue("Brother", "out-of-paper")))

    def print(self, pdf: bytes, changed: Callable[[str], None], queue: str, copies: int) -> None:
        """Never prints."""


def photograph(library: Library, state: State, look: Look, show: Show, path: Path) -> None:
    """Save one picture of ``state``."""
    store = Store(library, state)
    presenter = Presenter(library, HOME, lambda: DAY)
    office = SheetJobs(Sheets(library), None, Desktop(), Trays())
    window = Window(store, presenter, office, Quiet, look)
    show(window)
    _wait_for_sheets(presenter.model(state).kind)
    save(window, path)
    office.close()
    window.close()
    window.deleteLater()


def save(window: QWidget, path: Path) -> None:
    """Save what is seen: of a desktop the whole screen, else the window."""
    path.parent.mkdir(parents=True, exist_ok=True)
    bare = QApplication.platformName() == "offscreen"
    if not bare:
        QTest.qWait(PAINTED_MS)
    if not (window.grab() if bare else window.screen().grabWindow(0)).save(str(path)):
        sys.exit(f"cannot write {path}")


def of_size(size: tuple[int, int]) -> Show:
    """Show windows in this size."""

    def show(window: QWidget) -> None:
        window.resize(*size)
        window.show()

    return show


def as_opened(fine: float) -> Show:
    """Show windows as the program does on this desktop, and wait until they are there."""

    def show(window: QWidget) -> None:
        open_in(window, fine, None)
        window.activateWindow()
        end, settled = time.monotonic() + 5, 0
        while settled < 8 and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.04)
            settled = settled + 1 if window.isActiveWindow() else 0

    return show


def _wait_for_sheets(kind: str) -> None:
    """Sheets are drawn beside the window, one after the other, and the first drawing after its words: wait for them."""
    until = time.monotonic() + WAIT.get(kind, 0)
    QApplication.processEvents()
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.02)


def covers(words: Words) -> dict[str, Callable[[Look], Cover]]:
    """The kiosk's own pages, one that its operator sees with all that can be wrong."""
    report = Report(
        version="0.1.0", content="2026-11", age=24, damaged=("data/terms.yaml:3",), settings=True,
        started="2026-11-20T08:00", restarts=(("power", 2),), wrong_pins=3, usb=1, disk=32, paper=41, blocked=2,
        low=True, broken=7, head="",
    )  # fmt: skip
    health = Health(
        version="0.1.0", content="2026-11", place=words("kiosk.operator.none"), printer="HP_LaserJet", paper=912,
        left=(9, 4), low=True, report=report, ending="2026-12-20", today=(("visits", 23), ("sheet", 17)),
        most=(("topic", words("app.name"), 12), ("place", words("app.name"), 9)),
    )  # fmt: skip
    lock = PinLock(None, Path(os.devnull), time.monotonic)
    return {
        "kiosk-start": lambda look: StartPage(look, words, 120),
        "kiosk-ask": lambda look: AskPage(look, words),
        "kiosk-pin": lambda look: PinPad(look, words, lock),
        "kiosk-operator": lambda look: OperatorPage(look, words, health),
        **{f"kiosk-calm-{why}": lambda look, why=why: CalmPage(look, words, why) for why in get_args(Why)},
        **{f"kiosk-sure-{how}": lambda look, how=how: SurePage(look, words, how) for how in SURE},
    }


def photograph_cover(make: Callable[[Look], Cover], look: Look, show: Show, path: Path) -> None:
    """Save one picture of a page that covers a kiosk, as large as its screen."""
    ground = QWidget()
    show(ground)
    page = fitting(make, look, ground.size())
    if isinstance(page, AskPage):
        page.count(20)
    page.setParent(ground)
    page.resize(ground.size())
    page.show()
    QApplication.processEvents()
    save(ground, path)
    ground.close()
    ground.deleteLater()


def conditions(quick: bool) -> Iterator[tuple[str, Look, tuple[int, int]]]:
    """Folder name, look and window size of every condition: the letters of the first start there, and the largest."""
    for theme in THEMES[:1] if quick else THEMES:
        for size in SIZES[:2] if quick else SIZES:
            for scale in (window_scale(*size), STEPS[-1]):
                yield f"{theme}/{size[0]}x{size[1]}@{scale:g}", Look(theme, scale), size


def on_desks(arguments: Sequence[str]) -> None:
    """Take the pictures of each screen by this program in a session there, with a window manager and a task bar."""
    from tests.desktop.conftest import Session

    for size in SCREENS:
        with tempfile.TemporaryDirectory() as folder:
            session = Session(Path(folder), size)
            try:
                session.manage("xfwm4", PANEL)
                own = {**session.environment, "QT_QPA_PLATFORM": "xcb"}
                here = [sys.executable, "-P", "-s", __file__, *arguments, "--here"]
                subprocess.run(here, env=own, check=True)
            finally:
                session.close()


def here(app: QApplication) -> Iterator[tuple[str, Look, Show]]:
    """The conditions of the screen this runs on."""
    size = app.primaryScreen().size()
    fine = first_scale(size.width(), size.height())
    for theme in THEMES:
        for scale in (fine, STEPS[-1]):
            name = f"{theme}/desk-{size.width()}x{size.height()}@{scale:g}"
            yield name, Look(theme, scale), as_opened(fine)


def main() -> None:
    """Take the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, help="folder for the pictures")
    parser.add_argument("--quick", action="store_true", help="one theme, the smallest windows")
    parser.add_argument("--only", default="", help="conditions with this in their names, like light/1366x694@1")
    parser.add_argument("--pages", default="", help="of these kinds of pages alone, like home,place,kiosk-operator")
    parser.add_argument("--desk", action="store_true", help="whole screens, with xfwm4 and a task bar")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--readme", action="store_true", help="renew the pictures of the README")
    options = parser.parse_args()
    if options.desk and not options.here:
        return on_desks(sys.argv[1:])
    library = Library()
    app = application(Look())
    if options.readme:
        every = exhibits(library)
        for name, state in README.items():
            path = ROOT / "assets" / "screenshots" / f"{name}.png"
            photograph(library, every[state], Look(), of_size((1280, 800)), path)
        return None
    if options.out is None:
        parser.error("name a folder")
    bare = ((folder, look, of_size(size)) for folder, look, size in conditions(options.quick))
    chosen = (one for one in (here(app) if options.here else bare) if options.only in one[0])
    take(library, app, chosen, options.out, [name for name in options.pages.split(",") if name])
    return None


def take(
    library: Library, app: QApplication, chosen: Iterable[tuple[str, Look, Show]], out: Path, names: Sequence[str]
) -> None:
    """Every page wanted in the conditions chosen; all of them with no names."""
    for folder, look, show in chosen:
        apply(app, look)
        for name, state in kinds(library).items():
            if not names or name in names:
                photograph(library, state, look, show, out / folder / f"{name}.png")
                app.processEvents()
        for name, make in covers(library.words).items():
            if not names or name in names:
                photograph_cover(make, look, show, out / folder / f"{name}.png")


if __name__ == "__main__":
    main()
