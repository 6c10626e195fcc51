"""Sentences under headings: sources, popular errors, words of the field, what to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.text import TextModel
from qinbao.ui.pages.notes import links, note, section
from qinbao.ui.pages.page import Page


class TextPage(Page[TextModel]):
    """Sections with an icon stand in boxes, others as plain lists."""

    def build(self, text: TextModel) -> Sequence[QWidget]:
        """Section by section."""
        sections = [
            note(self.look, self.tools.words, view, "danger" if view.icon == "warning" else "tint")
            if view.icon
            else section(self.look, view)
            for view in text.sections
        ]
        return [*sections, *links(self.look, text.links, self.asked.emit)]
