"""How many actions are done, which is now, how many are to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


_GAP = 10
"""Px between two bars."""
_HIGH, _LONG, _LEAST, _NOW = 14, 26, 14, 18
"""Px at scale 1: height of a bar, its length at most and at least, and how much longer the present one is."""


class StepBars(QWidget):
    """Bars for ``done`` + now + to come, where the upper bar says it in words."""

    def __init__(self, look: Look, number: int, total: int) -> None:
        super().__init__()
        self._look, self._number, self._total = look, number, total

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Little more than the bars."""
        return self._look.px(_HIGH + 6)

    def sizeHint(self) -> QSize:
        """All bars on one line."""
        return QSize(self._look.px(_LONG + _GAP) * self._total, self.heightForWidth(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, as long as there is room for them."""
        draw_bars(QPainter(self), self._look, self.width(), self.height(), self._number, self._total)


class StepDots(QLabel):
    """Bars for ``done`` + now + to come, then ``words`` (练习 3 / 7). The words alone say everything."""

    def __init__(self, look: Look, number: int, total: int, words: str) -> None:
        super().__init__()
        hold(self, words)
        self._look = look
        self._number = number
        self._total = total
        self._words = TextBlock(words, role_font("small", look.text("small")), colour=look.colours.soft)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line."""
        return self._words.pitch

    def sizeHint(self) -> QSize:
        """Bars and words on one line."""
        return QSize(self._words.natural_width() + self._look.px(36) * self._total, self._words.pitch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, as long as there is room for them, and the words."""
        painter = QPainter(self)
        room = self.width() - self._words.natural_width() - self._look.gap(22)
        x = draw_bars(painter, self._look, room, self.height(), self._number, self._total)
        self._words.draw(painter, x, 0, self.width() - round(x), self._look.colours.soft)


def draw_bars(painter: QPainter, look: Look, room: int, height: int, number: int, total: int) -> float:
    """Draw bars into ``room`` px if they fit; px that they and the gap behind them take."""
    bar = min(look.px(_LONG), (room - look.px(_NOW)) // total - _GAP)
    if bar < look.px(_LEAST):
        return 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours, high = look.colours, look.px(_HIGH)
    x, y = 1.0, (height - high) / 2
    for at in range(1, total + 1):
        now, done = at == number, at < number
        wide = bar + look.px(_NOW) if now else bar
        painter.setPen(Qt.PenStyle.NoPen if now or done else QPen(QColor(colours.line), 2))
        painter.setBrush(QColor(colours.tap if now else colours.brand if done else colours.surface))
        painter.drawRoundedRect(QRectF(x, y, wide, high), high / 2, high / 2)
        x += wide + _GAP
    return x + look.gap(12)
