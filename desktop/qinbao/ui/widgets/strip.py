"""The warning against fraud at the foot of the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.bar import sizes
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shapes import box
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SIGN = 44


class FraudStrip(QLabel):
    """``loud`` in bold, then ``calm``; as large as the room allows."""

    def __init__(self, look: Look, loud: str, calm: str) -> None:
        super().__init__()
        hold(self, loud + calm)
        self.look = look
        self._loud = loud
        self._calm = calm

    def needs(self, width: int) -> int:
        """Px of height for all words at their smallest."""
        return TextBlock(self._loud + self._calm, font(24), bold_to=len(self._loud)).height(width - _SIGN - 56)

    def block(self) -> TextBlock:
        """The words in the largest size that fits."""
        room = self.width() - _SIGN - 56
        for px in sizes(24, self.look.scale, 44):
            block = TextBlock(self._loud + self._calm, font(px), bold_to=len(self._loud))
            if block.height(room) <= self.height():
                return block
        return TextBlock(self._loud, font(24, True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, shield and words."""
        painter = QPainter(self)
        colours = self.look.colours
        border = colours.line if self.look.theme == "contrast" else None
        box(painter, self.rect(), colours.warn_tint, border, radius=14)
        icons.draw(painter, "shield-warning", 22, (self.height() - _SIGN) / 2, _SIGN, colours.warn)
        block = self.block()
        room = self.width() - _SIGN - 56
        block.draw(painter, _SIGN + 40, (self.height() - block.height(room)) / 2, room, colours.ink)
