"""Who does a step is somebody who is there, and nobody waits for another where minutes count."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 30)
LIBRARY = Library()


def guide(topic: str, **answers: str) -> Guide:
    """The guide of ``topic`` for ``answers``."""
    return build(LIBRARY, topic, answers, DAY)


@pytest.mark.parametrize("what", ["call", "stall", "link", "money-sent", "lost-phone", "unknown"])
def test_nobody_who_is_swindled_waits_for_somebody_else(what: str) -> None:
    made = guide("safety", safety_what=what)
    assert {step.say: step.who for step in made.steps if step.who != "payer"} == {}


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "counter"])
@pytest.mark.parametrize("child", ["child-under-16", "grandchild"])
def test_no_small_child_thinks_of_a_password_or_does_half_of_a_step(child: str, channel: str) -> None:
    answers = {"for": child, "age": "under-16", "place": "420100", "channel": channel, "same_household": "yes"}
    made = guide("family-account", **answers)
    assert [step.say for step in made.steps if step.who == "together"] == []
    assert not any("孩子自己想" in (step.detail or "") for step in made.steps)


def test_the_password_of_a_small_child_is_set_by_who_binds() -> None:
    made = guide("family-account", **{"for": "child-under-16", "place": "420100", "channel": "alipay"})
    (step,) = [step for step in made.steps if "激活" in step.say]
    assert step.detail == "6 位密码由您来设，记在心里，不告诉外人。"


def test_who_is_away_does_nothing_together_but_is_rung_first() -> None:
    made = guide("family-account", **{"for": "mother", "place": "420100", "channel": "alipay", "face": "away"})
    assert [step.say for step in made.steps if step.who == "together"] == []
    (step,) = [step for step in made.steps if "激活" in step.say]
    assert "先打电话跟妈妈说好" in (step.detail or "")
    assert "等见面再办" in (step.stuck or "")


def test_who_is_there_thinks_of_the_password_themselves() -> None:
    made = guide("family-account", **{"for": "mother", "place": "420100", "channel": "alipay", "face": "yes"})
    (step,) = [step for step in made.steps if "激活" in step.say]
    assert (step.who, step.detail) == ("together", "6 位密码让妈妈自己想，记在心里，不告诉外人。")
