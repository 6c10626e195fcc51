"""Paper for everybody: a visit may print a few sheets, and each of them no more than a few times."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable

from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.paper_budget import PaperBudget
from qinbao.ui.services import Printer

_PAGE = re.compile(rb"/Type\s*/Page\b")
_FAILED = frozenset({"none", "off", "paper", "failed"})
UNKNOWN = "still"
PER_PAGE = 15.0
"""Seconds a slow printer may need for a page; nobody is asked whether they are still there meanwhile."""


class PaperQuota:
    """The one printer, for one visit. Fulfils ``ui.services.Printer``.

    Whatever goes to the printer counts as printed until it is known that it did not come out.
    """

    def __init__(
        self,
        printer: Printer,
        config: KioskConfig,
        clock: Callable[[], float],
        budget: PaperBudget,
        name: Callable[[], str] = str,
    ) -> None:
        """``clock``: monotonic seconds. ``budget``: of all visits. ``name``: the sheet that was made last."""
        self._printer = printer
        self._config = config
        self._clock = clock
        self._budget = budget
        self._name = name
        self._copies: Counter[str] = Counter()
        self._pages = 0
        self._jobs = 0
        self._busy_until = float("-inf")
        self._listening: dict[int, Callable[[str], None]] = {}
        self._sheets: dict[int, str] = {}

    @property
    def busy(self) -> bool:
        """Whether paper is likely to be coming out."""
        return self._clock() < self._busy_until

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print one copy, or tell ``limit``, ``hour`` or ``day`` where that would be too much paper."""
        pages = max(1, len(_PAGE.findall(pdf)))
        sheet, name = hashlib.sha256(pdf).hexdigest(), self._name()
        if self._copies[sheet] >= self._config.copies or self._pages + pages > self._config.pages:
            done("limit")
            return
        if (refused := self._budget.take(pages, name)) is not None:
            done(refused)
            return
        self._copies[sheet] += 1
        self._pages += pages
        self._busy_until = self._clock() + PER_PAGE * pages
        self._jobs += 1
        job = self._jobs
        self._listening[job], self._sheets[job] = done, sheet
        self._printer.send(pdf, title, lambda outcome: self._heard(job, pages, name, outcome))

    def close(self) -> None:
        """The visit is over: what the printer still says is counted, and told to nobody."""
        self._listening.clear()
        self._sheets.clear()
        self._copies.clear()

    def _heard(self, job: int, pages: int, name: str, outcome: str) -> None:
        if outcome == UNKNOWN:
            self._listening.get(job, _nobody)(outcome)
            return
        if outcome in _FAILED:
            self._copies[self._sheets.pop(job, "")] -= 1
            self._pages -= pages
            self._busy_until = float("-inf")
            self._budget.give_back(pages, name)
        # The usual page for "no printer" offers a file, which nobody gets here.
        self._listening.pop(job, _nobody)("away" if outcome == "none" else outcome)


def _nobody(_: str) -> None:
    return None
