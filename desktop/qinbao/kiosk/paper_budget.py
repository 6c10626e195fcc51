"""Paper of all visits together: so much an hour, so much a day. Twenty visits in a row must not empty the tray."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Literal

from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.operator.counters import Counters

log = logging.getLogger(__name__)

HOUR = 3600.0
LOW = 0.2
"""Part of the day's paper at which whoever looks after the kiosk is warned."""

Refused = Literal["hour", "day"]


class PaperBudget:
    """Counts a sheet when it is handed over, and takes it back only once it is known not to come.

    The day is counted by the counters, which survive a restart; the hour runs on the monotonic clock.
    """

    def __init__(self, config: KioskConfig, counters: Counters, clock: Callable[[], float]) -> None:
        """``clock``: monotonic seconds."""
        self._config = config
        self._counters = counters
        self._clock = clock
        self._taken: list[tuple[float, int]] = []
        self._warned = False

    @property
    def hour(self) -> int:
        """Sheets of paper that may still come out within this hour."""
        now = self._clock()
        self._taken = [(at, pages) for at, pages in self._taken if 0 <= now - at < HOUR]
        return max(0, self._config.hour - sum(pages for _, pages in self._taken))

    @property
    def day(self) -> int:
        """Sheets of paper that may still come out today."""
        return max(0, self._config.day - self._counters.today("paper"))

    @property
    def low(self) -> bool:
        """Whether it is time to say that today's paper comes to its end."""
        return self.day < LOW * self._config.day

    def take(self, pages: int, sheet: str) -> Refused | None:
        """Count ``pages`` of ``sheet`` that go to the printer now, or tell what they would be too many for."""
        if pages > self.day:
            return "day"
        if pages > self.hour:
            return "hour"
        self._taken.append((self._clock(), pages))
        self._count(pages, sheet, 1)
        if self.low and not self._warned:
            log.warning("paper: %d sheets are left of the %d for today", self.day, self._config.day)
        self._warned = self.low
        return None

    def give_back(self, pages: int, sheet: str) -> None:
        """These did not come out, and never will."""
        self._taken.append((self._clock(), -pages))
        self._count(-pages, sheet, -1)

    def _count(self, pages: int, sheet: str, sheets: int) -> None:
        self._counters.add("sheet", sheet, sheets)
        self._counters.add("paper", count=pages)
        # At once: whoever pulls the plug wins no paper.
        self._counters.save()
