"""A question, the answer given, and 更改."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Arranged, Column, height_of
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ReviewRow(Arranged):
    """The button is named after its question, so that a list of buttons can be told apart by ear."""

    def __init__(self, look: Look, ask: str, answer: str, change: str, name: str, icon: str = "pencil-simple") -> None:
        """``change``: the word on the button; ``name``: the same with the question."""
        self._words = Column([WrapLabel(look, ask, "small", "soft"), WrapLabel(look, answer, "card")], 0)
        self.button = Button(look, change, "plain", icon, px=look.text("body"), name=name)
        super().__init__((self._words, self.button))
        self._look = look

    def place(self, width: int, move: bool) -> int:
        """Words left, button right."""
        hint = self.button.sizeHint()
        room = width - hint.width() - 24
        high = max(height_of(self._words, room), hint.height()) + self._look.gap(10)
        if move:
            words = height_of(self._words, room)
            self._words.setGeometry(0, (high - words) // 2, room, words)
            self.button.setGeometry(width - hint.width(), (high - hint.height()) // 2, hint.width(), hint.height())
        return high

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a thin line below."""
        rect = QRect(0, self.height() - 2, self.width(), 2)
        QPainter(self).fillRect(rect, QColor(self._look.colours.hair))
