"""可以 · 不可以 · 要先问: the answer, one reason, what comes next, one warning, and three ways to the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.content.fact import Answer
from qinbao.screen import press
from qinbao.screen.aside import GROUPS, Group
from qinbao.screen.model import CardView
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.pages.notes import heard, note
from qinbao.ui.pages.page import Page, Tools
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.air import draw_in
from qinbao.ui.widgets.answer_box import AnswerBox
from qinbao.ui.widgets.arrange import Beside, Grid
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.note import NoteBox, Tone

TONES: Mapping[Answer, tuple[Tone, str]] = {
    "yes": ("tint", "check"),
    "ask": ("warn", "phone"),
    "no": ("danger", "x"),
}
"""Of each answer: how its box looks, and its icon."""
_HIGH = 36
"""Lines of text in a window so high that the ways to the rest stand below each other."""
_GAP, _AIR, _MOST_AIR = 8, 10, 44
"""Px between the parts, and above and below the words of a card together, at scale 1: usual, and at most."""


class VerdictPage(Page[VerdictModel]):
    """All that decides is in sight at once; nothing stands there twice."""

    titled = False

    def __init__(self, look: Look, tools: Tools) -> None:
        super().__init__(look, tools)
        self._pad = (8, 4)
        self._fitted_in = (0, 0)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; how it fits is found out when it is measured."""
        if (width, self.sight) != self._fitted_in:
            self._fitted_in = (width, self.sight)
            high = self._fit(width)
            if not move and high:
                return high
        return super().place(width, move, enough)

    def _fit(self, width: int) -> int:
        """The answer and its reason are in sight before anybody scrolls, whatever the letters; room left is used.

        Gives the px of height where there was room left, else 0.
        """
        self._bring_up(False)
        high = self.sight > _HIGH * self.look.text("body")
        self._rest.spread(1 if high else min(3, self._rest.count))
        self._fill(width, 0)
        free = self.sight - super().place(width, False) if self.sight else 0
        if free > 0:
            return self.sight - free + self._fill(width, free)
        if free < 0:
            whole = self._children
            self._children = whole[: whole.index(self._title) + 1]
            hidden = super().place(width, False) > self.sight
            self._children = whole
            self._bring_up(hidden)
        return 0

    def _fill(self, width: int, free: int) -> int:
        """Up to ``free`` px more between the parts and in the cards, for else a high window looks empty; gives them."""
        rows = [-(-grid.count // grid.columns(width)) for grid in self._grids]
        gaps, cards = len(self._below) + sum(rows) - len(rows), sum(rows) + len(self._other)
        between = min(self.look.gap(_GAP * 3), self.look.gap(_GAP) + free // (2 * gaps))
        left = free - (between - self.look.gap(_GAP)) * gaps
        air = min(_MOST_AIR, _AIR + int(left / cards / self.look.gap(1000) * 1000))
        for grid in self._grids:
            grid.set_down(between)
        for card in (*self._other, *self.cards, *self._ways):
            card.air = air
        for part in self._below:
            self.set_gap(part, between)
        return (between - self.look.gap(_GAP)) * gaps + (self.look.gap(air) - self.look.gap(_AIR)) * cards

    def _bring_up(self, up: bool) -> None:
        """The answer above what it is about, with less air; or as usual, below it."""
        draw_in(self._title, up)
        above = self._children.index(self._title) == 0
        if up != above and self.model.subtitle:
            self._children[:2] = reversed(self._children[:2])
            self._children[0].lower()  # read in the order in which it is seen

    def gist(self) -> Sequence[str]:
        """The answer, why, what comes next, and what to beware of."""
        verdict = self.model
        return (verdict.label, verdict.reason, verdict.coming, heard(verdict.warning) if verdict.warning else "")

    def build(self, verdict: VerdictModel) -> Sequence[QWidget]:
        """From the answer down to the ways to the rest."""
        tone, icon = TONES[verdict.answer]
        gap = self.look.gap(_GAP)
        main: list[QWidget] = [
            self.headline(AnswerBox(self.look, tone, icon, verdict.label, verdict.title, verdict.reason))
        ]
        self._other: list[HomeCard] = []
        if verdict.other is not None:
            view = CardView("", verdict.other.title, verdict.other.say, "device-mobile")
            self._other.append(self._card(view, verdict.other.press))
            main += self._other
        self.cards = [self._card(card, press.Follow(card.topic)) for card in verdict.go]
        go = [Grid(self.cards, self.look.px(420), gap, columns=min(2, len(self.cards)))] if self.cards else []
        main += go
        main += self._coming(verdict)
        if verdict.warning is not None:
            main.append(note(self.look, self.tools.words, verdict.warning, "warn"))
        named = {name: press.Open(Group(name)) for name in GROUPS}
        rest = [self._card(view, named[name]) for view in verdict.groups for name in GROUPS if name == view.topic]
        self._ways = rest
        self._rest = Grid(rest, self.look.px(330), gap, columns=3)
        self._grids = [*go, self._rest]
        self._below = [*main[1:], self._rest]
        return (*main, self._rest)

    def _coming(self, verdict: VerdictModel) -> list[QWidget]:
        """What comes next, and the way to rehearse it."""
        practice: list[QWidget] = []
        if verdict.practice:
            button = Button(self.look, verdict.practice, "secondary", "hand-tap", px=self.look.text("body"))
            button.setObjectName(press.Practise().name)
            button.clicked.connect(lambda: self.asked.emit(press.Practise()))
            practice.append(button)
        if not verdict.coming:
            return practice
        coming = NoteBox(self.look, "tint", "arrow-right", None, verdict.coming)
        return [Beside(coming, practice[0], self.look.gap(14))] if practice else [coming]

    def _card(self, view: CardView, pressed: press.Press) -> HomeCard:
        card = HomeCard(self.look, view.title, view.say, view.icon)
        card.setObjectName(pressed.name)
        card.clicked.connect(lambda: self.asked.emit(pressed))
        return card
