"""In one way nothing is to be done or said twice."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from qinbao.content.library import Library
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.guide.survey import place_classes
from qinbao.paper.marks import ahead, doubt

LIBRARY = Library()
CHANNELS = ("alipay", "wechat", "nhsa-app", "local-app")


def ways(place: str) -> Iterator[list[str]]:
    """What the steps of 家庭共济 say in a place, for each thing it can be done with on a phone."""
    local = LIBRARY.local("mutual-aid", place)
    for channel in CHANNELS:
        answers = {"for": "parent", "place": place, "payer_place": place, "payer_insurance": "employee"}
        yield [step.say for step in actions(LIBRARY, local, derive(LIBRARY, local, {**answers, "channel": channel}))]


@pytest.mark.parametrize("place", [place for place in place_classes(LIBRARY, "mutual-aid") if place])
def test_no_step_is_told_twice_in_one_way(place: str) -> None:
    assert [steps for steps in ways(place) if any(one == other for one, other in pairwise(steps))] == []


def guides(topic: str) -> Iterator[Guide]:
    """The guide of a matter for each thing it can be done with on a phone, in every place with rules of its own."""
    for place in place_classes(LIBRARY, topic):
        own = {"for": "parent", "payer_insurance": "employee", "unbind_what": "mutual-aid"}
        for channel in CHANNELS:
            where = {"place": place, "payer_place": place} if place else {}
            yield build(LIBRARY, topic, {**own, **where, "channel": channel}, date(2026, 11, 22))


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "pay-premium", "activate", "unbind"])
def test_every_doubtful_step_is_told_so_and_no_two_neighbours_say_it_both(topic: str) -> None:
    for guide in guides(topic):
        told = [ahead(LIBRARY.words, guide, step) or doubt(LIBRARY.words, guide, step) for step in guide.steps]
        for step in (step for step in guide.steps if step.mark == "verify"):
            first = step.run[0] if step.run else step.number
            assert told[first - 1] or "12393" in step.say, (guide.place, step.say)
        assert not any(one and other for one, other in pairwise(told)), (guide.place, told)
