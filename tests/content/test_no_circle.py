"""Who is sent from one matter to another is never sent back again with the same answers."""

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.flow.rules import Facts, applicable
from qinbao.guide.survey import leaves
from qinbao.guide.verdict import STRICTNESS

LIBRARY = Library()
PLACE = "330100"


def led_to(local: Local, facts: Facts) -> set[str]:
    """Matters the verdict leads to: those of the answer that wins."""
    rulings = applicable(local.topic.verdict, facts)
    answer = next((answer for answer in STRICTNESS if any(one.answer == answer for one in rulings)), None)
    return {one.go for one in rulings if one.answer == answer and one.go}


def pairs() -> Iterator[tuple[str, str]]:
    """Matters each of which has a ruling that leads to the other."""
    ways = {topic: {one.go for one in LIBRARY.topic(topic).verdict if one.go} for topic in LIBRARY.topic_ids}
    yield from ((one, other) for one, others in ways.items() for other in others if one in ways[other])


@cache
def journeys(topic: str) -> tuple[tuple[dict[str, str], set[str]], ...]:
    """Answers of every journey through a matter, and where its verdict leads."""
    return tuple((answers, led_to(local, facts)) for answers, facts, local in leaves(LIBRARY, topic, PLACE))


@pytest.mark.parametrize(("start", "way"), sorted(pairs()))
def test_no_verdict_leads_back_to_where_one_came_from(start: str, way: str) -> None:
    asked = {stop.ask for stop in LIBRARY.topic(way).path}
    sent = {
        tuple(sorted((key, value) for key, value in answers.items() if key in asked))
        for answers, ways in journeys(start)
        if way in ways
    }
    assert sent, f"{start} never leads to {way}"
    back = [answers for answers, ways in journeys(way) if start in ways]
    assert [told for told in sorted(sent) if any(agrees(dict(told), answers) for answers in back)] == []


def agrees(told: Mapping[str, str], answers: Mapping[str, str]) -> bool:
    """Whether nobody would have to take back what was told before to give these answers."""
    return all(told.get(key, value) == value for key, value in answers.items())
