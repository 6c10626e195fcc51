"""What can be printed. Choosing a sheet prints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView
from qinbao.screen.sheets import SheetsModel
from qinbao.ui.pages.notes import section
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Flow
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.choice import ChoiceGroup
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.sheet_card import SheetCard

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent

_THUMB_PPI = 32.0
_LEAST = 325
"""Px of the narrowest card, at scale 1."""


class SheetsPage(Page[SheetsModel]):
    """Small pictures are the rendered sheets themselves; they appear when they are ready."""

    def build(self, sheets: SheetsModel) -> Sequence[QWidget]:
        """The sheets, a way to see the chosen one large, a way to another matter."""
        cards = [SheetCard(self.look, view.id, view.title, view.say, view.ratio) for view in sheets.sheets]
        self.group = ChoiceGroup(self.look, cards, sheets.title, columns=4, least=self.look.px(_LEAST))
        self.group.choose(sheets.chosen)
        self.group.chosen.connect(lambda sheet: self.asked.emit(press.Choose(sheet)))
        small = self.look.text("body")
        self.look_button = Button(self.look, sheets.look, "plain", "eye", px=small)
        self.look_button.clicked.connect(
            lambda: self.asked.emit(press.Open(aside.Preview(self.group.value or sheets.chosen)))
        )
        self._cards = cards
        self.startTimer(0)
        self.look_button.setObjectName(press.Open(aside.Preview(sheets.chosen)).name)
        ways = [self.look_button]
        if sheets.home:
            other = Button(self.look, sheets.home, "plain", "house", px=small)
            other.clicked.connect(lambda: self.asked.emit(press.Home()))
            ways.append(other)
        if sheets.practice:
            practice = Button(self.look, sheets.practice, "plain", "hand-tap", px=small)
            practice.setObjectName(press.Practise().name)
            practice.clicked.connect(lambda: self.asked.emit(press.Practise()))
            ways.insert(1, practice)
        if sheets.comparison:
            table = Button(self.look, sheets.comparison, "plain", "scales", px=small)
            table.setObjectName(press.Open(aside.Comparison()).name)
            table.clicked.connect(lambda: self.asked.emit(press.Open(aside.Comparison())))
            ways.append(table)
        buttons = Flow(ways)
        self.set_gap(buttons, self.look.gap(14))
        self.carried = [self._card(action, about) for action, about in sheets.carried]
        parts: list[QWidget] = [*self.carried, self.group, buttons]
        if sheets.after is not None:
            parts.append(section(self.look, sheets.after))
        return parts

    def timerEvent(self, event: QTimerEvent) -> None:
        """Have the pictures made, once the page has been painted: their worker would have it wait."""
        self.killTimer(event.timerId())
        if not self.isHidden():  # nobody has gone on meanwhile
            for card in self._cards:
                self.tools.draw_sheet(card.value, _THUMB_PPI, card.show_pages, self)

    def _card(self, action: ButtonView, about: str) -> HomeCard:
        card = HomeCard(self.look, action.words, about, action.icon or "")
        card.setObjectName(action.key)
        card.clicked.connect(lambda: self.asked.emit(action.press))
        return card
