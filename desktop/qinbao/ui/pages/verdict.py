"""可以 · 不可以 · 要先问: the answer, why, and what to know before starting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from qinbao.content.fact import Answer
from qinbao.screen import press
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.pages.more import more
from qinbao.ui.pages.notes import beside, note, section
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Pair
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.ladder import Ladder
from qinbao.ui.widgets.link import LinkRow
from qinbao.ui.widgets.note import NoteBox, Tone

TONES: Mapping[Answer, tuple[Tone, str]] = {
    "yes": ("tint", "check"),
    "ask": ("warn", "phone"),
    "no": ("danger", "x"),
}
"""Of each answer: how its box looks, and its icon."""


class VerdictPage(Page[VerdictModel]):
    """Colour, icon and words all say the same."""

    def gist(self) -> Sequence[str]:
        """The answer and why."""
        verdict = self.model
        return (self.tools.words(f"result.answer.{verdict.answer}"), *(line.say for line in verdict.reasons))

    def build(self, verdict: VerdictModel) -> Sequence[QWidget]:
        """The answer with its reasons and the other ways left, what is particular right, the rest below."""
        tone, icon = TONES[verdict.answer]
        heading = self.tools.words(f"result.answer.{verdict.answer}")
        reasons = "\n".join(line.say for line in verdict.reasons)
        main: list[QWidget] = [NoteBox(self.look, tone, icon, heading, reasons)]
        if verdict.other is not None:
            other = HomeCard(self.look, verdict.other.title, verdict.other.say, "device-mobile")
            other.setObjectName(verdict.other.press.name)
            other.clicked.connect(lambda _=False, pressed=verdict.other.press: self.asked.emit(pressed))
            main.append(other)
        self.cards = [HomeCard(self.look, card.title, card.say, card.icon) for card in verdict.go]
        for card, view in zip(self.cards, verdict.go, strict=True):
            card.clicked.connect(lambda _=False, topic=view.topic: self.asked.emit(press.Start(topic)))
        main.extend(self.cards)
        if verdict.supposed is not None:
            main.append(note(self.look, self.tools.words, verdict.supposed, "warn"))
        main.extend(note(self.look, self.tools.words, view, "danger") for view in verdict.myths)
        if verdict.order is not None:
            rungs = [(line.title or "", line.say) for line in verdict.order.lines]
            main += [WrapLabel(self.look, verdict.order.title, "heading"), Ladder(self.look, rungs)]
        main.extend(section(self.look, view) for view in verdict.sections)
        main.extend(more(self, verdict.rest))
        side = beside(self.look, self.tools.words, verdict.notes, self.asked.emit)
        if verdict.practice:
            practice = LinkRow(self.look, verdict.practice, "hand-tap")
            practice.clicked.connect(lambda: self.asked.emit(press.Practise()))
            side.append(practice)
        if not side:
            return main
        gap = self.look.gap(20)
        left, right = Column(main, gap), Column(side, self.look.gap(14))
        return (Pair(left, right, 0.65, (18 * self.look.text("body"), 13 * self.look.text("body"))),)
