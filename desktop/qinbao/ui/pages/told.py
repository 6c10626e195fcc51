"""How something went: printing, saving, the exercises, the search for a printer."""

from __future__ import annotations

from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.screen.model import ButtonView
from qinbao.screen.told import ToldModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Grid, Pair
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.sign import Sign

_ABOVE = 0.45
"""Share of the free height above the words: in the very middle they would seem to have slipped down."""


class ToldPage(Page[ToldModel]):
    """A sign, a headline, what it means, and where one may go from here."""

    def show_model(self, told: ToldModel) -> None:
        """Like all pages, but the title stands beside the sign."""
        self.model = told
        look = self.look
        say = WrapLabel(look, told.say, "lead", quoted_bold=True)
        words = Column([WrapLabel(look, told.title, "title"), say], look.gap(4))
        self._head = Pair(Sign(look, told.icon, told.tone), words, 0.0, (0, 0), look.gap(32))
        self._head.level = True
        self.cards = [self._card(action, about) for action, about in told.ways]
        parts: list[QWidget] = [self._head]
        if self.cards:
            parts.append(Grid(self.cards, look.px(380)))
            self.set_gap(parts[-1], look.gap(36))
        self._usual = self._pad
        self.put(parts)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages, but lower where there is room to spare; where there is none, sign and cards are small."""
        self._pad = self._usual
        for side, air in ((self.look.gap(144), 44), (self.look.text("title") * 3 // 2, 10)):
            self._head.least = (side, 8 * self.look.text("lead"))
            for card in self.cards:
                card.air = air
            high = super().place(width, False)
            if high <= self.sight:
                break
        spare = max(0, self.sight - high)
        self._pad = (self._usual[0] + round(spare * _ABOVE), self._usual[1])
        return super().place(width, move, enough)

    def announce(self) -> str:
        """The headline and what it means: whoever cannot see it need not look for it."""
        told = self.model
        return self.tools.words("paper.comma").join((told.title, told.say))

    def _card(self, action: ButtonView, about: str) -> HomeCard:
        card = HomeCard(self.look, action.words, about, action.icon or "")
        card.setObjectName(action.key)
        card.clicked.connect(lambda: self.asked.emit(action.press))
        return card
