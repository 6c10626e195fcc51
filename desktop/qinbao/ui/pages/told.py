"""How something went: printing, saving, the exercises, the search for a printer."""

from __future__ import annotations

from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.screen.model import ButtonView
from qinbao.screen.told import ToldModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Grid, Pair
from qinbao.ui.widgets.hand import HandPicture
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.sign import Sign

_LOW = 20
"""Lines of text in a window that has no room for a large sign."""


class ToldPage(Page[ToldModel]):
    """A sign, a headline, what it means, and where one may go from here."""

    def show_model(self, told: ToldModel) -> None:
        """Like all pages, but the title stands beside the sign."""
        self.model = told
        look = self.look
        say = WrapLabel(look, told.say, "lead", quoted_bold=True)
        words = Column([self.headline(WrapLabel(look, told.title, "title")), say], look.gap(4))
        self._head = Pair(Sign(look, told.icon, told.tone), words, 0.0, (0, 0), look.gap(32))
        self._head.level = True
        self.cards = [self._card(action, about) for action, about in told.ways]
        parts: list[QWidget] = [self._head]
        if self.cards:
            parts.append(Grid(self.cards, look.px(380)))
            self.set_gap(parts[-1], look.gap(22 if told.hands else 36))
        if told.hands:
            self._hands(told, parts)
        self.lowered = 0.45
        self.put(parts)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; in a low window sign and cards are small, in a high one all of it is lower."""
        look, low = self.look, self.sight < (_LOW + 8 * bool(self.model.hands)) * self.look.text("body")
        self._head.least = (look.text("title") * 3 // 2 if low else look.gap(144), 8 * look.text("lead"))
        for card in self.cards:
            card.air = 10 if low else 44
        return super().place(width, move, enough)

    def announce(self) -> str:
        """The headline and what it means: whoever cannot see it need not look for it."""
        told = self.model
        return self.tools.words("paper.comma").join((told.title, told.say))

    def _hands(self, told: ToldModel, parts: list[QWidget]) -> None:
        """How what was saved is sent on: three drawings in a row, each above its words."""
        heading = WrapLabel(self.look, told.sending, "heading")
        cells = []
        for number, hand in enumerate(told.hands, 1):
            say = self.tools.words("glue.numbered", n=number, say=hand.say)
            cells.append(Column([HandPicture(self.look, hand.gesture), WrapLabel(self.look, say)], self.look.gap(6)))
        parts += [heading, Grid(cells, self.look.px(270), columns=3)]
        self.set_gap(heading, self.look.gap(20))

    def _card(self, action: ButtonView, about: str) -> HomeCard:
        card = HomeCard(self.look, action.words, about, action.icon or "")
        card.setObjectName(action.key)
        card.clicked.connect(lambda: self.asked.emit(action.press))
        return card
