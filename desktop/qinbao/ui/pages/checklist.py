"""What to have ready, one tick each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.checklist import ChecklistModel
from qinbao.screen.model import ButtonView, TickView
from qinbao.ui.pages.notes import links
from qinbao.ui.pages.page import Page
from qinbao.ui.theme.sizes import APART
from qinbao.ui.widgets.arrange import Beside, Column
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.tick import TickRow


class ChecklistPage(Page[ChecklistModel]):
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
        column = Column(listed, 0)
        for above, below in pairwise(listed):
            if isinstance(above, Beside):
                column.set_gap(below, APART)
        return (column,)

    def _listed(self, row: TickRow, item: TickView) -> QWidget:
        """The row; right of it the way to what helps who does not have it yet."""
        if not item.go or not item.note:
            return row
        follow = press.Follow(item.go)
        (way,) = links(self.look, (ButtonView(follow, item.note),), self.asked.emit)
        return Beside(row, way, self.look.gap(14))
