"""Things often mixed up, point by point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.comparison import ComparisonModel
from qinbao.ui.pages.notes import links
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.compare_row import CompareRow


class ComparisonPage(Page[ComparisonModel]):
    """A table where there is room for one, else a list."""

    def build(self, comparison: ComparisonModel) -> Sequence[QWidget]:
        """Names, then each point."""
        columns = comparison.columns
        names = [column.title for column in columns]
        rows: list[QWidget] = [CompareRow(self.look, "", names, head=True)]
        notes = [column.note or "" for column in columns]
        points = [column.points for column in columns]
        if any(notes):
            rows.append(CompareRow(self.look, "", notes, self._named(names, notes)))
        for point in zip(*points, strict=True):
            cells = [cell for _, cell in point]
            rows.append(CompareRow(self.look, point[0][0], cells, self._named(names, cells)))
        return (Column(rows, self.look.gap(8)), *links(self.look, comparison.links, self.asked.emit))

    def _named(self, names: Sequence[str], cells: Sequence[str]) -> list[str]:
        pairs = zip(names, cells, strict=True)
        return [self.tools.words("glue.named", name=name, say=cell) for name, cell in pairs]
