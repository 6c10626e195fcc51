"""One action: a picture of the phone, what to do, what one should see then."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import cast

from PySide6.QtWidgets import QWidget

from qinbao.guide.picture import WIDTH, Picture, layout
from qinbao.screen import press
from qinbao.screen.model import Model
from qinbao.screen.step import StepModel
from qinbao.ui.pages.more import more
from qinbao.ui.pages.notes import note
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Pair
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.dots import StepDots
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.note import NoteBox
from qinbao.ui.widgets.phone import PhonePicture

_WORDS, _FEW = 10, 8
"""Hanzi in a line beside the picture: where it need not be small for them, and at least."""


class StepPage(Page):
    """The picture stands left; where there is no room for both, below the words."""

    kind = "step"

    def show_model(self, model: Model) -> None:
        """Like all pages, but the title stands beside the picture."""
        self._model = model
        step = cast(StepModel, model)
        self.phone: PhonePicture | None = None
        words = self._words(step)
        if step.screen is None:
            self.put(words)
            return
        self._screen = step.screen
        self.phone = PhonePicture(self.look, self._picture(inf))
        self._wide = round(WIDTH * min(self.look.scale, 1.3))
        column = Column(words, self.look.gap(14))
        self._pair = Pair(self.phone, column, 0.0, (self._wide, 0), self.look.gap(48))
        self._pair.right_first = True
        self.put([self._pair])

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; where there is little room, the picture is smaller, and its large button further up."""
        if self.phone is not None:
            body = self.look.text("body")
            wide = min(self._wide, max(round(WIDTH), width - self._pair.gap - _WORDS * body))
            self._pair.least = (wide, _FEW * body)
            self.phone.see(self.sight - self._pad[0], wide if self._pair.beside(width) else self._wide, self._picture)
        return super().place(width, move, enough)

    def _picture(self, sight: float) -> Picture:
        return layout(self._screen, self.tools.words, sight=sight)

    def _words(self, step: StepModel) -> Sequence[QWidget]:
        look = self.look
        parts: list[QWidget] = [
            StepDots(look, step.number, step.total),
            WrapLabel(look, step.title, "title"),
        ]
        if step.who:
            parts.append(WrapLabel(look, step.who, "strong", "brand"))
        if step.detail:
            parts.append(WrapLabel(look, step.detail, "lead", quoted_bold=True))
        if step.mark:
            parts.append(NoteBox(look, "warn", "phone", None, step.mark))
        if step.see is not None:
            parts.append(note(look, self.tools.words, step.see, "tint"))
        if step.stuck is not None:
            parts.append(note(look, self.tools.words, step.stuck, "danger"))
        ways: list[QWidget] = []
        if step.practice:
            practice = Button(look, step.practice, "secondary", "hand-tap", px=look.text("body"))
            practice.setObjectName("practice")
            practice.clicked.connect(lambda: self.asked.emit(press.Practise(step.action)))
            ways.append(practice)
        return [*parts, *more(self, step.rest, [*ways, *self.quiet()])]
