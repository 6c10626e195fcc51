"""Ways to other pages, in groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.links import LinksModel
from qinbao.ui.pages.notes import links
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.label import WrapLabel


class LinksPage(Page[LinksModel]):
    """Each line opens a page."""

    def build(self, model: LinksModel) -> Sequence[QWidget]:
        """Group by group."""
        parts: list[QWidget] = []
        self.rows: list[QWidget] = []
        for group in model.groups:
            rows = links(self.look, group.links, self.asked.emit, framed=True)
            heading = [WrapLabel(self.look, group.title, "heading")] if group.title else []
            parts.append(Column([*heading, *rows], self.look.gap(12)))
            self.rows.extend(rows)
        return parts
