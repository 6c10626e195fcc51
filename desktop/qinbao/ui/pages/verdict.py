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


class VerdictPage(Page[VerdictModel]):
    """All that decides is in sight at once; nothing stands there twice."""

    titled = False

    def __init__(self, look: Look, tools: Tools) -> None:
        super().__init__(look, tools)
        self._pad = (8, 4)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """The answer and its reason are in sight before anybody scrolls, whatever the letters."""
        self._bring_up(False)
        whole = self._children
        self._children = whole[: whole.index(self._title) + 1]
        hidden = bool(self.sight) and super().place(width, False) > self.sight
        self._children = whole
        self._bring_up(hidden)
        return super().place(width, move, enough)

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
        gap = self.look.gap(8)
        main: list[QWidget] = [
            self.headline(AnswerBox(self.look, tone, icon, verdict.label, verdict.title, verdict.reason))
        ]
        if verdict.other is not None:
            view = CardView("", verdict.other.title, verdict.other.say, "device-mobile")
            main.append(self._card(view, verdict.other.press))
        self.cards = [self._card(card, press.Follow(card.topic)) for card in verdict.go]
        if self.cards:
            main.append(Grid(self.cards, self.look.px(420), gap, columns=min(2, len(self.cards))))
        main += self._coming(verdict)
        if verdict.warning is not None:
            main.append(note(self.look, self.tools.words, verdict.warning, "warn"))
        named = {name: press.Open(Group(name)) for name in GROUPS}
        rest = [self._card(view, named[name]) for view in verdict.groups for name in GROUPS if name == view.topic]
        parts = [*main, Grid(rest, self.look.px(330), gap, columns=3)]
        for part in parts[1:]:
            self.set_gap(part, gap)
        return parts

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
