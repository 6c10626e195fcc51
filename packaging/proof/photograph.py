"""Photograph every kind of page at six sizes, two scales and three themes; see ``packaging/proof/photograph``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "desktop"))

from PySide6.QtWidgets import QApplication  # noqa: E402

from qinbao.app import Desktop, application  # noqa: E402
from qinbao.content.library import Library  # noqa: E402
from qinbao.paper.maker import Sheets  # noqa: E402
from qinbao.screen.abilities import Abilities  # noqa: E402
from qinbao.screen.exhibits import exhibits, kinds  # noqa: E402
from qinbao.screen.state import State  # noqa: E402
from qinbao.ui.presenter import Presenter  # noqa: E402
from qinbao.ui.services import Queue  # noqa: E402
from qinbao.ui.sheet_jobs import SheetJobs  # noqa: E402
from qinbao.ui.store import Store  # noqa: E402
from qinbao.ui.theme.apply import apply  # noqa: E402
from qinbao.ui.theme.colours import THEMES  # noqa: E402
from qinbao.ui.theme.look import Look  # noqa: E402
from qinbao.ui.window import Window  # noqa: E402

SIZES = ((1024, 600), (1366, 694), (1280, 800), (1920, 1080), (3840, 2160), (1080, 1920))
"""Px; the second is what 1366×768 leaves over a task bar of 40 and under a title."""
SCALES = (1.0, 2.0)
DAY = date(2026, 11, 22)
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


def photograph(library: Library, state: State, look: Look, size: tuple[int, int], path: Path) -> None:
    """Save one picture of ``state``."""
    store = Store(library, state)
    presenter = Presenter(library, Abilities(resume=True, choose=True, calibrate=True), lambda: DAY)
    office = SheetJobs(Sheets(library), None, Desktop(), Trays())
    window = Window(store, presenter, office, Quiet, look)
    window.resize(*size)
    window.show()
    _wait_for_sheets(presenter.model(state).kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        sys.exit(f"cannot write {path}")
    office.close()
    window.close()
    window.deleteLater()


def _wait_for_sheets(kind: str) -> None:
    """Sheets are drawn beside the window, one after the other; give them time to arrive."""
    until = time.monotonic() + (2.5 if kind in ("sheets", "preview", "codes") else 0)
    QApplication.processEvents()
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.02)


def conditions(quick: bool) -> Iterator[tuple[str, Look, tuple[int, int]]]:
    """Folder name, look and window size of every condition."""
    for theme in THEMES[:1] if quick else THEMES:
        for size in SIZES[:2] if quick else SIZES:
            for scale in SCALES:
                yield f"{theme}/{size[0]}x{size[1]}@{scale:g}", Look(theme, scale), size


def main() -> None:
    """Take the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, help="folder for the pictures")
    parser.add_argument("--quick", action="store_true", help="one theme, the smallest windows")
    parser.add_argument("--only", default="", help="conditions with this in their names, like light/1366x694@1")
    parser.add_argument("--readme", action="store_true", help="renew the pictures of the README")
    options = parser.parse_args()
    library = Library()
    app = application(Look())
    if options.readme:
        every = exhibits(library)
        for name, state in README.items():
            photograph(library, every[state], Look(), (1280, 800), ROOT / "assets" / "screenshots" / f"{name}.png")
    elif options.out is None:
        parser.error("name a folder")
    else:
        chosen = (one for one in conditions(options.quick) if options.only in one[0])
        for folder, look, size in chosen:
            apply(app, look)
            for name, state in kinds(library).items():
                photograph(library, state, look, size, options.out / folder / f"{name}.png")
                app.processEvents()


if __name__ == "__main__":
    main()
