"""Paper of all visits together: so much an hour, so much a day. Twenty visits in a row must not empty the tray."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from qinbao.files import write_whole
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.counters import Counters

log = logging.getLogger(__name__)

HOUR = 3600.0
LOW = 0.2
"""Part of the day's paper at which whoever looks after the kiosk is warned."""

Refused = Literal["hour", "day"]


class _Taken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: float
    """Seconds by the clock that goes on over restarts."""
    ages: list[tuple[float, int]]
    """How many seconds before that, and how many sheets of paper."""


class PaperBudget:
    """Counts a sheet when it is handed over, and takes it back only once it is known not to come.

    Both counts survive a restart: the day's is that of the counters, the hour's is kept beside them. Where they would
    not (a disk that is full or read-only, a folder in memory), every start begins with the hour's used up, and it
    comes back evenly: whoever pulls the plug wins no paper.
    """

    def __init__(
        self,
        config: KioskConfig,
        counters: Counters,
        clock: Callable[[], float],
        file: Path,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """``clock``: monotonic seconds. ``file``: where the hour is kept. ``wall``: seconds, going on over restarts."""
        self._config = config
        self._most = min(config.hour, config.day)
        self._counters = counters
        self._clock = clock
        self._file = file
        self._wall = wall
        self._warned = False
        self._taken = self._remembered()
        self.forgets = not self._keep() or pin.in_memory(file.parent)
        """Whether nothing of what is printed now will be known after a power cut."""
        if self.forgets:
            self._taken = self._spent()

    @property
    def hour(self) -> int:
        """Sheets of paper that may still come out within this hour."""
        now = self._clock()
        self._taken = [(at, pages) for at, pages in self._taken if 0 <= now - at < HOUR]
        return max(0, self._most - sum(pages for _, pages in self._taken))

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
        found = next((taken for taken in self._taken if taken[1] == pages), None)
        if found is not None:
            self._taken.remove(found)
        self._count(-pages, sheet, -1)

    def _count(self, pages: int, sheet: str, sheets: int) -> None:
        self._counters.add("sheet", sheet, sheets)
        self._counters.add("paper", count=pages)
        # At once: the power may go while the sheet comes out.
        self._counters.save()
        self._keep()

    def _keep(self) -> bool:
        """Write the hour down; False where that was not possible."""
        now = self._clock()
        kept = _Taken(self._wall(), [(now - at, pages) for at, pages in self._taken])
        try:
            write_whole(self._file, msgspec.json.encode(kept))
        except OSError as error:
            log.warning("the paper of this hour is not kept over a restart: %s", error.strerror)
            return False
        return True

    def _remembered(self) -> list[tuple[float, int]]:
        try:
            kept = msgspec.json.decode(self._file.read_bytes(), type=_Taken)
        except FileNotFoundError:
            return []
        except (OSError, msgspec.MsgspecError, ValueError):
            log.warning("the paper of this hour cannot be read: it counts as used up")
            return self._spent()
        # A clock that was set back has not moved: what was taken then counts as taken now.
        before = self._clock() - max(0.0, self._wall() - kept.at)
        return [(before - age, pages) for age, pages in kept.ages]

    def _spent(self) -> list[tuple[float, int]]:
        """As if all of the hour's paper had come out evenly until now: so it comes back, too."""
        return [(self._clock() - HOUR * number / self._most, 1) for number in range(self._most)]
