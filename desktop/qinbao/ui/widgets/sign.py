"""A large round sign beside a headline: it has gone well, it is under way, take care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme import icons
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.shapes import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_COLOURS = {"tint": ("tint", "brand"), "warn": ("warn_tint", "warn")}


class Sign(QWidget):
    """Says nothing to the screen reader: the headline beside it says all."""

    def __init__(self, look: Look, icon: str, tone: Literal["tint", "warn"]) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._tone = tone

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as wide."""
        return width

    def sizeHint(self) -> QSize:
        """A usual size."""
        return QSize(self._look.gap(128), self._look.gap(128))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disk and icon."""
        painter = QPainter(self)
        ground, ink = (self._look.colour(role) for role in _COLOURS[self._tone])
        side = self.width()
        box(painter, self.rect(), ground, ink, 3, side // 2)
        inside = round(side * 0.56)
        icons.draw(painter, self._icon, (side - inside) / 2, (side - inside) / 2, inside, ink)
