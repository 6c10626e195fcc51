"""On the commonest laptop, with a task bar, what decides is seen without scrolling, and nothing is said twice."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from gui_window import Listener, close, open_window
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.screen.exhibits import APART, USUAL, journey_states
from qinbao.screen.state import State
from qinbao.ui.window import Window

LAPTOP = (1366, 694)
"""Px inside the frame of a window on 1366×768, over a task bar of 40."""
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


@pytest.mark.parametrize("topic", Library().topic_ids)
def test_no_page_says_a_sentence_twice(laptop: Window, library: Library, topic: str) -> None:
    for name, state in journey_states(library, topic):
        show(laptop, state)
        said = Counter(line for line in laptop.page.spoken() if len(line) > 4)
        assert [line for line, times in said.items() if times > 1] == [], name
