"""A line that opens another page: icon, underlined words, arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BORDER, TARGET
from qinbao.ui.widgets.air import kept
from qinbao.ui.widgets.shapes import box, focus_ring
from qinbao.ui.widgets.steady import Steady, focusable, ringed
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class LinkRow(Steady, QPushButton):
    """``framed``: with a border, where several stand in a list; else underlined, in running text."""

    def __init__(self, look: Look, words: str, icon: str | None = None, *, framed: bool = False) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._framed = framed
        self.setText(words)
        self.setAccessibleName(words)
        focusable(self)
        self._ink = look.colours.ink if framed else look.colours.brand
        face = font(look.text("option" if framed else "small"), underlined=not framed)
        self._words = TextBlock(words, face, colour="" if framed else self._ink)

    @property
    def framed(self) -> bool:
        """Whether it has a border."""
        return self._framed

    @property
    def _pad(self) -> int:
        return self._look.gap(22) if self._framed else 10

    @property
    def _left(self) -> int:
        return self._pad + (self._look.px(36) + self._look.gap(12) if self._icon else 0)

    def _room(self, width: int) -> int:
        return max(self._words.px * 2, width - self._left - self._look.px(26) - self._pad - 8)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return max(TARGET, self._words.height(self._room(width)) + self._look.gap(30 if self._framed else 16))

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        own = self._left + self._words.natural_width() + self._look.px(26) + self._pad + 10
        wide = self._look.px(400) if self._framed else min(round(own), self._look.px(640))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Two hanzi wide."""
        return QSize(self._look.px(200), TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words and arrow."""
        painter = QPainter(self)
        colours = self._look.colours
        rect = focus_ring(painter, self.rect(), self._look, 14) if ringed(self) else self.rect()
        if self._framed:
            box(painter, rect, colours.tint if self.isDown() else colours.surface, colours.line, BORDER, 14)
        side = self._look.px(36)
        if self._icon:
            icons.draw(painter, self._icon, self._pad, (self.height() - side) / 2, side, colours.brand)
        room = self._room(self.width())
        self._words.draw(painter, self._left, (self.height() - self._words.height(room)) / 2, room, self._ink)
        arrow = self._look.px(26)
        x = self.width() - self._pad - arrow
        if not self._framed:
            x = min(x, self._left + min(room, self._words.natural_width()) + 6)
        icons.draw(painter, "caret-right", x, (self.height() - arrow) / 2, arrow, colours.brand)
