"""Parents-in-law are no near relatives; where a place once said otherwise, somebody has to ask, and is told to."""

import re
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.coverage import insured
from qinbao.guide.model import Guide

LIBRARY = Library()
DAY = date(2026, 11, 28)
SANMING, NANNING = "350400", "450100"
BINDING = re.compile("问您自己能不能")


def guide(topic: str, place: str, **answers: str) -> Guide:
    given = {"for": "in-law", "place": place, "relative_insured": "resident", "payer_insurance": "employee"}
    return build(LIBRARY, topic, {**given, **answers}, DAY)


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_where_it_has_to_be_asked_the_first_step_asks_and_elsewhere_nobody_is_told_to(topic: str) -> None:
    asked = 0
    for place in insured(LIBRARY):
        told = guide(topic, place.code)
        asks = [number for number, step in enumerate(told.steps) if BINDING.search(step.say)]
        assert asks == ([0] if told.verdict.answer == "ask" else []), place.name
        if asks:
            assert told.hotline in told.steps[0].say
            assert any("爱人" in step.say for step in told.steps[1:])
        asked += bool(asks)
    assert asked


def test_where_it_has_to_be_asked_nobody_says_that_they_are_left_out() -> None:
    for place in insured(LIBRARY):
        told = guide("mutual-aid", place.code)
        out = [line for line in told.relatives if re.search("公婆.*(不在里面|不算)", line.say)]
        assert not out or told.verdict.answer == "no", place.name


@pytest.mark.parametrize("place", [SANMING, NANNING])
def test_who_was_never_asked_for_the_payers_place_hears_nothing_of_it(place: str) -> None:
    told = guide("pay-premium", place)
    assert not any("同一个省" in reason.say for reason in told.verdict.reasons)
    for topic in ("pay-premium", "mutual-aid"):
        assert not any("没有区号" in note.say for note in guide(topic, place).notes)


def test_whose_number_has_no_area_code_is_told_to_put_it_before() -> None:
    unknown = guide("pay-premium", SANMING, payer_insurance="unknown")  # the payer's 12393 is named
    assert any("没有区号" in note.say for note in unknown.notes)
    assert any("没有区号" in note.say for note in guide("mutual-aid", SANMING, **{"for": "father"}).notes)
