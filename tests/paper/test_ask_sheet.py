"""问话纸: one page, letters to read without glasses, and room to write what the voice on the telephone says."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.sheets import pages
from qinbao.paper.text import text

DAY = date(2026, 11, 28)
MOST = 8
CITIES = {"潍坊": "370700", "赣州": "360700", "昆明": "530100"}


def guide(library: Library, topic: str, place: str, channel: str = "nhsa-app") -> Guide:
    answers = {"for": "parent", "place": place, "payer_place": place, "payer_insurance": "employee"}
    return build(library, topic, {**answers, "relative_insured": "resident", "channel": channel}, DAY)


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium", "family-account", "unbind"])
@pytest.mark.parametrize("city", CITIES)
def test_it_is_one_page_with_eight_questions_at_most(library: Library, city: str, topic: str) -> None:
    made = guide(library, topic, CITIES[city])
    assert len(made.asks) <= MOST
    assert len(pages(library, made, "ask")) == 1


def test_the_most_important_comes_first_and_all_of_it_is_on_the_paper(library: Library) -> None:
    made = guide(library, "mutual-aid", CITIES["潍坊"])
    said = text(library, made, "ask").splitlines()
    assert made.hotline in said
    assert [line for line in said if line.startswith("1 ")] == [f"1 {made.asks[0].say}"]
    assert all(any(ask.say in line for line in said) for ask in made.asks)


def test_what_the_guide_knows_is_not_asked(library: Library) -> None:
    known = guide(library, "mutual-aid", CITIES["昆明"], channel="unknown")
    assert known.route is not None
    assert known.route.known == "whole"
    assert not {"ask.name", "ask.steps"} & {ask.id for ask in known.asks}


def test_a_no_asks_nothing(library: Library) -> None:
    refused = build(library, "mutual-aid", {"for": "in-law", "place": CITIES["昆明"]}, DAY)
    assert refused.verdict.answer == "no"
    assert refused.asks == ()
