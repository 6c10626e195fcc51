"""A sentence in a list: a mark, perhaps a bold beginning, and the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import font, role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.air import kept
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shapes import disc
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Bullet(QLabel):
    """``mark``: a number; without it a dot. ``title`` stands in bold on its own line above the words."""

    def __init__(self, look: Look, words: str, title: str | None = None, mark: str = "") -> None:
        super().__init__()
        hold(self, "\n".join(part for part in (title, words) if part))
        self._look = look
        self._mark = mark
        self._title = TextBlock(title, role_font("strong", look.text("strong"))) if title else None
        self._words = TextBlock(words, role_font("body", look.text("body")), quoted_bold=True)

    @property
    def _indent(self) -> int:
        return self._look.px(46 if self._mark else 30)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        room = max(1, width - self._indent)
        return (self._title.height(room) if self._title else 0) + self._words.height(room)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(480), self.heightForWidth(self._look.px(480)))

    def minimumSizeHint(self) -> QSize:
        """Two hanzi wide."""
        return QSize(self._indent + self._words.px * 2, self._words.pitch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark and the words."""
        painter = QPainter(self)
        colours = self._look.colours
        room = self.width() - self._indent
        middle = self._words.pitch / 2
        if self._mark:
            painter.setFont(font(self._words.px, True))
            painter.setPen(QColor(colours.brand))
            painter.drawText(QPointF(0, middle + self._words.px * 0.36), self._mark)
        else:
            disc(painter, self._look.px(9), middle, self._look.px(5), colours.brand)
        y = 0
        if self._title:
            self._title.draw(painter, self._indent, 0, room, colours.ink)
            y = self._title.height(room)
        self._words.draw(painter, self._indent, y, room, colours.ink)
