"""Who belongs to 全家计划: one line each, with a way to take them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.household import HouseholdModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.review_row import ReviewRow


class HouseholdPage(Page[HouseholdModel]):
    """Adding and going on are in the lower bar."""

    def build(self, household: HouseholdModel) -> Sequence[QWidget]:
        """Row by row."""
        self.rows = []
        for row in household.rows:
            name = self.tools.words("glue.named", name=household.remove, say=row.ask)
            line = ReviewRow(self.look, row.ask, row.answer, household.remove, name, "trash")
            line.button.setObjectName(f"remove-{row.page}")
            line.button.clicked.connect(lambda _=False, at=row.page: self.asked.emit(press.RemoveRelative(int(at))))
            self.rows.append(line)
        if not self.rows:
            return (WrapLabel(self.look, household.empty, "lead"),)
        return (Column(self.rows, 0),)
