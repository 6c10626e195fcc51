"""Age against the day: stale is exactly what is older than 180 days, or undated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.freshness import LIMIT, day, stale

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-05-26", False),
        ("2026-05-25", True),
        ("2026-06", False),
        ("2026", True),
        ("2025-12-31", True),
        (None, True),
    ],
)
def test_the_limit_is_180_days(as_of: str | None, expected: bool) -> None:
    assert stale(as_of, TODAY) is expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1000))
def test_staleness_follows_the_calendar(today: date, age: int) -> None:
    assert stale((today - timedelta(days=age)).isoformat(), today) is (age > LIMIT.days)


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-4", "2025-02-30", "soon", "2025-04-20-1"])
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day(text)


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 6, 1), date(2025, 1, 1)])
def test_a_guide_marks_exactly_what_is_old_that_day(library: Library, today: date) -> None:
    guide = build(library, "mutual-aid", {"for": "parent", "place": "330100"}, today)
    lines = [*guide.steps, *guide.documents, *guide.limits, *guide.notes, *guide.conditions, *guide.warnings]
    wrong = [line.id for line in lines if line.sources and line.stale is not stale(line.as_of, today)]
    assert wrong == []


def test_one_banner_speaks_for_all_that_is_old(library: Library) -> None:
    guide = build(library, "family-account", {"for": "parent", "place": "330100"}, TODAY)
    assert guide.freshness.stale
    assert guide.freshness.say == library.words("guide.fresh.ask")
    assert all(line.mark != "verify" for line in guide.steps if line.confidence != "low" and not line.conflict)


def test_only_where_something_is_applied_for_is_one_told_to_ask_first(library: Library) -> None:
    sharing = build(library, "mutual-aid", {"for": "parent", "place": "330100"}, TODAY).freshness.say
    swindled = build(library, "safety", {"safety_what": "money-sent"}, TODAY).freshness.say
    assert sharing == library.words("guide.fresh.ask")
    assert swindled == library.words("guide.fresh.old")
