"""On the commonest laptop, with a task bar, what decides is seen without scrolling, and nothing is said twice."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from gui_window import Listener, close, open_window
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.session import Session
from qinbao.screen import moves, press
from qinbao.screen.exhibits import APART, USUAL, journey_states
from qinbao.screen.state import State
from qinbao.ui.pages.verdict import VerdictPage
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.answer_box import AnswerBox
from qinbao.ui.window import Window

LAPTOP = (1366, 694)
"""Px inside the frame of a window on 1366×768, over a task bar of 40."""
INSURED = {"payer_insurance": "employee", "relative_insured": "resident", "same_household": "yes"}
WIDE = ("place", "channel", "smartphone")
"""Questions with as many answers as a place has ways; the third asks for the way, too."""
PEOPLE: Mapping[str, Mapping[str, str]] = {
    "a mother in 成都": {"for": "parent", "place": "510100", "payer_place": "510100", "payer_insurance": "employee"},
    "a mother in 杭州": USUAL,
    "two provinces": APART,
    "an in-law": {**USUAL, "for": "in-law"},
    "nobody knows": {"for": "unknown", "place": "unknown", "smartphone": "unknown", "payer_insurance": "unknown"},
    "without a phone": {**USUAL, "smartphone": "no"},
    "insured as a resident": {**USUAL, "relative_insured": "resident"},
}


@pytest.fixture(scope="module")
def laptop(qapp: QApplication, library: Library) -> Iterator[Window]:
    made = open_window(library, Listener(), size=LAPTOP, drawn=False)
    yield made
    close(made)


@pytest.fixture(scope="module")
def small(qapp: QApplication, library: Library) -> Iterator[Window]:
    made = open_window(library, Listener(), size=(1024, 600), drawn=False)
    made.dress(replace(made.look, scale=STEPS[-1]))
    yield made
    close(made)


def show(window: Window, state: State) -> None:
    window.store.become(State())
    window.store.become(state)
    QApplication.processEvents()


@pytest.mark.parametrize("answers", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize("topic", Library().topic_ids)
def test_a_verdict_and_a_question_are_in_sight_as_a_whole(
    laptop: Window, library: Library, topic: str, answers: Mapping[str, str]
) -> None:
    cut = []
    for name, state in journey_states(library, topic, answers):
        # A place has as many ways as it has, and there are more provinces than fit.
        if name == "verdict" or (name.startswith("ask.") and not any(part in name for part in WIDE)):
            show(laptop, state)
            if laptop.body.reach:
                cut.append((name, laptop.body.reach))
    assert cut == []


def test_to_be_told_that_an_answer_is_missing_pushes_none_out_of_sight(laptop: Window, library: Library) -> None:
    show(laptop, moves.step(library, State(session=commands.start(library, Session(), "family-account")), press.Next()))
    assert laptop.page.focus_target() is not laptop.page._title
    assert laptop.body.reach == 0


@pytest.mark.parametrize("topic", ["activate", "unbind"])
def test_no_step_is_scrolled_for_a_last_row(laptop: Window, library: Library, topic: str) -> None:
    for name, state in journey_states(library, topic):
        if name.startswith("step."):
            show(laptop, state)
            assert (name, laptop.body.reach) == (name, 0)


def test_a_verdict_takes_the_room_of_a_high_window(laptop: Window, library: Library) -> None:
    verdict = dict(journey_states(library, "family-account", USUAL))["verdict"]
    high = open_window(library, Listener(), size=(1080, 1920), drawn=False)
    ways = []
    for window in (laptop, high):
        show(window, verdict)
        assert isinstance(window.page, VerdictPage)
        assert window.body.reach == 0
        ways.append([card.geometry() for card in window.page._ways])
    close(high)
    beside, below = ways
    assert len({card.x() for card in beside}) == len({card.y() for card in below}) == 3
    assert len({card.x() for card in below}) == len({card.y() for card in beside}) == 1
    assert below[1].top() - below[0].bottom() > 20


LONG: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "eight things in 西安": (
        "mutual-aid.checklist",
        {**INSURED, "for": "father", "place": "610100", "payer_place": "610100"},
    ),
    "eight ways in 郑州": (
        "pay-premium.ask.smartphone",
        {**INSURED, "for": "child-under-16", "place": "410100", "payer_place": "410100"},
    ),
}


@pytest.mark.parametrize(("page", "answers"), LONG.values(), ids=LONG)
def test_long_lists_come_nearer_before_anybody_has_to_scroll(
    laptop: Window, library: Library, page: str, answers: Mapping[str, str]
) -> None:
    topic, _, name = page.partition(".")
    state = dict(journey_states(library, topic, answers))[name]
    show(laptop, state)
    assert laptop.body.reach == 0


@pytest.mark.parametrize("topic", Library().topic_ids)
def test_the_answer_and_its_reason_are_in_sight_with_the_largest_letters_on_a_small_screen(
    small: Window, library: Library, topic: str
) -> None:
    cut = []
    for who, answers in PEOPLE.items():
        verdict = dict(journey_states(library, topic, answers)).get("verdict")
        if verdict is None:
            continue
        show(small, verdict)
        box = small.page.findChild(AnswerBox)
        assert box is not None
        bottom = box.mapTo(small.page, box.rect().bottomLeft()).y()
        if bottom > small.page.sight:
            cut.append((who, bottom - small.page.sight, box.accessibleName()))
    assert cut == []


@pytest.mark.parametrize("topic", Library().topic_ids)
def test_no_page_says_a_sentence_twice(laptop: Window, library: Library, topic: str) -> None:
    for name, state in journey_states(library, topic):
        show(laptop, state)
        said = Counter(line for line in laptop.page.spoken() if len(line) > 4)
        assert [line for line, times in said.items() if times > 1] == [], name
