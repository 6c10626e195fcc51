"""Every page in every condition: what is shown, under which conditions, and what is found wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle, product
from typing import cast

import pytest
from gui_faults import Look as Looked
from gui_window import Listener, close, open_window, settle
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QPoint
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.flow.session import Session
from qinbao.guide.model import Guide
from qinbao.paper.text import text
from qinbao.screen import press
from qinbao.screen.exhibits import exhibits, journey_states, kinds
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.ui.pages.place import PlacePage
from qinbao.ui.pages.preview import PreviewPage
from qinbao.ui.pages.printer import PrinterPage
from qinbao.ui.services import Queue
from qinbao.ui.theme.colours import THEMES
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.window import Window

USUAL = ((1024, 600), (1280, 800), (1920, 1080))
"""Netbook, laptop, screen."""
OTHER = ((3840, 2160), (1080, 1920), (600, 1024))
"""Television, kiosk upright, tablet upright."""
SCALES = STEPS
QUEUES = (Queue("HP_LaserJet_Professional_M1136_MFP"), Queue("Brother", "out-of-paper"), Queue("Canon", "stopped"))
LOOKS = (*(Look(theme) for theme in THEMES), Look(detailed=True))
"""Three themes, and one of them with all details shown."""
EVERY = "QINBAO_EVERY_PAGE" in os.environ

Mood = Callable[[Window], None]


@dataclass(frozen=True)
class Sight:
    """A page to look at: a state, and what the person has done on it."""

    state: State
    mood: Mood = lambda _: None


@dataclass
class Findings:
    """What was found in some conditions."""

    faults: list[str] = field(default_factory=list)
    cells: int = 0


def chosen(library: Library) -> dict[str, Sight]:
    """What a run looks at: every kind of page, or with ``packaging/proof/matrix`` every page."""
    return all_pages(library) if EVERY else all_kinds(library)


def looks(size: tuple[int, int], scale: float) -> tuple[Look, ...]:
    """How it is looked at: in one theme or with all details, each in turn; with ``proof/matrix`` in every way.

    They take turns so that each meets every scale.
    """
    turn = (USUAL + OTHER).index(size) + SCALES.index(scale) // 2
    return LOOKS if EVERY else (LOOKS[turn % len(LOOKS)],)


def all_kinds(library: Library) -> dict[str, Sight]:
    """Every kind of page, and the states of a page that are drawn otherwise."""
    return {name: Sight(state) for name, state in kinds(library).items()} | dict(_moods(library))


def all_pages(library: Library) -> dict[str, Sight]:
    """Every page of every topic."""
    return {name: Sight(state) for name, state in exhibits(library).items()} | dict(_moods(library))


def walk(library: Library, sights: Mapping[str, Sight], size: tuple[int, int], scale: float) -> Findings:
    """Look at all ``sights`` in one window."""
    found = Findings()
    window = open_window(library, Listener(), Look(scale=scale), size, drawn=False)
    for look in looks(size, scale):
        window.dress(replace(look, scale=scale))
        places: dict[str, QPoint] = {}
        for title, sight in sights.items():
            window.hush()
            window.store.become(sight.state)
            sight.mood(window)
            settle()
            looked = Looked(window)
            faults = [*looked.faults(), *_moved(looked, places)]
            where = f"{title} {size[0]}×{size[1]} @{scale:g} {look.theme}{' 详' if look.detailed else ''}"
            found.faults.extend(f"{where}: {fault}" for fault in faults)
            found.cells += 1
    close(window)
    return found


def conditions(sizes: Sequence[tuple[int, int]]) -> list[pytest.ParameterSet]:
    """Sizes of window and letters, each with a name.

    Every size with the largest letters, where things clip, and with one of the others in turn; with ``proof/matrix`` in
    all steps.
    """
    if EVERY:
        found = list(product(sizes, SCALES))
    else:
        *others, largest = SCALES[::2]
        turns = cycle(others)
        found = [(size, scale) for size in sizes for scale in (next(turns), largest)]
    return [pytest.param(size, scale, id=f"{size[0]}x{size[1]}-scale{scale}") for size, scale in found]


def _moved(looked: Looked, places: dict[str, QPoint]) -> Iterator[str]:
    """What everybody learns to find with closed eyes, and now stands elsewhere than on the pages before."""
    window = looked.window
    fixed = {key: looked.box(button).topLeft() for key, button in window.top.buttons.items()}
    fixed["hotline"] = looked.box(window.bottom.hotline).bottomRight()
    for action, button in zip(window.bottom.offered, window.bottom.buttons, strict=True):
        if action.kind == "primary" or action.key == "back":
            fixed[action.kind] = looked.box(button).topLeft()
    for key, now in fixed.items():
        known = places.setdefault(key, now)
        if known != now:
            yield f"{key} moved from {known.toTuple()} to {now.toTuple()}"


def _moods(library: Library) -> Iterator[tuple[str, Sight]]:
    every = dict(journey_states(library, "family-account"))
    place = every["ask.place"]
    yield "place, typed", Sight(place, _typing("zhou"))
    yield "place, nothing found", Sight(place, _typing("没有这个地方"))
    yield "place, county", Sight(replace(place, session=_answered(place.session, "330106")))
    yield "place, error", Sight(step(library, replace(place, session=_answered(place.session, None)), press.Next()))
    yield "read aloud", Sight(every["verdict"], lambda window: window.read())
    yield "no voice", Sight(every["verdict"], _speechless)
    yield "home, resumed", Sight(State(left=every["sheets"].session, notice="resume.lost"))
    yield from _papers(library)
    choosing = dict(journey_states(library, "choose", {"want": "unknown"}))
    yield "comparison", Sight(choosing["comparison"])
    for answer, told in (("no", {"for": "friend"}), ("ask", {"for": "unknown", "place": "unknown"})):
        states = dict(journey_states(library, "family-account", told))
        yield f"verdict, {answer}", Sight(states["verdict"])


def _papers(library: Library) -> Iterator[tuple[str, Sight]]:
    """What is there only after a while: printers that were found, a sheet that was drawn, its words."""
    every = exhibits(library)
    yield "printers", Sight(every["aside.printer"], _find)
    for name in ("aside.preview", "aside.preview-blank"):
        yield f"{name}, drawn", Sight(every[name], _drawn(3 if "blank" in name else 1))


def _find(window: Window) -> None:
    # The window's own search, which never ends here, must have begun.
    QApplication.processEvents()
    cast(PrinterPage, window.page).show_queues(QUEUES, QUEUES[-1].name)


def _drawn(pages: int) -> Mood:
    def draw(window: Window) -> None:
        page = cast(PreviewPage, window.page)
        page.show_pages([_blank()] * pages)
        subject = window._presenter.scene(window.store.state).subject(page.sheet)
        page.show_words(text(window.store.library, cast(Guide, subject), page.sheet).splitlines())

    return draw


@cache
def _blank() -> bytes:
    """A page of a sheet, with nothing on it."""
    blank = QPixmap(827, 1169)
    blank.fill(QColor("#FFFFFF"))
    buffer = QBuffer()
    blank.save(buffer, "PNG")
    return buffer.data().data()


def _typing(words: str) -> Mood:
    def type_(window: Window) -> None:
        cast(PlacePage, window.page).search.line.setText(words)

    return type_


def _speechless(window: Window) -> None:
    window.read()
    cast(Listener, window._speaker()).done("speech.install")


def _answered(session: Session, place: str | None) -> Session:
    answers = tuple((key, value) for key, value in session.answers if key != "place")
    return replace(session, answers=(*answers, ("place", place)) if place else answers)
