"""What people get stuck on: which of these is it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen import aside, press
from qinbao.screen.problems import ProblemsModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.link import LinkRow


class ProblemsPage(Page[ProblemsModel]):
    """Each opens what to try."""

    def build(self, model: ProblemsModel) -> Sequence[QWidget]:
        """What people see when they are stuck, most likely first."""
        rows = []
        for problem in model.problems:
            row = LinkRow(self.look, problem.say, "question", framed=True)
            row.clicked.connect(lambda _=False, name=problem.value: self.asked.emit(press.Open(aside.Problem(name))))
            rows.append(row)
        self.rows = rows
        return (Column(rows, self.look.gap(12)),)
