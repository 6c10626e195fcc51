"""Count what six journeys to a saved guide cost a new user by mouse alone; ``packaging/proof/effort`` calls this.

The program runs as a whole, with its own window, on a screen of 1366×768 with xfwm4 and a task bar. What is to be
pressed is read from the page; it is pressed with the pointer of the screen, where it is seen.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]

from PySide6.QtCore import QPoint, QRect, QTimer  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget  # noqa: E402
from tests.desktop.conftest import Session  # noqa: E402

from qinbao.app import run  # noqa: E402
from qinbao.content.library import Library  # noqa: E402
from qinbao.flow.engine import resolve  # noqa: E402
from qinbao.paths import UserFolders  # noqa: E402
from qinbao.screen import press  # noqa: E402
from qinbao.ui.widgets.answer_box import AnswerBox  # noqa: E402
from qinbao.ui.widgets.note import NoteBox  # noqa: E402
from qinbao.ui.widgets.phone import PhonePicture  # noqa: E402
from qinbao.ui.widgets.scroller import RailButton  # noqa: E402
from qinbao.ui.widgets.steady import gate  # noqa: E402
from qinbao.ui.window import Window  # noqa: E402

SCREEN, PANEL = (1366, 768), 40
MOST = 60
"""Pages after which a journey is given up."""
README = ROOT / "tests" / "README.md"
BEGIN, END = "<!-- effort: packaging/proof/effort --table -->\n", "<!-- end of effort -->\n"


class Journey(NamedTuple):
    """Who comes: the card of the start page, answers by question, and what it may cost at most."""

    topic: str
    answers: Mapping[str, str]
    pages: int
    taps: int
    characters: int
    scrolled: int = 0
    """Pages where the main thing needs scrolling."""


class Page(NamedTuple):
    """A page as it was met."""

    title: str
    characters: int
    hidden: tuple[str, ...]
    """Of the main thing, what is not in sight when the page opens."""


OWN = {"payer_insurance": "employee", "relative_insured": "resident", "same_household": "yes"}
JOURNEYS: Mapping[str, Journey] = {
    "亲情账户: mother in 成都": Journey("family-account", {"for": "mother", "place": "510100"}, 17, 20, 2600),
    "帮我选: spouse in 武汉, payer in 杭州": Journey(
        "choose", {**OWN, "for": "spouse", "place": "420100", "payer_place": "330100"}, 20, 27, 2700
    ),
    "家庭共济: father in 西安, 14 actions": Journey(
        "mutual-aid", {**OWN, "for": "father", "place": "610100", "payer_place": "610100"}, 25, 32, 2700
    ),
    "交医保费: child in 郑州": Journey(
        "pay-premium", {**OWN, "for": "child-under-16", "place": "410100", "payer_place": "410100"}, 20, 27, 2400
    ),
    "去医院: mother in 北京": Journey("see-doctor", {"for": "mother", "place": "110000"}, 17, 21, 2200),
    "第一次开通: grandfather in 仁寿县, no smartphone": Journey(
        "activate", {"for": "grandparent", "place": "511421", "smartphone": "no"}, 13, 19, 1700
    ),
}


class Person:
    """Goes one journey from the first page to the saved pictures, by the pointer of the screen alone."""

    def __init__(self, library: Library, journey: Journey, pictures: Path | None) -> None:
        self.library, self.journey, self._pictures = library, journey, pictures
        self.pages: list[Page] = []
        self.taps = 0
        # A second a tap: nobody waits here for the half second in which a hand may tremble.
        gate.clock = lambda: float(self.taps)

    def go(self) -> None:
        """From page to page until the pictures are saved. Raises ``TimeoutError`` where nothing follows a press."""
        wait("a window", lambda: self._window() is not None and self.window.width() > SCREEN[0] - 20)
        while True:
            self._meet()
            if self.window.model.kind == "told":
                break
            before = self.window.model.key
            for target in self._targets():
                self._tap(target)
            wait(f"what follows {before}", lambda before=before: self._arrived(before))
        self.window.close()

    @property
    def window(self) -> Window:
        """The program's window."""
        found = self._window()
        assert found is not None
        return found

    def _window(self) -> Window | None:
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)

    def _arrived(self, before: str) -> bool:
        """Another page; while pictures are made there is nothing to do but to wait for them."""
        key = self.window.model.key
        return key != before and not key.endswith(".busy")

    def _meet(self) -> None:
        """Look at the page as it opens."""
        assert len(self.pages) < MOST, self.pages
        window = self.window
        settle()
        said = [*window.page.spoken(), *(button.text() for button in window.bottom.buttons)]
        hidden = tuple(named(part) for part in self._main() if not self._seen(part))
        characters = sum(len("".join(line.split())) for line in said)
        self.pages.append(Page(f"{window.model.kind}: {window.model.title}", characters, hidden))
        if self._pictures:
            self._pictures.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(self._pictures / f"{len(self.pages):02}-{window.model.kind}.png"))

    def _main(self) -> list[QWidget]:
        """What the page is for: of questions all answers, of an action picture and words, else all that it says."""
        page, kind = self.window.page, self.window.model.kind
        kinds = {
            "step": (QLabel, NoteBox, PhonePicture),
            "verdict": (AnswerBox, NoteBox, QAbstractButton),
            "sheets": (),
            "home": (),
        }.get(kind, (QLabel, NoteBox, QAbstractButton))
        shown = [part for part in page.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
        return [*(one for one in (next(self._targets()),) if self.window.body.isAncestorOf(one)), *shown]

    def _seen(self, part: QWidget) -> bool:
        """Whether all of it is in sight."""
        port = part
        while port.parentWidget() is not self.window.body:
            port = port.parentWidget()
        if port is part:
            return True  # one of the two that scroll
        return port.rect().contains(QRect(part.mapTo(port, QPoint()), part.size()))

    def _tap(self, target: QWidget) -> None:
        """One press in its middle; what is not in sight is brought there first, a press of 往下 each."""
        settle()
        body = self.window.body
        while body.isAncestorOf(target) and not self._seen(target) and body.offset < body.reach:
            self._tap(body.findChildren(RailButton)[-1])
        self.taps += 1
        at = target.mapToGlobal(target.rect().center())
        subprocess.run(["xdotool", "mousemove", str(at.x()), str(at.y()), "click", "1"], check=True)
        wait(f"the press of {named(target)} to be taken", lambda: gate.shut)
        settle(0.1)

    def _targets(self) -> Iterator[QWidget]:
        """What is pressed here, one after the other, each as it is found at that moment."""
        model, page = self.window.model, self.window.page
        if model.kind == "home":
            yield self._card()
            return
        if model.kind == "sheets":
            yield self._named(press.Pictures().name)
            return
        if model.kind in ("choice", "place"):
            asked = resolve(self.library, self.window.store.state.session).page.question
            wished = self.journey.answers.get(asked.id) if asked else None
            same = getattr(page, "_same", None)
            if model.kind == "choice":
                yield next((card for card in page.group.cards if card.value == wished), page.group.cards[0])
            elif same is not None and same.cards[0].value == wished:
                yield same.cards[0]
            elif page.draft() is not None and model.chosen != wished:
                yield from self._place(page, str(wished))
        yield next(
            button
            for view, button in zip(self.window.bottom.offered, self.window.bottom.buttons, strict=True)
            if view.kind == "primary"
        )

    def _place(self, page: Any, code: str) -> Iterator[QWidget]:
        """From list to list, as deep as the place lies."""
        place = self.library.places.get(code)
        assert place is not None
        for step in (*reversed(self.library.places.ancestors(place)), place):
            cells = [cell for cell in page.cells.cards if cell.value == step.code]
            if not cells and step.parent == place.parent:  # the way to the counties of the city that is chosen
                yield page.deeper
                cells = [cell for cell in page.cells.cards if cell.value == step.code]
            yield from cells

    def _card(self) -> QWidget:
        title = next(card.title for card in self.library.cards if card.topic == self.journey.topic)
        return next(part for part in self.window.page.findChildren(QAbstractButton) if part.accessibleName() == title)

    def _named(self, name: str) -> QWidget:
        return next(part for part in self.window.page.findChildren(QAbstractButton) if part.objectName() == name)


def wait(what: str, condition: Callable[[], bool], seconds: float = 10) -> None:
    """Until it holds. Raises ``TimeoutError``."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(what)
        QApplication.processEvents()
        time.sleep(0.005)


def settle(seconds: float = 0.05) -> None:
    """Let everything happen that is due."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)


def named(part: QWidget) -> str:
    """What one would call it."""
    return part.accessibleName() or (part.text() if isinstance(part, QLabel) else type(part).__name__)


def walk(name: str, home: Path, pictures: Path | None) -> None:
    """Go one journey in the program as it is, and write down what it cost."""
    library = Library()
    person = Person(library, JOURNEYS[name], pictures)
    failed: list[BaseException] = []

    def go() -> None:
        try:
            person.go()
        except BaseException as error:
            failed.append(error)
            QApplication.exit()

    QTimer.singleShot(0, go)
    run(library, UserFolders.under(home))
    if failed:
        raise failed[0]
    print(json.dumps({"taps": person.taps, "pages": person.pages}))


def measured(session: Session, name: str, home: Path, pictures: Path | None) -> dict[str, Any]:
    """What a journey cost, in a process of its own, by somebody who was never here."""
    (home / "Desktop").mkdir(parents=True)
    command = [sys.executable, "-P", "-s", __file__, "--walk", name, "--home", str(home)]
    command += ["--pictures", str(pictures / JOURNEYS[name].topic)] if pictures else []
    own = {**session.environment, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(command, env=own, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    assert len(list((home / "Desktop").rglob("*.png"))) > 0, "no picture was saved"
    return found


def table(rows: Mapping[str, dict[str, Any]]) -> str:
    """All journeys as a table, each with what it may cost."""
    lines = ["| journey | pages | taps | characters to read | pages where the main thing needs scrolling |"]
    lines.append("|---|---|---|---|---|")
    for name, row in rows.items():
        goal, found = JOURNEYS[name], costs(row)
        parts = (f"{n} (≤ {most})" for n, most in zip(found, goal[2:], strict=True))
        lines.append(f"| {name} | {' | '.join(parts)} |")
    return "\n".join(lines) + "\n"


def told(page: Any) -> str:
    """One page in a line."""
    title, characters, hidden = page
    return f"  {characters:5} {title}" + ("   not in sight: " + " · ".join(hidden) if hidden else "")


def costs(row: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """Pages up to the press that saves, taps, characters, and pages of which the main thing is not in sight."""
    pages = [Page(*page) for page in row["pages"][:-1]]
    return len(pages), row["taps"], sum(page.characters for page in pages), sum(bool(page.hidden) for page in pages)


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", action="store_true", help="renew the table of tests/README.md")
    parser.add_argument("--pages", action="store_true", help="tell every page")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of every page")
    parser.add_argument("--only", default="", help="journeys with this in their names")
    parser.add_argument("--walk", help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.walk:
        walk(options.walk, options.home, options.pictures)
        return 0
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder), SCREEN)
        try:
            session.manage("xfwm4", PANEL)
            for number, name in enumerate(JOURNEYS):
                if options.only in name:
                    rows[name] = measured(session, name, Path(folder) / str(number), options.pictures)
        finally:
            session.close()
    for name, row in rows.items() if options.pages else ():
        print(name, *map(told, row["pages"]), sep="\n")
    print(table(rows), end="")
    if options.table:
        before, _, rest = README.read_text().partition(BEGIN)
        README.write_text(f"{before}{BEGIN}\n{table(rows)}\n{END}{rest.partition(END)[2]}")
    within = all(
        n <= most for name, row in rows.items() for n, most in zip(costs(row), JOURNEYS[name][2:], strict=True)
    )
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
