"""How many actions are done, which is now, how many are to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import high_as_needed
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class StepDots(QLabel):
    """Bars for ``done`` + now + to come, then ``words`` (练习 3 / 7), where nothing else on the screen says them."""

    def __init__(self, look: Look, number: int, total: int, words: str = "") -> None:
        super().__init__()
        hold(self, words)
        self._look = look
        self._number = number
        self._total = total
        self._words = TextBlock(words, role_font("small", look.text("small")))
        high_as_needed(self)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, or only the bars."""
        return self._words.pitch if self.text() else self._look.px(20)

    def sizeHint(self) -> QSize:
        """Bars and words on one line."""
        return QSize(self._words.natural_width() + self._look.px(36) * self._total, self.heightForWidth(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, as long as there is room for them, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words.natural_width()
        gap = 10
        room = self.width() - words - self._look.gap(22)
        bar = min(self._look.px(26), (room - self._look.px(18)) // self._total - gap)
        x = 0.0
        if bar >= self._look.px(14):
            x = self._draw_bars(painter, bar, gap)
        self._words.draw(painter, x, 0, self.width() - round(x), self._look.colours.soft)

    def _draw_bars(self, painter: QPainter, bar: int, gap: int) -> float:
        colours = self._look.colours
        high = self._look.px(14)
        x, y = 1.0, (self.height() - high) / 2
        for at in range(1, self._total + 1):
            now, done = at == self._number, at < self._number
            wide = bar + self._look.px(18) if now else bar
            painter.setPen(Qt.PenStyle.NoPen if now or done else QPen(QColor(colours.line), 2))
            painter.setBrush(QColor(colours.tap if now else colours.brand if done else colours.surface))
            painter.drawRoundedRect(QRectF(x, y, wide, high), high / 2, high / 2)
            x += wide + gap
        return x + self._look.gap(12)
