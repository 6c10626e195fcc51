"""All answers on one page, each with 更改."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.review import ReviewModel
from qinbao.ui.pages.spread import Loose, SpreadPage
from qinbao.ui.widgets.arrange import Grid
from qinbao.ui.widgets.review_row import ReviewRow

_LEAST = 420
"""Px of a row at scale 1."""


class ReviewPage(SpreadPage[ReviewModel]):
    """Nothing is decided here but to go on or to change."""

    def gist(self) -> Sequence[str]:
        """What was asked, and the answers."""
        return [f"{row.ask}{row.answer}" for row in self.model.rows]

    def build(self, model: ReviewModel) -> Sequence[QWidget]:
        """Row by row."""
        words = self.tools.words
        change = words("nav.change")
        rows = []
        for view in model.rows:
            row = ReviewRow(self.look, view.ask, view.answer, change, words("glue.named", name=change, say=view.ask))
            row.button.clicked.connect(lambda _=False, page=view.page: self.asked.emit(press.Change(page)))
            rows.append(row)
        grid = Grid(rows, self.look.px(_LEAST), self.look.gap(32), columns=1, down=0)
        self.loose = (Loose(grid, 1, 2),)
        return (grid,)
