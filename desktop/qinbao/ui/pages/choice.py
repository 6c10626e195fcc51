"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.screen.choice import ChoiceModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel

_FEW = 4
"""Answers up to which they stand below each other."""
_LEAST = 390
"""Px of the narrowest column, at scale 1."""


class ChoicePage(Page[ChoiceModel]):
    """Choosing marks the answer and nothing else."""

    def build(self, question: ChoiceModel) -> Sequence[QWidget]:
        """The answers; few ones below each other, many in columns."""
        cards = [ChoiceCard(self.look, option.value, option.say, option.note) for option in question.options]
        self._least = 1 if len(cards) <= _FEW else 2
        self.group = ChoiceGroup(self.look, cards, question.title, self._least, self.look.px(_LEAST))
        self.group.choose(question.chosen)
        self.group.chosen.connect(self.value_changed)
        if question.why is None:
            return (self.group,)
        return (self.group, WrapLabel(self.look, question.why, "small", "soft"))

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """In one column more where that brings all answers into sight."""
        self.group.spread(self._least)
        if self.sight:
            usual = super().place(width, False, enough)
            self.group.spread(self._least + 1)
            if usual <= self.sight or super().place(width, False, enough) >= usual:
                self.group.spread(self._least)
        return super().place(width, move, enough)
