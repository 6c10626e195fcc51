"""What the upper bar says of how far one is: it never takes anything back."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import APART, USUAL, journey_states
from qinbao.screen.model import Model
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))
IN_LAW = {**USUAL, "for": "in-law"}
BY_COUNTER = {**USUAL, "smartphone": "no"}


def pages(topic: str, answers: Mapping[str, str]) -> Iterator[Model]:
    for _, state in journey_states(LIBRARY, topic, answers):
        yield PRESENTER.model(state)


def numbers(said: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", said)]


@pytest.mark.parametrize("topic", LIBRARY.topic_ids)
def test_the_total_is_the_same_on_every_page_of_questions_whatever_is_answered(topic: str) -> None:
    totals = set()
    for answers in (USUAL, APART, IN_LAW, BY_COUNTER):
        asked = [numbers(page.progress) for page in pages(topic, answers) if page.kind in ("choice", "place")]
        assert [number for number, _ in asked] == list(range(1, len(asked) + 1))
        totals |= {total for _, total in asked}
        assert len(asked) <= min(totals)
    assert len(totals) == 1


@pytest.mark.parametrize("topic", LIBRARY.topic_ids)
def test_every_action_has_a_number_of_its_own(topic: str) -> None:
    for answers in (USUAL, APART, BY_COUNTER):
        told = [numbers(page.progress) for page in pages(topic, answers) if page.kind == "step"]
        assert told == [[number, len(told)] for number in range(1, len(told) + 1)]


def test_the_three_questions_of_the_large_card_are_three(library: Library) -> None:
    card = next(card for card in library.cards if card.topic == "choose")
    first = PRESENTER.model(step(library, State(), press.Start("choose")))
    assert numbers(card.say)[0] == numbers(first.progress)[1]


def test_before_the_actions_one_knows_how_many_there_will_be() -> None:
    shown = {page.kind: page for page in pages("family-account", USUAL)}
    count = sum(page.kind == "step" for page in pages("family-account", USUAL))
    assert numbers(shown["checklist"].progress) == [count]
    assert numbers(shown["verdict"].coming)[-1] == count  # type: ignore[attr-defined]
