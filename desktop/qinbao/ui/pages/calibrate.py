"""Fit the letters to screen and eyes, with a bank card as the ruler."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.screen.calibrate import CalibrateModel
from qinbao.ui.pages.page import Page
from qinbao.ui.settings import CARD
from qinbao.ui.theme.angle import Card, fitting, reached
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Column, Flow, Pair, height_of
from qinbao.ui.widgets.bank_card import BankCard
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel

_NEVER = 1_000_000
"""Px no window has: below each other."""
_STEP = 4.0
"""Px the card grows by one press; a button held down goes on."""


class CalibratePage(Page[CalibrateModel]):
    """Nothing changes before the main button is pressed; a sample line shows what it will be like."""

    def build(self, calibrate: CalibrateModel) -> Sequence[QWidget]:
        """Two buttons with the card below them, distance, sample."""
        self._wide, distance = self.tools.card()
        self.card = BankCard(self.look, self._wide, calibrate.name)
        self.larger, self.smaller = (
            self._button(words, icon) for words, icon in zip(calibrate.buttons, ("plus", "minus"), strict=True)
        )
        self.larger.clicked.connect(lambda: self._grow(_STEP))
        self.smaller.clicked.connect(lambda: self._grow(-_STEP))
        cards = [ChoiceCard(self.look, view.value, view.say, view.note) for view in calibrate.distances]
        self.group = ChoiceGroup(self.look, cards, calibrate.distance, columns=1)
        self.group.choose(str(distance))
        self.group.chosen.connect(lambda _: self._tell())
        self._sample = Column()
        self._tell()
        heading = WrapLabel(self.look, calibrate.card[0], "heading")
        say = WrapLabel(self.look, calibrate.card[1], quoted_bold=True)
        # Above the card, which may grow without pushing them from under a finger; in a low window all is seen together.
        above = Column([heading, say, Flow([self.larger, self.smaller])], self.look.gap(12))
        above.set_gap(say, 0)
        self._drawn = Column([self.card])
        self._left = Pair(above, self._drawn, 1.0, (_NEVER, 0), self.look.gap(12))
        distances = WrapLabel(self.look, calibrate.distance, "heading")
        right = Column([distances, self.group, self._sample], self.look.gap(12))
        self._pair = Pair(self._left, right, 0.5, (0, 12 * self.look.text("body")), self.look.gap(48))
        self._spread()
        return (self._pair,)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; where a window is so low that the card would be cut off, it stands beside its words."""
        self._beside(False)
        left = max(self._pair.least[0], (width - self._pair.gap) // 2)
        if self.sight and height_of(self._left, left) + self._pad[0] > self.sight:
            self._beside(True)
        return super().place(width, move, enough)

    def _beside(self, beside: bool) -> None:
        """The card beside its words and the distances below both, or the card below and the distances beside."""
        words = 13 * self.look.text("body")
        needed = max(round(self._wide), words)
        self._left.least = (words, needed) if beside else (_NEVER, 0)
        self._pair.least = (_NEVER if beside else needed, self._pair.least[1])

    def draft(self) -> Card:
        """What was measured so far."""
        return Card(self._wide, int(self.group.value or 0))

    def restore(self, draft: object) -> None:
        """Draw the card that wide again."""
        if not isinstance(draft, Card):
            raise TypeError(draft)
        self._wide, distance = draft
        self.card.resize_to(self._wide)
        self.group.choose(str(distance))
        self._spread()
        self._tell()

    def _button(self, words: str, icon: str) -> Button:
        button = Button(self.look, words, "secondary", icon, px=self.look.text("option"))
        button.setObjectName(icon)
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(500)
        button.setAutoRepeatInterval(60)
        return button

    def _grow(self, by: float) -> None:
        self._wide = min(max(CARD[0], self._wide + by), min(CARD[1], float(self.width())))
        self.card.resize_to(self._wide)
        self._tell()
        self._spread()

    def _spread(self) -> None:
        """Leave the card the room it takes."""
        self.place(self.width(), True)
        # Nobody tells them otherwise: their own size may stay the same while that of the card changes.
        for part in (self._pair, self._left, self._drawn):
            part.place(part.width(), True)

    def _tell(self) -> None:
        """Show a line as large as all lines will be."""
        model = self.model
        wide, distance = self.draft()
        look = Look(self.look.theme, fitting(wide, distance))
        dense = not reached(wide, distance)
        parts: list[QWidget] = [WrapLabel(look, model.sample, "lead", "brand")]
        if dense:
            parts.append(WrapLabel(self.look, model.dense, "body", "warn"))
        self._sample.put(parts)
        self.rearranged.emit()
