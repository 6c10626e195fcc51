"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from qinbao.screen.choice import ChoiceModel
from qinbao.screen.model import Model
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel

_FEW, _MANY = 4, 6
"""Answers up to which they stand below each other, and from which on in three columns where there is room."""
_LEAST = 390
"""Px of the narrowest of three columns, at scale 1."""


class ChoicePage(Page):
    """Choosing marks the answer and nothing else."""

    kind = "choice"

    def build(self, model: Model) -> Sequence[QWidget]:
        """The answers; few ones below each other, many in columns."""
        question = cast(ChoiceModel, model)
        cards = [ChoiceCard(self.look, option.value, option.say, option.note) for option in question.options]
        columns = 1 if len(cards) <= _FEW else 3 if len(cards) > _MANY else 2
        self.group = ChoiceGroup(self.look, cards, question.title, columns, self.look.px(_LEAST) if columns > 2 else 0)
        self.group.choose(question.chosen)
        self.group.chosen.connect(self.value_changed)
        if question.why is None:
            return (self.group,)
        return (self.group, WrapLabel(self.look, question.why, "small", "soft"))

    def first(self) -> QWidget | None:
        """The chosen answer, or the first."""
        return self.group.tab_stop()
