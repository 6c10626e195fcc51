"""Sentences under headings: sources, popular errors, words of the field, what to try."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from qinbao.screen.model import Model
from qinbao.screen.text import TextModel
from qinbao.ui.pages.notes import links, note, section
from qinbao.ui.pages.page import Page


class TextPage(Page):
    """Sections with an icon stand in boxes, others as plain lists."""

    kind = "text"

    def build(self, model: Model) -> Sequence[QWidget]:
        """Section by section."""
        text = cast(TextModel, model)
        sections = [
            note(self.look, self.tools.words, view, "danger" if view.icon == "warning" else "tint")
            if view.icon
            else section(self.look, view)
            for view in text.sections
        ]
        return [*sections, *links(self.look, text.links, self.asked.emit)]
