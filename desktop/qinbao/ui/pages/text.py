"""Sentences under headings: sources, popular errors, words of the field, what to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.model import SectionView
from qinbao.screen.text import TextModel
from qinbao.ui.pages.notes import links, note, section
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.answer_box import AnswerBox
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.ladder import Ladder


class TextPage(Page[TextModel]):
    """Sections with an icon stand in boxes, others as plain lists."""

    def build(self, text: TextModel) -> Sequence[QWidget]:
        """Section by section."""
        said, ways = list(map(self._section, text.sections)), links(self.look, text.links, self.asked.emit)
        if text.ring:
            # With the phone still in the hand one writes down what was said: that way is in sight from the first.
            return [AnswerBox(self.look, "tint", "phone", *text.ring), *ways, *said]
        return [*said, *ways]

    def _section(self, view: SectionView) -> QWidget:
        if view.ranked:
            rungs = [(line.title or "", line.say) for line in view.lines]
            return Column([WrapLabel(self.look, view.title, "heading"), Ladder(self.look, rungs)], self.look.gap(14))
        if view.icon:
            return note(self.look, self.tools.words, view, "danger" if view.icon == "warning" else "tint")
        return section(self.look, view)
