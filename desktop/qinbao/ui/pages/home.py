"""The start page: everything one can do, at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from qinbao.ui.models import HomeModel, Model
from qinbao.ui.pages.page import Page, Tools
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Grid
from qinbao.ui.widgets.home_card import HomeCard


class HomePage(Page):
    """The large card helps to choose; the others go straight to their matter."""

    kind = "home"

    def __init__(self, look: Look, tools: Tools) -> None:
        super().__init__(look, tools)
        self._pad = (12, 8)

    def build(self, model: Model) -> Sequence[QWidget]:
        """Large card, then the others two by two."""
        home = cast(HomeModel, model)
        cards = [
            HomeCard(self.look, card.title, card.say, card.icon, hero=at == 0) for at, card in enumerate(home.cards)
        ]
        for card, view in zip(cards, home.cards, strict=True):
            card.clicked.connect(lambda _=False, topic=view.topic: self.asked.emit("start", topic))
        self.cards = cards
        rest = Grid(cards[1:], self.look.px(400), 12)
        self.set_gap(cards[0], 2)
        self.set_gap(rest, 12)
        return (cards[0], rest)
