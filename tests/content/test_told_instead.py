"""What is told instead of a way: whose counter it is, what to bring, and whom to ask."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

LIBRARY = Library()
DAY = date(2026, 11, 28)
MIANYANG, CHENGDU, ZHENGZHOU, SHENZHEN, JINAN, SHENYANG = "510700", "510100", "410100", "440300", "370100", "210100"
OWN = {"for": "spouse", "payer_insurance": "employee", "relative_insured": "no", "smartphone": "yes"}


def guide(topic: str, place: str, **answers: str) -> Guide:
    return build(LIBRARY, topic, {**OWN, "place": place, "payer_place": place, **answers}, DAY)


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_no_counter_of_who_pays_is_named_where_the_relative_has_to_register_first(topic: str) -> None:
    assert guide(topic, CHENGDU).counters
    assert guide(topic, MIANYANG, payer_place=CHENGDU).counters == ()


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_no_counter_is_named_where_another_matter_or_another_person_helps(topic: str) -> None:
    assert guide(topic, ZHENGZHOU, payer_place=SHENZHEN, relative_insured="resident").counters == ()
    assert guide(topic, JINAN, **{"for": "in-law"}, relative_insured="resident").counters == ()


def test_who_pays_for_himself_or_has_no_phone_is_still_told_where_the_counters_are() -> None:
    assert guide("pay-premium", JINAN, **{"for": "self"}, relative_insured="resident").counters
    assert guide("family-account", SHENYANG, smartphone="no").counters
    assert guide("activate", ZHENGZHOU, face="no").counters


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
@pytest.mark.parametrize("payer", [MIANYANG, CHENGDU, "unknown"])
def test_who_only_has_to_ring_is_asked_for_no_papers(topic: str, payer: str) -> None:
    assert guide(topic, MIANYANG, payer_place=payer).documents == ()
    assert guide(topic, MIANYANG, payer_place=payer, relative_insured="resident").documents


def test_who_pays_for_himself_still_sees_what_to_bring() -> None:
    assert guide("pay-premium", MIANYANG, **{"for": "self"}).documents


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_verdict_and_first_step_ring_the_same_numbers_for_the_same_questions(topic: str) -> None:
    told = guide(topic, MIANYANG, payer_place=CHENGDU)
    said = told.verdict.reasons[0].say
    assert said.index("0816-12393") < said.index("没参保") < said.index("028-12393")
    near = guide(topic, MIANYANG).verdict.reasons[0].say
    assert "0816-12393" in near
    assert "028" not in near
