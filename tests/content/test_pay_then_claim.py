"""Where the fee is paid first and claimed back afterwards, each way says so, in that order, and nobody pays twice."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 22)
LIBRARY = Library()
PHONE = ("alipay", "wechat", "nhsa-app", "local-app")
BEFORE = ["pp.claim.call", "pp.claim.pay", "pp.claim.receipt"]
CITIES = [
    city.code
    for province in LIBRARY.places.provinces()
    for city in LIBRARY.places.cities(province.code)
    if LIBRARY.local("pay-premium", city.code).topic.payment_model == "pay-then-claim"
]
CHANGCHUN, SHENYANG, WUHAN, ZHENGZHOU, HANGZHOU = "220100", "210100", "420100", "410100", "330100"


def guide(place: str, channel: str) -> Guide:
    answers = {"for": "parent", "place": place, "payer_place": place, "channel": channel}
    return build(
        LIBRARY, "pay-premium", {**answers, "payer_insurance": "employee", "relative_insured": "resident"}, DAY
    )


def ids(made: Guide) -> list[str]:
    return [step.id for step in made.steps]


def test_some_cities_pay_first() -> None:
    assert {CHANGCHUN, SHENYANG, WUHAN, ZHENGZHOU} <= set(CITIES)


@pytest.mark.parametrize("channel", [*PHONE, "counter", "unknown"])
def test_first_one_asks_then_pays_then_keeps_the_paper_then_claims(channel: str) -> None:
    for place in CITIES:
        steps = ids(guide(place, channel))
        assert steps[:3] == BEFORE, place
        assert steps[-1] == "pp.claim.check", place
        assert len(steps) > len(BEFORE) + 1, place


@pytest.mark.parametrize("channel", [*PHONE, "counter"])
def test_nobody_who_has_paid_is_led_to_pay_again(channel: str) -> None:
    paying = {"pp.step.search", "pp.step.nhsa", "pp.step.local", "pp.step.call", "pp.step.counter", "pp.step.check"}
    for place in CITIES:
        made = guide(place, channel)
        assert not paying.intersection(ids(made)), place
        assert not [step.say for step in made.steps if step.say.startswith("付款方式")], place


@pytest.mark.parametrize("channel", PHONE)
def test_the_claim_goes_the_way_that_is_on_file_whatever_app_was_chosen(channel: str) -> None:
    for place in CITIES:
        steps = ids(guide(place, channel))
        assert "pp.claim.enter" not in steps, place
        assert any(step.endswith(".1") for step in steps), place


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app"])
def test_in_jilin_every_app_leads_to_the_one_account_that_pays_back(channel: str) -> None:
    made = guide(CHANGCHUN, channel)
    assert ids(made) == ids(guide(CHANGCHUN, "local-app"))
    assert made.channel == "吉林医保公共服务"
    assert "pp.note.claim-where" in {note.id for note in made.notes}


def test_in_jilin_the_claim_stays_marked_as_the_word_of_a_third_party() -> None:
    hops = [step for step in guide(CHANGCHUN, "alipay").steps if step.id.startswith("jilin.")]
    assert {step.mark for step in hops} == {"verify"}


def test_the_paper_of_having_paid_is_asked_for_once() -> None:
    for place in CITIES:
        assert sum("单子" in item.say or "凭证" in item.say for item in guide(place, "wechat").documents) == 1, place


def test_where_the_account_is_debited_nothing_is_claimed() -> None:
    assert not [step for step in ids(guide(HANGZHOU, "alipay")) if step.startswith("pp.claim.")]
