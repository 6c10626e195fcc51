"""How a way ends: the sign that it is done is looked for once, and what is said there says something."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.content.route import Route
from qinbao.guide.build import build

DAY = date(2026, 11, 30)
LIBRARY = Library()
LOOKS = re.compile(r"看一眼|看一看|看.*没有$|问.*没有$|里看$|查看|等.*消息$")
"""A step that looks whether it is done."""


def routes() -> Iterator[Route]:
    """All ways that are on file."""
    for topic in LIBRARY.topic_ids:
        yield from LIBRARY.topic(topic).routes
    for code in LIBRARY.region_files:
        region = LIBRARY.region(code)
        for part in (region, *region.cities):
            for overlay in part.topics.values():
                yield from overlay.routes


def test_where_the_last_step_looks_whether_it_is_done_no_further_one_is_made() -> None:
    ends = [route for route in routes() if route.done and route.steps]
    twice = [r.id for r in ends if LOOKS.search(r.steps[-1].words[1]) and r.steps[-1].id != f"{r.id}.done"]
    assert twice == []


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "counter"])
def test_whether_it_is_undone_is_looked_for_by_one_step(channel: str) -> None:
    answers = {"for": "mother", "place": "510100", "unbind_what": "family-account", "channel": channel}
    made = build(LIBRARY, "unbind", answers, DAY)
    signs = [step for step in made.steps if re.search("名单里没有|已经解了", f"{step.say}{step.see}")]
    assert signs == [made.steps[-1]]


def test_a_last_step_that_is_made_says_what_is_seen_and_whom_to_ring() -> None:
    answers = {"for": "father", "place": "511421", "payer_place": "511421", "payer_insurance": "employee"}
    step = build(LIBRARY, "pay-premium", {**answers, "relative_insured": "resident"}, DAY).steps[-1]
    assert step.say == "看一看：页面说提交好了，名字和年度都对"
    assert step.see == "页面说提交好了，名字和年度都对。"
    assert step.stuck == "就还没办好。打 028-12393 问。"


def test_who_has_done_what_comes_first_is_told_to_go_on_before_it_is_explained() -> None:
    answers = {"for": "father", "place": "511421", "payer_place": "511421", "payer_insurance": "employee"}
    step = build(LIBRARY, "pay-premium", {**answers, "relative_insured": "resident"}, DAY).steps[0]
    assert step.detail is not None
    assert step.detail.startswith("已经办好的，直接看下一步。没办的，在“四川医保”里办：")
    assert step.stuck == "办不成，打 028-12393 问。"


def test_who_is_led_to_another_way_is_told_whom_to_ring_where_it_is_not_there() -> None:
    answers = {"for": "mother", "place": "210100", "channel": "nhsa-app", "face": "away"}
    step = build(LIBRARY, "family-account", answers, DAY).steps[0]
    assert step.id.endswith(".switch")
    assert step.detail is not None
    assert step.detail.startswith("不想用它的，看下面几步。")
    assert step.stuck == "不一样，先停下，打 024-12393 问。"
