"""The start page: everything one can do, at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.screen import aside, press
from qinbao.screen.home import HomeModel
from qinbao.ui.pages.page import Page, Tools
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Beside, Grid
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.label import WrapLabel

_GAP = 8
"""Px between the cards: small, so that all of them are in sight in a window of 1280×800."""
_BELOW = 14
"""Px that stay free below the last line, where there is room for them."""
_AIR, _MOST_AIR = 10, 44
"""Px above and below the words of a card together, at scale 1: there at least, and where a window has room for it."""


class HomePage(Page[HomeModel]):
    """The large card helps to choose; the others go straight to their matter. Who left one is led back to it first."""

    def __init__(self, look: Look, tools: Tools) -> None:
        super().__init__(look, tools)
        self._pad = (6, 0)
        self._aired_in = (0, 0)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; what room the window has beyond that goes to the cards. Found out when it is measured."""
        if (width, self.sight) != self._aired_in:
            self._aired_in = (width, self.sight)
            self._air(_AIR)
            free = self.sight - super().place(width, False) - self.look.gap(_BELOW)
            rows = 1 + -(-self._rest.count // self._rest.columns(width))
            if free >= rows:
                self._air(min(_MOST_AIR, _AIR + int(free / rows / self.look.gap(1000) * 1000)))
        return super().place(width, move, enough)

    def _air(self, air: int) -> None:
        for card in self._aired:
            card.air = air

    def build(self, home: HomeModel) -> Sequence[QWidget]:
        """The large card, or what one can go on with in its place; then the others two by two."""
        fresh_start = home.resume is None or bool(home.notice)
        cards = [
            HomeCard(self.look, card.title, card.say, card.icon, hero=at == 0 and fresh_start)
            for at, card in enumerate(home.cards)
        ]
        for card, view in zip(cards, home.cards, strict=True):
            card.clicked.connect(lambda _=False, topic=view.topic: self.asked.emit(press.Start(topic)))
        self.other = HomeCard(self.look, home.more.title, home.more.say, home.more.icon)
        self.other.setObjectName("help")
        self.other.clicked.connect(lambda: self.asked.emit(press.Open(aside.Help())))
        self.cards = [*cards, self.other]
        self._aired = list(self.cards)
        self._leading = cards[0]
        before = self._before(home) or cards[:1]
        self._rest = Grid([card for card in self.cards if card not in before], self.look.px(400), _GAP)
        for part in (*before, self._rest):
            self.set_gap(part, _GAP)
        self.set_gap(before[0], 6)
        fresh = WrapLabel(self.look, home.fresh, "small", "soft")
        self.set_gap(fresh, 4)
        return (*before, self._rest, fresh)

    def _before(self, home: HomeModel) -> Sequence[QWidget]:
        """What was left last time, with a way to forget it; or the one sentence there is to say."""
        if home.notice:
            from qinbao.ui.widgets.note import NoteBox

            box = NoteBox(self.look, "warn", "info", None, home.notice)
            if not home.restore:
                return (box,)
            restore = Button(self.look, home.restore, "plain", "arrow-left", px=self.look.text("body"))
            restore.setObjectName(press.Restore().name)
            restore.clicked.connect(lambda: self.asked.emit(press.Restore()))
            return (Beside(box, restore, _GAP),)
        if home.resume is None:
            return ()
        card = HomeCard(self.look, home.resume.title, home.resume.say, home.resume.icon, hero=True)
        way = press.Open(aside.Left()) if home.several else press.Resume()
        card.clicked.connect(lambda: self.asked.emit(way))
        forget = Button(self.look, home.forget, "plain", "trash", px=self.look.text("body"))
        forget.clicked.connect(lambda: self.asked.emit(press.Forget()))
        row = Beside(card, forget, _GAP)
        self.resume, self.forget = card, forget
        self._aired.append(card)
        self._leading = card
        return (row,)
