"""Paper for everybody: a visit may print a few sheets, and each of them no more than a few times."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable

from qinbao.kiosk.config import KioskConfig
from qinbao.ui.services import Printer

_PAGE = re.compile(rb"/Type\s*/Page\b")
_FAILED = frozenset({"none", "off", "paper", "failed"})
PER_PAGE = 15.0
"""Seconds a slow printer may need for a page; nobody is asked whether they are still there meanwhile."""


class PaperQuota:
    """The one printer, for one visit. Fulfils ``ui.services.Printer``."""

    def __init__(
        self,
        printer: Printer,
        config: KioskConfig,
        clock: Callable[[], float],
        printed: Callable[[int], None] = lambda _: None,
    ) -> None:
        """``clock``: monotonic seconds. ``printed`` hears how many pages were taken by the printer."""
        self._printer = printer
        self._config = config
        self._clock = clock
        self._printed = printed
        self._copies: Counter[str] = Counter()
        self._pages = 0
        self._jobs = 0
        self._busy_until = float("-inf")
        self._listening: dict[int, Callable[[str], None]] = {}

    @property
    def busy(self) -> bool:
        """Whether paper is likely to be coming out."""
        return self._clock() < self._busy_until

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print one copy, or tell ``limit`` where that would be more than one visit may have."""
        pages = max(1, len(_PAGE.findall(pdf)))
        sheet = hashlib.sha256(pdf).hexdigest()
        if self._copies[sheet] >= self._config.copies or self._pages + pages > self._config.pages:
            done("limit")
            return
        self._copies[sheet] += 1
        self._pages += pages
        self._busy_until = self._clock() + PER_PAGE * pages
        self._jobs += 1
        job = self._jobs
        self._listening[job] = done

        def heard(outcome: str) -> None:
            if outcome in _FAILED:
                self._copies[sheet] -= 1
                self._pages -= pages
                self._busy_until = float("-inf")
            else:
                self._printed(pages)
            # The usual page for "no printer" offers a file, which nobody gets here.
            self._listening.pop(job, _nobody)("away" if outcome == "none" else outcome)

        self._printer.send(pdf, title, heard)

    def close(self) -> None:
        """The visit is over: what the printer still says is counted, and told to nobody."""
        self._listening.clear()


def _nobody(_: str) -> None:
    return None
