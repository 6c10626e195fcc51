"""Who has no phone is told to do nothing on one; who has one but goes to the window is told of it.

Each set of places with the same rules is tried with a third of the relations, the next one with the next third; with
packaging/proof/country all with all.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.flow.offers import listed
from qinbao.flow.rules import Facts
from qinbao.flow.session import Session
from qinbao.guide.build import build
from qinbao.guide.model import Guide, Line
from qinbao.guide.survey import place_classes
from qinbao.paper.text import text

DAY = date(2026, 11, 22)
LIBRARY = Library()
APART = 1 if "QINBAO_EVERY_PLACE" in os.environ else 3
TOPICS = [topic for topic in LIBRARY.topic_ids if any(stop.ask == "smartphone" for stop in LIBRARY.topic(topic).path)]
SPLIT = ("visit", "unbind_what", "relative_insured")
"""Questions whose answers lead to different steps."""
# The words of a hand on a phone, and of what is seen only there.
ON_A_PHONE = re.compile(
    r"[点搜]“|打开|登录|下载|截个?图|刷新|APP|小程序|公众号|支付宝|微信|浙里办|京通|[您你]的?手机|手机[里上]|点开|看页面|照着?页面"
)
# A phone is told of, not used: somebody else's, a missing one, one not to be used, or where a number stands beside.
TOLD_OF = re.compile(
    r"没有(?:智能)?手机|手机上?不会弄|不会用手机|只能手机办|手机上(?:不会办|办不了)|他的手机|[他她]自己手机|有智能手机的|陌生人的手机|截图不能用|"
    r"打 (?:[\d-]+ 能?问|95188)|打 [\d-]+$|窗口也能办|一律不点|不是微信|没有关系|没有查到|去窗口先打"
)
MACHINE = re.compile(r"\.machine(?:\.|$)")
"""A machine that stands at the window has buttons too."""
SENTENCE = re.compile(r"[^。！？]+")
WITHOUT = re.compile(r"没有智能手机|没有手机，")


def guides(topic: str, smartphone: str) -> Iterator[Guide]:
    """Guides for each set of places with the same rules, its relations, and each matter within the matter."""
    asked = {stop.ask for stop in LIBRARY.topic(topic).path}
    split = next((question for question in SPLIT if question in asked), "for")
    given = {"smartphone": smartphone, "payer_insurance": "employee"}
    for number, place in enumerate(place_classes(LIBRARY, topic)):
        where = {"place": place, "payer_place": place} if place else {}
        for relation in listed(LIBRARY.questions["for"], Facts({"topic": topic}))[number % APART :: APART]:
            for option in LIBRARY.questions[split].options:
                answers = {**given, **where, split: option.value, "for": relation.value}
                yield build(LIBRARY, topic, answers, DAY)


def lines(guide: Guide) -> Iterator[Line]:
    """What is read on screen and on sheets."""
    ways = (way for way in guide.ways if way.kind != "web")  # a computer is no phone
    yield from (*guide.verdict.reasons, *guide.documents, *guide.steps, *guide.after, *guide.corrections, *ways)
    yield from (*guide.conditions, *guide.relatives, *guide.uses, *guide.limits, *guide.notes, *guide.warnings)


def said(line: Line) -> str:
    parts = (line.say, *(getattr(line, name, None) for name in ("note", "detail", "see", "stuck", "path")))
    return "。".join(part for part in parts if part)


@cache
def ordered(words: str) -> tuple[str, ...]:
    """Sentences that are orders to somebody with a phone; the same lines stand in a thousand guides."""
    sentences = SENTENCE.findall(words)
    return tuple(one for one in sentences if ON_A_PHONE.search(one) and not TOLD_OF.search(one))


def orders(topic: str, smartphone: str) -> Iterator[tuple[str, str]]:
    for guide in guides(topic, smartphone):
        for line in lines(guide):
            for sentence in ordered(said(line)):
                if not MACHINE.search(line.id):
                    yield line.id, sentence


@pytest.mark.parametrize("topic", TOPICS)
def test_nobody_without_a_phone_is_told_to_do_anything_on_one(topic: str) -> None:
    assert sorted(set(orders(topic, "no"))) == []


@pytest.mark.parametrize("sheet", ["fridge", "checklist", "card", "family"])
@pytest.mark.parametrize("topic", TOPICS)
def test_no_sheet_for_somebody_without_a_phone_tells_of_one(topic: str, sheet: str) -> None:
    assert ordered(text(LIBRARY, made(topic, "no"), sheet)) == ()


@pytest.mark.parametrize(
    "order",
    [
        "打开“浙里办”",
        "点“我的”",
        "在微信小程序里办",
        "绑好以后，当场打开手机看一看",
        "您的手机，医保码已开通",
        "截个图留着",
    ],
)
def test_the_pattern_finds_an_order(order: str) -> None:
    assert ON_A_PHONE.search(order)
    assert not TOLD_OF.search(order)


def test_the_pattern_would_find_the_orders_to_those_who_have_a_phone() -> None:
    assert next(orders("family-account", "counter"))
    assert next(orders("activate", "yes"))


def made(topic: str, smartphone: str) -> Guide:
    return build(LIBRARY, topic, {"for": "parent", "place": "330100", "smartphone": smartphone}, DAY)


def test_without_a_phone_nothing_is_bound_to_one() -> None:
    guide = made("family-account", "no")
    assert [reason.id for reason in guide.verdict.reasons] == ["fa.verdict.no-smartphone"]
    assert [step.id for step in guide.steps] == ["fa.no-phone.call", "fa.no-phone.card", "fa.no-phone.other"]
    assert [item.id for item in guide.documents] == ["fa.doc.own-card", "fa.doc.own-id"]


def test_who_has_a_phone_and_goes_to_the_window_looks_at_the_code_there() -> None:
    guide = made("family-account", "counter")
    assert guide.verdict.answer == "yes"
    assert guide.channel == LIBRARY.words("guide.channel.counter")
    assert "fa.doc.counter-phone" in {item.id for item in guide.documents}
    assert guide.steps[-1].id == "fa.counter.done"


@pytest.mark.parametrize("topic", TOPICS)
def test_who_only_goes_to_the_window_is_not_taken_for_somebody_without_a_phone(topic: str) -> None:
    for guide in guides(topic, "counter"):
        own = (*guide.verdict.reasons, *guide.steps, *guide.after)
        assert not [line.id for line in own if WITHOUT.search(line.say)]
        assert not any(step.screen for step in guide.steps), guide.answers


@pytest.mark.parametrize("smartphone", ["no", "counter"])
def test_who_goes_to_the_window_is_not_asked_which_app(smartphone: str) -> None:
    for topic in TOPICS:
        answers = {"for": "parent", "place": "330100", "smartphone": smartphone, "payer_insurance": "employee"}
        payer = "510100" if topic == "wallet" else "330100"
        given = {question: "unknown" for question in LIBRARY.questions} | answers | {"payer_place": payer}
        journey = resolve(LIBRARY, Session(topic=topic, answers=tuple(given.items())))
        assert "ask.smartphone" in [page.id for page in journey.pages]
        assert "ask.channel" not in [page.id for page in journey.pages]
