"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.choice import ChoiceModel
from qinbao.ui.pages.spread import Loose, SpreadPage
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel

_FEW = 4
"""Answers up to which they stand below each other."""
_LEAST = 300
"""Px of the narrowest column, at scale 1."""


class ChoicePage(SpreadPage[ChoiceModel]):
    """Choosing marks the answer and nothing else."""

    def build(self, question: ChoiceModel) -> Sequence[QWidget]:
        """The answers; few ones below each other, many in columns."""
        cards = [ChoiceCard(self.look, option.value, option.say, option.note) for option in question.options]
        fewest = 1 if len(cards) <= _FEW else 2
        self.group = ChoiceGroup(self.look, cards, question.title, fewest, self.look.px(_LEAST))
        self.loose = (Loose(self.group, fewest, fewest + 2),)
        self.group.choose(question.chosen)
        self.group.chosen.connect(self.value_changed)
        if question.why is None:
            return (self.group,)
        return (self.group, WrapLabel(self.look, question.why, "small", "soft"))
