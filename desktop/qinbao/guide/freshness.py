"""How old a fact is on a given day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from qinbao.content.day import day
from qinbao.content.words import Words
from qinbao.guide.model import Freshness, Line

LIMIT = timedelta(days=180)


def stale(as_of: str | None, today: date) -> bool:
    """Whether a fact is undated or older than 180 days."""
    return as_of is None or today - day(as_of) > LIMIT


def freshness(lines: Iterable[Line], today: date, words: Words, *, ask: bool = True) -> Freshness:
    """Summarise the sourced lines for the banner. ``ask``: whether one asks before doing anything."""
    sourced = [line for line in lines if line.sources]
    dated = sorted((line.as_of for line in sourced if line.as_of), key=day)
    old = any(stale(line.as_of, today) for line in sourced)
    oldest, newest = (dated[0], dated[-1]) if dated else (None, None)
    undated = any(line.as_of is None for line in sourced)
    say = words("guide.fresh.ask" if ask else "guide.fresh.old") if old else ""
    return Freshness(oldest=oldest, newest=newest, undated=undated, stale=old, say=say)


def spoken(as_of: str, words: Words) -> str:
    """A date as people say it, to the month: 2025 年 4 月."""
    parts = as_of.split("-")
    if len(parts) == 1:
        return words("guide.date.year", year=parts[0])
    return words("guide.date.month", year=parts[0], month=int(parts[1]))
