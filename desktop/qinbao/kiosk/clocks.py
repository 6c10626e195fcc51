"""All that a kiosk ever asks of a clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime

import msgspec


class Clocks(msgspec.Struct, frozen=True):
    """Monotonic seconds, the day, the time of day."""

    monotonic: Callable[[], float] = time.monotonic
    today: Callable[[], date] = date.today
    now: Callable[[], datetime] = datetime.now
