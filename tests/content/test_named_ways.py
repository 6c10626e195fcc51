"""Where another way is on file than the one asked for, it is named with all that it says."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.flow.actions import spoken
from qinbao.flow.facts import derive, localised
from qinbao.flow.route_choice import instead_of, route_of
from qinbao.flow.rules import holds
from qinbao.guide.build import build
from qinbao.guide.coverage import insured
from qinbao.guide.model import Guide

LIBRARY = Library()
DAY = date(2026, 11, 28)
BEIJING, SHENZHEN, MEIZHOU, CHANGCHUN = "110000", "440300", "441400", "220100"
OWN = {"for": "mother", "payer_insurance": "employee", "relative_insured": "resident", "smartphone": "yes"}


def guide(topic: str, place: str, **answers: str) -> Guide:
    return build(LIBRARY, topic, {**OWN, "place": place, "payer_place": place, "channel": "alipay", **answers}, DAY)


def how(told: Guide) -> str:
    assert told.steps[0].id.endswith(".switch")
    return told.steps[0].detail or ""


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
@pytest.mark.parametrize("channel", ["alipay", "nhsa-app"])
def test_a_way_that_is_named_is_told_with_each_of_its_steps(topic: str, channel: str) -> None:
    named = 0
    for place in insured(LIBRARY)[::7]:
        told = guide(topic, place.code, channel=channel)
        local = localised(LIBRARY, topic, told.answers)
        facts = derive(LIBRARY, local, told.answers)
        if (other := instead_of(local, facts, route_of(local, facts))) is None:
            continue
        steps = [step for step in other.steps if step.id != f"{other.id}.done" and holds(step.when, facts)]
        plain = [spoken(step, LIBRARY.words) for step in steps if "{" not in spoken(step, LIBRARY.words)]
        assert all(say in how(told) for say in plain), place.name
        named += 1
    assert named > 10


def test_who_is_led_to_the_website_in_beijing_hears_that_nothing_is_paid_beside_it() -> None:
    told = guide("pay-premium", BEIJING)
    assert "月底自动扣钱，不用另外点缴费" in how(told)
    assert "把个人账户里的钱留够" in how(told)
    assert not any("医保缴费" in step.say for step in told.steps)


def test_in_shenzhen_the_line_to_tick_is_told_and_which_tier_is_asked() -> None:
    told = guide("pay-premium", SHENZHEN)
    assert "勾替家人交居民医保的那一项" in how(told)
    assert any("一档" in reason.say for reason in told.verdict.reasons)


def test_in_changchun_it_is_paid_before_it_is_claimed() -> None:
    told = how(guide("pay-premium", CHANGCHUN, channel="nhsa-app"))
    assert told.index("先用自己的钱交上") < told.index("代扣代缴提取")


@pytest.mark.parametrize("channel", ["alipay", "nhsa-app", "local-app", "counter", "unknown"])
def test_whom_shenzhen_does_not_pay_for_is_told_to_ask_there(channel: str) -> None:
    told = guide("pay-premium", MEIZHOU, payer_place=SHENZHEN, channel=channel)
    assert told.verdict.answer == "ask"
    said = [reason.say for reason in told.verdict.reasons if "深圳本市" in reason.say]
    assert len(said) == 1
    assert "0755-12393" in said[0]
    assert not any(step.id.endswith(".switch") for step in told.steps)


def test_whom_shenzhen_pays_for_is_not_told_so() -> None:
    for given in ({"place": SHENZHEN}, {"place": SHENZHEN, "payer_place": BEIJING}):
        told = guide("pay-premium", **{"channel": "unknown", **given})
        assert not any("本市" in reason.say for reason in told.verdict.reasons)
