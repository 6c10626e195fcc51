"""Over the whole country: a guide tells one way, 可以 has a way behind it, and 就办好了 is the end of a whole one."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from qinbao.content.fact import Step
from qinbao.content.library import Library
from qinbao.content.route import Route
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive, localised
from qinbao.flow.offers import listed
from qinbao.flow.route_choice import COUNTER, route_of, ways
from qinbao.flow.rules import Facts, applicable
from qinbao.guide.build import build
from qinbao.guide.coverage import coverage, ending, insured
from qinbao.guide.fill import slots
from qinbao.guide.lines import Writer
from qinbao.guide.survey import place_classes
from qinbao.guide.verdict import held, judge

DAY = date(2026, 11, 28)
LIBRARY = Library()
TOPICS = ("family-account", "mutual-aid", "wallet", "pay-premium", "see-doctor", "activate", "unbind")
SPLIT = {"see-doctor": "visit", "unbind": "unbind_what"}
"""Questions whose answers lead to different ways."""
MEISHAN = "511400"


class Case(msgspec.Struct, frozen=True):
    """One family's way."""

    answers: dict[str, str]
    route: Route | None
    steps: tuple[Step, ...]
    verdict: str


def cases(topic: str) -> Iterator[Case]:
    """Every relation by every channel in every place; places with the same rules are tried once."""
    whom = listed(LIBRARY.questions["for"], Facts({"topic": topic}))
    relations = [option.value for option in whom if option.like is None or option.value == "mother"]
    channels = [option.value for option in LIBRARY.questions["channel"].options]
    matters = [option.value for option in LIBRARY.questions[SPLIT[topic]].options] if topic in SPLIT else [""]
    for place in place_classes(LIBRARY, topic):
        for relation in relations:
            for channel in channels:
                for matter in matters:
                    yield case(topic, place or "unknown", relation, channel, matter)


def case(topic: str, place: str, relation: str, channel: str, matter: str) -> Case:
    answers = {
        "for": relation,
        "place": place,
        "payer_place": "540100" if topic == "wallet" else place,
        "payer_insurance": "employee",
        "relative_insured": "resident",
        "channel": channel,
        **({SPLIT[topic]: matter} if matter else {}),
    }
    local = localised(LIBRARY, topic, answers)
    facts = derive(LIBRARY, local, answers)
    writer = Writer(DAY, slots(LIBRARY, local, facts), local.layers)
    verdict = judge(applicable(local.topic.verdict, facts), writer, LIBRARY.words)
    judged = held(verdict, local, facts, writer, LIBRARY.words)
    return Case(answers, route_of(local, facts), actions(LIBRARY, local, facts), judged.answer)


@pytest.mark.parametrize("topic", TOPICS)
def test_in_every_place_by_every_app_one_way_is_told_and_only_with_one_it_can_be_done(topic: str) -> None:
    tried = 0
    for one in cases(topic):
        tried += 1
        route = one.route
        assert route is not None, one.answers
        assert one.steps, one.answers
        assert all(step.id.startswith(f"{route.id}.") for step in one.steps), one.answers
        if one.verdict == "yes":
            assert route.known in ("whole", "entry") or route.within == COUNTER, one.answers
        ends = [n for n, step in enumerate(one.steps) if "就办好了" in f"{step.say}{step.detail}{step.see}"]
        if ends:
            assert route.known == "whole", one.answers
            assert ends == [len(one.steps) - 1], one.answers
    assert tried > 300


def test_what_has_to_be_done_first_is_a_step_of_the_way() -> None:
    found = 0
    for place in insured(LIBRARY):
        for topic in TOPICS:
            local = LIBRARY.local(topic, place.code)
            for route in local.topic.routes:
                if not route.first:
                    continue
                answers = {"for": "parent", "place": place.code, "payer_place": place.code, "channel": route.id}
                facts = derive(LIBRARY, local, {**answers, "payer_insurance": "employee"})
                if facts.get("route") != route.id:
                    continue
                steps = actions(LIBRARY, local, facts)
                matters = {matter for before in route.first for matter in TOPICS if matter in before.split(".")}
                told = [step.id for step in steps if step.id.startswith(f"{route.id}.first-")]
                assert told == [f"{route.id}.first-{n}" for n in range(1, len(matters) + 1)], (place, route.id)
                assert steps[0].id == told[0]
                found += 1
    assert found > 20


def test_in_meishan_nobody_is_told_to_type_an_id_number_into_something_searched_for() -> None:
    answers = {
        "for": "parent", "place": MEISHAN, "payer_place": MEISHAN, "payer_insurance": "employee",
        "relative_insured": "resident", "smartphone": "yes", "channel": "alipay",
    }  # fmt: skip
    guide = build(LIBRARY, "pay-premium", answers, DAY)
    said = [step.say for step in guide.steps]
    assert not any("医保缴费" in say and say.startswith("搜") for say in said)
    assert not any("身份证号" in say and not say.startswith("没问清楚") for say in said)
    assert any("四川医保公共服务平台" in way.name or "四川医保公共服务平台" in (way.path or "") for way in guide.ways)


def test_a_way_of_the_place_can_be_asked_for_by_its_own_id() -> None:
    for place in insured(LIBRARY)[::10]:
        local = LIBRARY.local("mutual-aid", place.code)
        answers = {"for": "parent", "place": place.code, "payer_place": place.code, "payer_insurance": "employee"}
        for way in ways(local, derive(LIBRARY, local, answers)):
            guide = build(LIBRARY, "mutual-aid", {**answers, "channel": way.id}, DAY)
            assert guide.route is not None
            assert guide.route.id == way.id, (place.name, way.id)
            assert {step.route for step in guide.steps} == {way.id}


def test_what_is_not_on_file_says_so_and_names_what_is() -> None:
    """Where a place has one way and the other app is asked for, the first step leads to the one that is known."""
    switched = 0
    for place in insured(LIBRARY):
        answers = {"for": "parent", "place": place.code, "payer_place": place.code, "payer_insurance": "employee"}
        guide = build(LIBRARY, "mutual-aid", {**answers, "relative_insured": "resident", "channel": "alipay"}, DAY)
        if guide.route and guide.route.known == "general" and any(way.kind != COUNTER for way in guide.ways):
            assert guide.verdict.answer == "ask"
            assert guide.steps[0].id == f"{guide.route.id}.switch"
            assert any(way.name in guide.steps[0].say for way in guide.ways)
            assert guide.asks
            switched += 1
    assert switched > 50


def test_most_of_the_country_has_a_way_of_its_own_for_sharing() -> None:
    row = coverage(LIBRARY, "mutual-aid")
    assert row is not None
    assert row.whole + row.entry >= 120
    own = [place for place in insured(LIBRARY) if LIBRARY.local("mutual-aid", place.code).coverage == "city"]
    assert len(own) >= 150 or sum(ending(LIBRARY, "mutual-aid", place) == "whole" for place in own) >= 100
