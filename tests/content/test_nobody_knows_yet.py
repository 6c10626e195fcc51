"""What nobody knows is not told for sure: whether a relative is insured, whether two systems lend to each other."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.text import text

DAY = date(2026, 11, 30)
LIBRARY = Library()
LHASA, URUMQI, SHIHEZI, LANZHOU = "540100", "650100", "659001", "620100"


def guide(topic: str, place: str, **answers: str) -> Guide:
    """The guide of somebody insured there, whose employer insures the payer in the same place."""
    usual = {"for": "spouse", "place": place, "payer_place": place, "payer_insurance": "employee", "smartphone": "yes"}
    return build(LIBRARY, topic, {**usual, **answers}, DAY)


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_who_does_not_know_whether_the_relative_is_insured_asks_first(topic: str) -> None:
    made = guide(topic, LHASA, relative_insured="unknown")
    assert made.verdict.answer == "ask"
    assert "先弄清爱人现在有没有医保" in {reason.title for reason in made.verdict.reasons}


def test_who_knows_it_is_told_that_it_can_be_done() -> None:
    assert guide("mutual-aid", LHASA, relative_insured="resident").verdict.answer == "yes"


@pytest.mark.parametrize(("place", "payer"), [(URUMQI, SHIHEZI), (SHIHEZI, URUMQI)])
def test_between_xinjiang_and_its_corps_no_wallet_is_promised(place: str, payer: str) -> None:
    made = guide("mutual-aid", place, payer_place=payer, relative_insured="resident")
    told = [*made.verdict.reasons, *made.steps, *made.conditions]
    assert made.verdict.answer == "ask"
    assert made.steps
    assert not [line.say for line in told if "医保钱包" in _words(line) or "都能跨省共济" in _words(line)]


def _words(line: object) -> str:
    """Every word of a line or a step."""
    return " ".join(str(getattr(line, name, None) or "") for name in ("title", "say", "detail", "see", "stuck"))


def test_a_spouse_is_sent_for_no_birth_certificate() -> None:
    told = text(LIBRARY, guide("family-account", LANZHOU, face="away", same_household="no"))
    mine = told.partition(LIBRARY.words("paper.section.corrections"))[0]
    assert "关系公证书" in mine
    assert "出生医学证明" not in mine


def test_who_has_no_phone_is_asked_for_nothing_that_only_binding_needs() -> None:
    asked = {ask.id for ask in guide("family-account", LHASA, smartphone="no").asks}
    assert not asked & {"ask.name", "ask.bring", "ask.presence"}
    assert {"ask.bring", "ask.presence"} <= {
        ask.id for ask in guide("family-account", LHASA, smartphone="counter").asks
    }
