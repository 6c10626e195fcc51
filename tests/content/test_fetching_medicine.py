"""Who fetches medicine for somebody absent has their card with them, not their face."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 30)
LIBRARY = Library()


def guide(visit: str, **answers: str) -> Guide:
    """The guide of somebody who goes to a hospital of 武汉 for the spouse."""
    return build(LIBRARY, "see-doctor", {"for": "spouse", "place": "420100", "visit": visit, **answers}, DAY)


@pytest.mark.parametrize("smartphone", ["no", "counter", "yes"])
def test_nobody_fetching_medicine_is_sent_to_a_machine_that_knows_faces(smartphone: str) -> None:
    for step in guide("for-someone", smartphone=smartphone, channel="counter").steps:
        assert "刷脸" not in f"{step.say}{step.detail}{step.stuck}"
        assert "problem.no-smartphone" not in step.problems


def test_who_cannot_have_the_card_read_asks_about_the_identity_card_of_the_absent() -> None:
    (step,) = [step for step in guide("for-someone", smartphone="no").steps if "实体卡" in step.say]
    assert step.stuck == "卡读不出来，问窗口能不能用爱人的身份证。还不行，打 027-12393 问。"


def test_who_is_there_may_still_try_the_machine_that_knows_faces() -> None:
    (step,) = [step for step in guide("outpatient", smartphone="no").steps if "实体卡" in step.say]
    assert step.stuck == "卡读不出来，问有没有刷脸机。"


@pytest.mark.parametrize("smartphone", ["no", "counter"])
@pytest.mark.parametrize("visit", ["for-someone", "pharmacy", "outpatient", "inpatient"])
def test_where_the_card_is_the_way_the_answer_speaks_of_the_card_and_not_of_a_code(visit: str, smartphone: str) -> None:
    verdict = guide(visit, smartphone=smartphone).verdict
    said = " ".join([verdict.title, *(reason.say for reason in verdict.reasons)])
    assert "爱人的卡" in said or "爱人自己的卡" in said
    assert "码" not in said


def test_in_sichuan_the_money_of_others_still_takes_a_second_scan_with_a_card() -> None:
    (reason,) = guide("inpatient", place="510100", smartphone="counter").verdict.reasons
    assert "再扫一次码" in reason.say
