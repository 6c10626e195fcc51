"""A thing to have ready, with a large box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCheckBox

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import APART
from qinbao.ui.widgets.air import Airy, kept
from qinbao.ui.widgets.shapes import box, focus_ring
from qinbao.ui.widgets.steady import Steady, focusable, ringed
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_INSET = 12
"""Px left of the box: the focus ring must not touch it."""


class TickRow(Airy, Steady, QCheckBox):
    """The whole row can be pressed."""

    def __init__(self, look: Look, value: str, words: str, note: str | None = None, *, on: bool = False) -> None:
        super().__init__()
        self.value = value
        self.setObjectName(f"tick-{value}")
        self._look = look
        self.setAccessibleName(words)
        self.setAccessibleDescription(note or "")
        self.setChecked(on)
        focusable(self)
        self._words = TextBlock(words, role_font("card", look.text("card")))
        soft = look.colours.soft
        self._note = TextBlock(note, role_font("small", look.text("small")), colour=soft) if note else None

    @property
    def _side(self) -> int:
        return self._look.px(56)

    @property
    def _left(self) -> int:
        return _INSET + self._side + self._look.gap(20)

    def _room(self, width: int) -> int:
        return max(self._words.px * 2, width - self._left - 8)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        room = self._room(width)
        note = self._note.height(room) if self._note else 0
        air, least = (2, 12) if self.near else (self._look.gap(12), 24)
        return max(self._side + least, self._words.height(room) + note + air)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(480), self.heightForWidth(self._look.px(480)))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row, but for a little above and below: a finger between two rows ticks neither."""
        return self.rect().adjusted(0, APART // 2, 0, -APART // 2).contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, words and a thin line below."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), QColor(colours.hair))
        if ringed(self):
            focus_ring(painter, self.rect().adjusted(0, 1, 0, -1), self._look, 12)
        side, on = self._side, self.isChecked()
        square = QRect(_INSET, (self.height() - side) // 2, side, side)
        fill = colours.brand if on else colours.surface
        box(painter, square, fill, colours.brand if on else colours.line, 4, round(side * 0.24))
        if on:
            sign = round(side * 0.7)
            shift = (side - sign) / 2
            icons.draw(painter, "check", square.x() + shift, square.y() + shift, sign, colours.on_brand)
        room = self._room(self.width())
        words = self._words.height(room)
        y = (self.height() - words - (self._note.height(room) if self._note else 0)) // 2
        self._words.draw(painter, self._left, y, room, colours.ink)
        if self._note:
            self._note.draw(painter, self._left, y + words, room, colours.soft)
