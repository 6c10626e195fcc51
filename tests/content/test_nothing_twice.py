"""Where a place's own way in and the national steps meet, nothing is to be done or said twice."""

import re
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
ADDING = re.compile(r"“[^”]*(?:添加|新增|增加|邀请)[^”]*”")
CHANNELS = ("alipay", "wechat", "nhsa-app", "local-app")


def ways(place: str) -> Iterator[list[str]]:
    """What the steps of 家庭共济 say in a place, for each thing it can be done with on a phone."""
    local = LIBRARY.local("mutual-aid", place)
    for channel in CHANNELS:
        answers = {"for": "parent", "place": place, "payer_place": place, "payer_insurance": "employee"}
        yield [step.say for step in actions(LIBRARY, local, derive(LIBRARY, local, {**answers, "channel": channel}))]


@pytest.mark.parametrize("place", [place for place in place_classes(LIBRARY, "mutual-aid") if place])
def test_the_button_that_adds_a_relative_is_pressed_once(place: str) -> None:
    assert [steps for steps in ways(place) if sum(map(bool, map(ADDING.search, steps))) > 1] == []


@pytest.mark.parametrize(
    ("place", "button"),
    [
        ("370100", "添加家庭成员"),
        ("500000", "添加关联"),
        ("510100", "添加账户"),
        ("520100", "添加我的家庭成员"),
        ("540100", "邀请成员加入"),
        ("620100", "邀请家庭成员"),
    ],
)
def test_after_the_place_s_own_button_comes_the_form(place: str, button: str) -> None:
    steps = next(steps for steps in ways(place) if f"点“{button}”" in steps)
    assert "填{family}的姓名、身份证号和关系" in steps[steps.index(f"点“{button}”") + 1 :][:2]
    assert "看到“添加”，就点它" not in steps


def test_who_is_only_led_to_the_page_is_told_to_press_it() -> None:
    assert all("看到“添加”，就点它" in steps for steps in ways("430100"))


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
