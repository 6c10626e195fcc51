"""What to have ready, one tick each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.checklist import ChecklistModel
from qinbao.screen.model import ButtonView, TickView
from qinbao.ui.pages.notes import links
from qinbao.ui.pages.spread import Loose, SpreadPage
from qinbao.ui.theme.sizes import APART
from qinbao.ui.widgets.arrange import Beside, Grid
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.tick import TickRow

_LEAST = 420
"""Px of a row at scale 1."""


class ChecklistPage(SpreadPage[ChecklistModel]):
    """Ticks help to remember; nothing depends on them."""

    def build(self, checklist: ChecklistModel) -> Sequence[QWidget]:
        """The list."""
        self.rows = [
            TickRow(self.look, item.id, item.say, None if item.go else item.note, on=item.on)
            for item in checklist.items
        ]
        for row in self.rows:
            row.toggled.connect(lambda _=False, item=row.value: self.asked.emit(press.Tick(item)))
        listed = [self._listed(row, item) for row, item in zip(self.rows, checklist.items, strict=True)]
        listed = listed or [WrapLabel(self.look, checklist.empty)]
        grid = Grid(listed, self.look.px(_LEAST), self.look.gap(32), columns=1, down=0)
        grid.level = False
        self.loose = (Loose(grid, 1, 2),)
        return (grid,)

    def _listed(self, row: TickRow, item: TickView) -> QWidget:
        """The row; right of it the way to what helps who does not have it yet."""
        if not item.go or not item.note:
            return row
        follow = press.Follow(item.go)
        (way,) = links(self.look, (ButtonView(follow, item.note),), self.asked.emit)
        # The way needs its distance from what is to be pressed above and below.
        return Beside(row, way, self.look.gap(14), APART)
