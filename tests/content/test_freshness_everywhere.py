"""On any day exactly that is marked which is older than 180 days on that day, in every topic, wherever one lives."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from qinbao.content.library import Library
from qinbao.guide.ageing import ageing
from qinbao.guide.build import build
from qinbao.guide.model import Guide, Line

DAY = date(2027, 6, 1)
FIRST_FRESH = (DAY - timedelta(days=180)).isoformat()
TOPICS = "choose family-account mutual-aid wallet pay-premium see-doctor activate unbind safety".split()  # noqa: SIM905
PLACES = ("unknown", "110000", "310000", "330100", "500000", "540100", "620100", "210100", "411700", "XPCC")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def lines(guide: Guide) -> Iterator[Line]:
    for name in guide.__struct_fields__:
        value = getattr(guide, name)
        if isinstance(value, tuple):
            yield from (line for line in value if isinstance(line, Line))
    yield from guide.verdict.reasons


def old(as_of: str | None) -> bool:
    """Counted apart from the program: dates as text, a month or year taken from its first day."""
    return as_of is None or f"{as_of}-01-01"[:10] < FIRST_FRESH


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("topic", TOPICS)
def test_exactly_what_is_old_on_that_day_is_marked(library: Library, topic: str, place: str) -> None:
    answers = {"for": "parent", "place": place, "payer_insurance": "employee"}
    shown = list(lines(build(library, topic, answers, DAY)))
    assert shown
    assert [line.id for line in shown if line.stale != (bool(line.sources) and old(line.as_of))] == []


@pytest.mark.parametrize(("day", "days"), [("2027-06-01", 180), ("2026-11-22", 180)])
def test_what_is_to_be_verified_next_is_all_that_is_old(library: Library, day: str, days: int) -> None:
    today = date.fromisoformat(day)
    due = ageing(library, today)
    assert due
    for row in due:
        doubtful = row.fact.confidence == "low" or row.fact.conflict
        assert row.days is None or row.days > days or doubtful
    assert [row.places for row in due] == sorted((row.places for row in due), reverse=True)


def test_the_start_page_says_up_to_when_the_content_reaches(library: Library) -> None:
    served = [row.fact.as_of for row in ageing(library, date(2100, 1, 1)) if row.fact.as_of]
    year, month = f"{max(served)}-01".split("-")[:2]
    assert f"内容截至 {year} 年 {int(month)} 月" in library.words("home.fresh")
