"""Who is sent from one matter to another is never sent back again with the same answers."""

from collections.abc import Iterator, Mapping

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


def journeys(topic: str, told: Mapping[str, str]) -> Iterator[tuple[dict[str, str], set[str]]]:
    """Answers of every journey through a matter that agrees with what was told before, and where its verdict leads."""
    for answers, facts, local in leaves(LIBRARY, topic, PLACE):
        if all(told.get(key, value) == value for key, value in answers.items()):
            yield answers, led_to(local, facts)


@pytest.mark.parametrize(("start", "way"), sorted(pairs()))
def test_no_verdict_leads_back_to_where_one_came_from(start: str, way: str) -> None:
    asked = {stop.ask for stop in LIBRARY.topic(way).path}
    sent = {
        tuple(sorted((key, value) for key, value in answers.items() if key in asked))
        for answers, ways in journeys(start, {})
        if way in ways
    }
    assert sent, f"{start} never leads to {way}"
    assert [told for told in sorted(sent) for _, back in journeys(way, dict(told)) if start in back] == []
