"""练一练: the phone of the step page, to touch. Nothing real happens, and it can be left at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from qinbao.guide.picture.layout import layout
from qinbao.guide.picture.shapes import Picture
from qinbao.screen import press
from qinbao.screen.practice import PracticeModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Pair
from qinbao.ui.widgets.dots import StepDots
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.note import NoteBox
from qinbao.ui.widgets.phone import NARROW
from qinbao.ui.widgets.touch_phone import TouchPhone

_AIR = 32
"""Px above and below the phone together."""
_SQUAT = 1.12
"""How much higher than wide the phone is at least."""
_NARROWEST = round(NARROW)
"""Px of width at which the phone's words are as large as the smallest others."""
_LEAST_WORDS = 8
"""Hanzi in a line beside the phone."""


class PracticePage(Page[PracticeModel]):
    """The phone stands left, as large as it can be seen whole; the words right, or above where there is no room."""

    def show_model(self, practice: PracticeModel) -> None:
        """Like all pages, but the title stands beside the phone."""
        self.model = practice
        words = self._words(practice)
        self._screen = practice.screen if practice.ring else replace(practice.screen, tap=None)
        self.phone = TouchPhone(self.look, layout(self._screen, self.tools.words))
        self._aim = practice.screen.tap
        self.phone.touched.connect(lambda target: self.asked.emit(press.Touch(target)))
        column = Column(words, self.look.gap(14))
        self._least = _LEAST_WORDS * self.look.text("body")
        self._pair = Pair(self.phone, column, 0.0, (0, self._least), 40, right_first=True)
        self.put([self._pair])
        wanted = self.phone.targets.get((practice.screen.tap if practice.ring else practice.touched) or "")
        if wanted is not None:
            self.setTabOrder(self.focus_target(), wanted)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Give the phone the room it can use."""
        high = max(1, self.sight - _AIR)
        beside = min(width - self._pair.gap - self._least, width // 2, round(high / _SQUAT))
        wide = self.phone.fit(beside if beside >= _NARROWEST else width, high, self._picture)
        self._pair.least = (wide, self._least)
        return super().place(width, move, enough)

    def _picture(self, wide: float, sight: float) -> Picture:
        # Where to touch is not shown, but it is in sight.
        return layout(self._screen, self.tools.words, wide, sight=sight, aim=self._aim)

    def announce(self) -> str:
        """What came of the touch, and what is to be done now."""
        model = self.model
        return self.tools.words("paper.comma").join(
            (model.said.rstrip(self.tools.words("glue.closing")), model.counted, model.title)
        )

    def _words(self, practice: PracticeModel) -> Sequence[QWidget]:
        look = self.look
        parts: list[QWidget] = [
            StepDots(look, practice.number, practice.total, practice.counted),
            self.headline(WrapLabel(look, practice.title, "title")),
        ]
        parts.append(NoteBox(look, practice.tone, "hand-tap", practice.said))
        if practice.detail:
            parts.append(WrapLabel(look, practice.detail, "lead", quoted_bold=True))
        parts.append(WrapLabel(look, practice.hint, "body", "soft"))
        return parts
