"""The premium season: from September to February people pay 居民医保 for the year to come."""

from __future__ import annotations

from datetime import date

FIRST, LAST = 9, 2
"""Months in which the season begins and ends (国家医保局, 居民医保集中征缴期; most places end it in December)."""


def premium_year(day: date) -> int | None:
    """The year of cover people pay for on ``day``; none outside the season."""
    if day.month >= FIRST:
        return day.year + 1
    return day.year if day.month <= LAST else None
