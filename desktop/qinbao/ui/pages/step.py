"""One action: a picture of the phone, what to do, what one should see then."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.guide.picture.layout import WIDTH, layout
from qinbao.guide.picture.shapes import Picture
from qinbao.screen import press
from qinbao.screen.model import SectionView
from qinbao.screen.step import StepModel
from qinbao.ui.pages.more import more
from qinbao.ui.pages.notes import heard, links, note
from qinbao.ui.pages.spread import Loose, SpreadPage
from qinbao.ui.widgets.air import draw_in
from qinbao.ui.widgets.arrange import Column, Grid, Pair
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.dots import StepBars
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.note import NoteBox, Tone
from qinbao.ui.widgets.phone import NARROW, PhonePicture

_FEW = 8
"""Hanzi in a line beside the picture, at least."""
_SHARE, _SQUAT = 0.42, 1.12
"""Of the width, the part the phone may take, and how much higher than wide it is at least."""
_LEAST = round(NARROW)
"""Px of width at which the phone's words are as large as the smallest others."""

_NOTE = 280
"""Px of a note at scale 1, at least, where two stand side by side."""


class StepPage(SpreadPage[StepModel]):
    """The picture stands left; where there is no room for both, below the words."""

    def show_model(self, step: StepModel) -> None:
        """Like all pages, but the title stands beside the picture."""
        self.model = step
        self.phone: PhonePicture | None = None
        words = self._words(step)
        if step.screen is None:
            self.put(words)
            return
        self._screen = step.screen
        self.phone = PhonePicture(self.look, self._picture(WIDTH, inf))
        self._column = Column(words, self.look.gap(14))
        self._pair = Pair(self.phone, self._column, 0.0, (0, 0), self.look.gap(48), right_first=True)
        self.put([self._pair])

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; the phone takes a good part of the width, as far as it still looks like one."""
        if self.phone is not None:
            few, high = _FEW * self.look.text("body"), self.sight - sum(self._pad)
            beside = width - self._pair.gap - few
            share = max(round(min(_SHARE * width, high / _SQUAT)), _LEAST)
            wide = self.phone.fit(min(share, beside) if beside >= _LEAST else width, high, self._picture)
            self._pair.least = (wide, few)
        return super().place(width, move, enough)

    def _air(self, there: bool) -> None:
        super()._air(there)
        if self.phone is not None:
            draw_in(self._column, not there)

    def gist(self) -> Sequence[str]:
        """What to do, what one should see then, and what to do where one does not."""
        step = self.model
        notes = (section for section in (step.see, step.stuck) if section is not None)
        return (step.who, step.detail or "", step.mark or "", *map(heard, notes))

    def _picture(self, wide: float, sight: float) -> Picture:
        return layout(self._screen, self.tools.words, wide, sight=sight)

    def _words(self, step: StepModel) -> Sequence[QWidget]:
        look = self.look
        parts: list[QWidget] = [
            StepBars(look, step.number, step.total),
            self.headline(WrapLabel(look, step.title, "title")),
        ]
        if step.who:
            parts.append(WrapLabel(look, step.who, "strong", "brand"))
        if step.detail:
            parts.append(WrapLabel(look, step.detail, "lead", quoted_bold=True))
        if step.mark:
            parts.append(NoteBox(look, "warn", "phone", None, step.mark))
        told: list[tuple[SectionView | None, Tone]] = [(step.see, "tint"), (step.stuck, "danger")]
        notes = [note(look, self.tools.words, section, tone) for section, tone in told if section is not None]
        grid = Grid(notes, look.px(_NOTE), look.gap(14), columns=1)
        self.loose = (Loose(grid, 1, 2),)
        parts += [grid] if notes else []
        if step.other is not None:
            parts.extend(links(look, (step.other,), self.asked.emit, framed=True))
        ways: list[QWidget] = []
        if step.practice:
            practice = Button(look, step.practice, "secondary", "hand-tap", px=look.text("body"))
            practice.setObjectName("practice")
            practice.clicked.connect(lambda: self.asked.emit(press.Practise(step.action)))
            ways.append(practice)
        return [*parts, *more(self, step.rest, [*ways, *self.quiet("body")])]
