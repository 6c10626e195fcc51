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
_MOST = 44
"""Px of the largest letters."""
_ROUND = 56
"""Px left of the sign, between it and the words, and right of these."""


class FraudStrip(QLabel):
    """``loud`` in bold, then ``calm``; as large as the room allows."""

    def __init__(self, look: Look, loud: str, calm: str) -> None:
        super().__init__()
        hold(self, loud + calm)
        self.look = look
        self.unit = 1.0
        """Times a usual bar the one is in which it stands."""
        self._loud = loud
        self._calm = calm

    def needs(self, width: int) -> int:
        """Px of height for all words at their smallest."""
        block = TextBlock(self._loud + self._calm, font(self._px(24)), bold_to=len(self._loud))
        return block.height(width - self._px(_SIGN + _ROUND))

    def block(self) -> TextBlock:
        """The words in the largest size that fits."""
        room = self.width() - self._px(_SIGN + _ROUND)
        for px in sizes(24, self.look.scale, self._px(_MOST)):
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
        side, block = self._px(_SIGN), self.block()
        icons.draw(painter, "shield-warning", side / 2, (self.height() - side) / 2, side, colours.warn)
        room = self.width() - self._px(_SIGN + _ROUND)
        block.draw(painter, self._px(_SIGN + 40), (self.height() - block.height(room)) / 2, room, colours.ink)

    def _px(self, usual: float) -> int:
        return round(usual * self.unit)
