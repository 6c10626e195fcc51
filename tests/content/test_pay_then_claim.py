"""Where the fee is paid first and claimed back afterwards, each way says so, in that order, and nobody pays twice."""

import re
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 22)
LIBRARY = Library()
PHONE = ("alipay", "wechat", "nhsa-app", "local-app")
PAYING = re.compile(r"先用自己的钱|先交|问是不是先交|再、?领钱")
CLAIMING = re.compile(r"申请|提取|领回来|进度")
CITIES = [
    city.code
    for province in LIBRARY.places.provinces()
    for city in LIBRARY.places.cities(province.code)
    if LIBRARY.local("pay-premium", city.code).topic.payment_model == "pay-then-claim"
]
CHANGCHUN, SHENYANG, WUHAN, HANGZHOU = "220100", "210100", "420100", "330100"


def guide(place: str, channel: str) -> Guide:
    answers = {"for": "parent", "place": place, "payer_place": place, "channel": channel}
    return build(
        LIBRARY, "pay-premium", {**answers, "payer_insurance": "employee", "relative_insured": "resident"}, DAY
    )


def ids(made: Guide) -> list[str]:
    return [step.id for step in made.steps]


def test_some_cities_pay_first() -> None:
    assert {CHANGCHUN, SHENYANG, WUHAN} <= set(CITIES)


@pytest.mark.parametrize("channel", [*PHONE, "counter", "unknown"])
def test_whoever_is_told_to_claim_has_been_told_to_pay_or_to_ask_before(channel: str) -> None:
    for place in CITIES:
        said = [step.say for step in guide(place, channel).steps]
        paying = [n for n, say in enumerate(said) if PAYING.search(say)]
        claiming = [n for n, say in enumerate(said) if CLAIMING.search(say)]
        assert paying, (place, said)
        assert not claiming or min(paying) <= min(claiming), (place, said)


@pytest.mark.parametrize("channel", ["alipay", "nhsa-app"])
def test_where_the_app_asked_for_pays_nothing_back_the_one_that_does_is_named(channel: str) -> None:
    made = guide(CHANGCHUN, channel)
    assert made.steps[0].say == "改用“吉林医保公共服务”来办"
    assert made.verdict.answer == "ask"
    assert "pp.note.claim-where" in {note.id for note in made.notes}


def test_in_jilin_the_claim_stays_marked_as_the_word_of_a_third_party() -> None:
    hops = [step for step in guide(CHANGCHUN, "local-app").steps if step.screen]
    assert hops
    assert {step.mark for step in hops} == {"verify"}


def test_the_paper_of_having_paid_is_asked_for_once() -> None:
    for place in CITIES:
        assert sum("单子" in item.say or "凭证" in item.say for item in guide(place, "wechat").documents) == 1, place


def test_where_the_account_is_debited_nothing_is_claimed() -> None:
    assert not [step for step in ids(guide(HANGZHOU, "alipay")) if step.startswith("pp.claim.")]
