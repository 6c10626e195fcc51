"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.choice import ChoiceModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel


class ChoicePage(Page[ChoiceModel]):
    """Choosing marks the answer and nothing else."""

    def build(self, question: ChoiceModel) -> Sequence[QWidget]:
        """The answers; few ones below each other, many in two columns."""
        cards = [ChoiceCard(self.look, option.value, option.say, option.note) for option in question.options]
        self.group = ChoiceGroup(self.look, cards, question.title, columns=1 if len(cards) <= 4 else 2)
        self.group.choose(question.chosen)
        self.group.chosen.connect(self.value_changed)
        if question.why is None:
            return (self.group,)
        return (self.group, WrapLabel(self.look, question.why, "small", "soft"))
