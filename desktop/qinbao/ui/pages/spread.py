"""Pages whose rows go into more columns, and nearer to each other, where that brings all of them into sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from qinbao.ui.pages.page import M, Page
from qinbao.ui.widgets.air import draw_in
from qinbao.ui.widgets.arrange import Rows


class Loose(NamedTuple):
    """Rows that may spread: from so many columns to so many."""

    rows: Rows
    fewest: int
    most: int


class SpreadPage(Page[M]):
    """One column where there is room; nobody has to scroll only because a screen is low."""

    loose: Sequence[Loose] = ()
    _spread_in = (0, 0)
    """Width and sight for which the rows were spread last."""

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """With as few columns as bring everything into sight; where none do, as many as make it lower.

        Found out when it is measured: what is measured and then put there need not be tried again.
        """
        asked = (width, self.sight)
        if move and asked == self._spread_in:
            return super().place(width, True, enough)
        self._spread_in = asked
        high = self._spread(width, enough)
        return super().place(width, True, enough) if move else high

    def _spread(self, width: int, enough: float) -> int:
        """Spread the rows for ``width`` px; gives the px of height that takes."""
        self._gather()
        wider = list(self._wider()) if self.sight else []
        high = super().place(width, False, inf if wider else enough)
        best = {rows: fewest for rows, fewest, _ in self.loose}
        for rows, columns in wider:
            if high <= self.sight:
                break
            if not rows.saves(columns):  # as many rows of narrower cells are no lower
                continue
            rows.spread(columns)
            spread = super().place(width, False)
            if spread < high:
                high, best[rows] = spread, columns
            rows.spread(best[rows])
        return self._closer(width, high) if wider and high > self.sight else high

    def _closer(self, width: int, high: int) -> int:
        """With less air, where that brings everything into sight; gives the px of height that takes, else ``high``."""
        self._air(False)
        closer = super().place(width, False)
        if closer <= self.sight:
            return closer
        self._air(True)
        return high

    def _air(self, there: bool) -> None:
        self._near = not there
        if self._error is not None:
            draw_in(self._error, not there)
        for rows, _, _ in self.loose:
            draw_in(rows, not there)

    def _gather(self) -> None:
        self._air(True)
        for rows, fewest, _ in self.loose:
            rows.spread(fewest)

    def _wider(self) -> Iterator[tuple[Rows, int]]:
        return ((rows, columns) for rows, fewest, most in self.loose for columns in range(fewest + 1, most + 1))
