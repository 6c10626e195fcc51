"""What to have ready, one tick each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.checklist import ChecklistModel
from qinbao.ui.pages.more import more
from qinbao.ui.pages.notes import beside
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Pair
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.tick import TickRow


class ChecklistPage(Page[ChecklistModel]):
    """Ticks help to remember; nothing depends on them."""

    def build(self, checklist: ChecklistModel) -> Sequence[QWidget]:
        """The list left, what is particular here right."""
        self.rows = [TickRow(self.look, item.id, item.say, item.note, on=item.on) for item in checklist.items]
        for row in self.rows:
            row.toggled.connect(lambda _=False, item=row.value: self.asked.emit(press.Tick(item)))
        listed: list[QWidget] = [*self.rows] or [WrapLabel(self.look, checklist.empty)]
        left = Column([Column(listed, 0), *more(self, checklist.rest)])
        side = beside(self.look, self.tools.words, checklist.notes, self.asked.emit)
        if not side:
            return (left,)
        least = (18 * self.look.text("body"), 13 * self.look.text("body"))
        return (Pair(left, Column(side, self.look.gap(14)), 0.65, least),)
