"""The drawn phone beside the words: what to press is seen at once, and its words can be read, on every screen."""

import os
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pytest
from gui_window import DAY, Listener, close, open_window
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.flow.facts import derive, localised
from qinbao.flow.rules import UNKNOWN
from qinbao.flow.session import Session
from qinbao.guide.build import build
from qinbao.guide.picture.shapes import Text
from qinbao.guide.survey import answers_apart, place_classes
from qinbao.screen.exhibits import USUAL, exhibits
from qinbao.screen.state import State
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.phone import PhonePicture
from qinbao.ui.window import Window

SIZES = ((1024, 600), (1366, 768), (1920, 1080))
EVERY = os.environ.get("QINBAO_EVERY_PICTURE") == "1"
"""Whether the steps of every place and every way are looked at, on more screens (``packaging/proof/phones``)."""
MORE = ((640, 480), (800, 600), (1280, 800), (2560, 1440), (3840, 2160)) if EVERY else ()


class Seen(NamedTuple):
    """A phone as it stands on the page, in px of the window's body."""

    step: str
    ring: QRect | None
    smallest: float
    """Px of its smallest words."""


@pytest.fixture(scope="module")
def steps(library: Library) -> dict[str, State]:
    """Every step of every topic."""
    shown = {name: state for name, state in exhibits(library).items() if ".step." in name}
    return shown | dict(every_step(library)) if EVERY else shown


def every_step(library: Library) -> Iterator[tuple[str, State]]:
    """The steps whose words or picture are others, of every matter, place, relative, and way of doing it."""
    first = {question.id: question.options[0].value for question in library.questions.values() if question.options}
    told: set[tuple[object, ...]] = set()
    for topic in library.topic_ids:
        for place, relative in product(place_classes(library, topic), ("parent", "child-under-16")):
            given = {**first, **USUAL, "for": relative, "place": place or UNKNOWN}
            local = localised(library, topic, given)
            for way in answers_apart(library.questions["channel"], derive(library, local, given), local):
                answers = {**given, "channel": way}
                for step in build(library, topic, answers, DAY).steps:
                    if step.screen is not None and (key := (step.screen, step.say, step.detail)) not in told:
                        told.add(key)
                        session = Session(topic=topic, answers=tuple(answers.items()), at=f"step.{step.id}")
                        yield f"{topic} {place} {step.id}", State(session=session)


@pytest.fixture(
    scope="module", params=product(SIZES + MORE, STEPS), ids=lambda case: f"{case[0][0]}x{case[0][1]}-{case[1]}"
)
def body(
    request: pytest.FixtureRequest, qapp: QApplication, library: Library, steps: dict[str, State]
) -> tuple[QRect, list[Seen]]:
    """What is seen without scrolling, and every phone of every step on it."""
    size, scale = request.param
    window = open_window(library, Listener(), Look(scale=scale), size, drawn=False)
    seen = [_seen(window, name, picture) for name, picture in pictured(window, steps)]
    rect = window.body.rect()
    close(window)
    return rect, seen


def pictured(window: Window, steps: dict[str, State]) -> Iterator[tuple[str, PhonePicture]]:
    for name, state in steps.items():
        window.store.become(state)
        picture = window.page.findChild(PhonePicture)
        assert picture is not None or not EVERY, f"{name} is not shown"
        if picture is not None:
            yield name, picture


def _seen(window: Window, name: str, picture: PhonePicture) -> Seen:
    ring, factor = picture.drawn.ring, picture.factor
    words = [shape.size for shape in picture.drawn.shapes if isinstance(shape, Text)]
    if ring is None:
        return Seen(name, None, min(words) * factor)
    corner = picture.mapTo(window.body, QPoint(round(ring.x * factor), round(ring.y * factor)))
    return Seen(name, QRect(corner, QSize(round(ring.w * factor), round(ring.h * factor))), min(words) * factor)


def test_what_to_press_is_seen_without_scrolling(body: tuple[QRect, list[Seen]]) -> None:
    rings = [(seen.step, seen.ring) for seen in body[1] if seen.ring is not None]
    assert len(rings) > 20
    assert [step for step, ring in rings if not body[0].contains(ring)] == []


def test_no_word_on_a_phone_is_smaller_than_18_px(body: tuple[QRect, list[Seen]]) -> None:
    assert [seen.step for seen in body[1] if seen.smallest < 18] == []


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def wide(request: pytest.FixtureRequest, qapp: QApplication, library: Library) -> Iterator[Window]:
    made = open_window(library, Listener(), size=request.param, drawn=False)
    yield made
    close(made)


def test_the_words_on_it_grow_with_all_others(wide: Window, steps: dict[str, State]) -> None:
    grown = []
    for scale in STEPS:
        wide.dress(Look(scale=scale))
        wide.store.become(steps["family-account.step.fa.alipay.open"])
        picture = wide.page.findChild(PhonePicture)
        assert picture is not None
        grown.append(picture.factor)
    assert grown[-1] >= grown[0]


def test_on_a_large_screen_the_phone_takes_two_fifths_of_the_width(
    qapp: QApplication, library: Library, steps: dict[str, State]
) -> None:
    window = open_window(library, Listener(), size=(1920, 1080), state=steps["family-account.step.fa.alipay.search"])
    picture = window.page.findChild(PhonePicture)
    assert picture is not None
    assert 0.36 <= picture.drawn.width * picture.factor / window.width() <= 0.42
    close(window)
