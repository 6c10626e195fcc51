"""What has to be done before is the same matter in the answer, the list and the first action, in every place."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.guide.survey import place_classes

DAY = date(2026, 11, 30)
LIBRARY = Library()
MATTERS = ("亲情账户", "家庭共济")
FIRST = re.compile(r"先(?:去)?(?:办好?|绑好?|开通)[“”\w]*?(亲情账户|家庭共济)|(亲情账户|家庭共济)已经(?:办好|绑好)")
OF_FATHER = {"for": "father", "payer_insurance": "employee", "relative_insured": "resident"}
KINDS = ("unknown", "alipay", "wechat", "nhsa-app", "local-app", "counter")


def guides(topic: str) -> Iterator[tuple[str, Guide]]:
    """The guides of ``topic`` in all places that differ, by all kinds of ways."""
    for place in place_classes(LIBRARY, topic):
        for kind in KINDS:
            answers = {**OF_FATHER, "place": place or "unknown", "payer_place": place or "unknown", "channel": kind}
            yield f"{place} {kind}", build(LIBRARY, topic, answers, DAY)


def before(made: Guide) -> set[str]:
    """The matters that the first actions send to."""
    found = (step.say for step in made.steps if ".first-" in step.id)
    return {matter for say in found for matter in MATTERS if f"“{matter}”" in say}


def named(made: Guide) -> dict[str, set[str]]:
    """The matters that are said to come before, by where that is said."""
    parts = {
        "about": [line.say for line in made.about],
        "verdict": [made.verdict.title, *(reason.say for reason in made.verdict.reasons)],
        "documents": [paper.say for paper in made.documents],
        "conditions": [f"{line.title or ''} {line.say}" for line in made.conditions],
    }
    found = {name: {one or two for said in told for one, two in FIRST.findall(said)} for name, told in parts.items()}
    return {name: matters for name, matters in found.items() if matters}


@pytest.mark.parametrize("topic", ["pay-premium", "mutual-aid"])
def test_the_first_action_sends_to_what_the_answer_and_the_list_name(topic: str) -> None:
    wrong = {}
    for where, made in guides(topic):
        first = before(made)
        told = {part: matters for part, matters in named(made).items() if first and matters != first}
        if told:
            wrong[where] = (first, told)
    assert wrong == {}


@pytest.mark.parametrize("kind", KINDS)
def test_in_sichuan_the_family_account_is_what_comes_before_the_premium(kind: str) -> None:
    answers = {**OF_FATHER, "place": "511421", "payer_place": "511421", "channel": kind}
    made = build(LIBRARY, "pay-premium", answers, DAY)
    if made.verdict.answer == "yes":
        assert made.verdict.title == "可以，先绑亲情账户，再交费"
    assert made.about[1].say == "在四川，先绑好亲情账户，再到缴费的地方去交。"
    assert made.documents[0].say == "亲情账户已经绑好"
    assert made.documents[0].go == "family-account"
    assert {matter for matters in named(made).values() for matter in matters} == {"亲情账户"}
