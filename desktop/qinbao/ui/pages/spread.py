"""Pages whose rows go into more columns where that brings all of them into sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from qinbao.ui.pages.page import M, Page
from qinbao.ui.widgets.arrange import Rows


class Loose(NamedTuple):
    """Rows that may spread: from so many columns to so many."""

    rows: Rows
    fewest: int
    most: int


class SpreadPage(Page[M]):
    """One column where there is room; nobody has to scroll only because a screen is low."""

    loose: Sequence[Loose] = ()

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """With as few columns as bring everything into sight; where none do, as many as make it lower."""
        self._gather()
        if self.sight:
            high = super().place(width, False)
            for rows, columns in self._wider():
                if high <= self.sight:
                    break
                rows.spread(columns)
                wider = super().place(width, False)
                if wider < high:
                    high = wider
                else:
                    rows.spread(columns - 1)
        return super().place(width, move, enough)

    def _gather(self) -> None:
        for rows, fewest, _ in self.loose:
            rows.spread(fewest)

    def _wider(self) -> Iterator[tuple[Rows, int]]:
        return ((rows, columns) for rows, fewest, most in self.loose for columns in range(fewest + 1, most + 1))
