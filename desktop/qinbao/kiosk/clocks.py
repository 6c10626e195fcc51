"""All that a kiosk ever asks of a clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import msgspec

BEIJING = timezone(timedelta(hours=8))
"""The one time of all of China, without summer time since 1992; a machine may well be left at that of Greenwich."""


def now() -> datetime:
    """The time on the clock in the hall, wherever the machine believes to be."""
    return datetime.now(BEIJING)


def today() -> date:
    """The day on the calendar in the hall."""
    return now().date()


class Clocks(msgspec.Struct, frozen=True):
    """Monotonic seconds, the day, the time of day."""

    monotonic: Callable[[], float] = time.monotonic
    today: Callable[[], date] = today
    now: Callable[[], datetime] = now
