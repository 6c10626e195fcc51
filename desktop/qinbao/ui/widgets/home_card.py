"""A matter on the start page: icon, title, one line; pressing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BORDER
from qinbao.ui.widgets.shapes import box, focus_ring, pressed_ring
from qinbao.ui.widgets.steady import Steady, focusable, ringed
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class HomeCard(Steady, QPushButton):
    """``hero``: the filled card over the whole width."""

    def __init__(self, look: Look, title: str, say: str, icon: str, *, hero: bool = False) -> None:
        super().__init__()
        self.air = 10
        """Px above and below the words together, at scale 1."""
        self._look = look
        self._icon = icon
        self._hero = hero
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(say)
        focusable(self)
        on = look.colours.on_brand if hero else ""
        self._title = TextBlock(title, role_font("card", look.text("card")), colour=on)
        self._say = TextBlock(say, role_font("small", look.text("small")), colour=on or look.colours.soft)

    @property
    def hero(self) -> bool:
        """Whether it is the main thing to press on its page."""
        return self._hero

    @property
    def _side(self) -> int:
        return self._look.px(56)

    @property
    def _left(self) -> int:
        return self._look.gap(28) + self._side + self._look.gap(26)

    def _room(self, width: int) -> int:
        air = self._look.gap(16)
        if self._hero and not self._crowded(width):
            air = self._look.gap(80)
        return max(self._title.px * 2, width - self._left - air)

    def _crowded(self, width: int) -> bool:
        """Whether the words need the room of the arrow."""
        natural = max(self._title.natural_width(), self._say.natural_width())
        return natural > width - self._left - self._look.gap(80)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        room = self._room(width)
        return self._title.height(room) + self._say.height(room) + self._look.gap(self.air)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(480), self.heightForWidth(self._look.px(480)))

    def minimumSizeHint(self) -> QSize:
        """Nothing more than any other card."""
        return QSize(self._look.px(200), self._title.pitch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, icon, words, and an arrow on the hero."""
        painter = QPainter(self)
        colours = self._look.colours
        rect = focus_ring(painter, self.rect(), self._look) if ringed(self) else self.rect()
        radius = 18 if rect == self.rect() else 12
        if self._hero:
            box(painter, rect, colours.brand, None, radius=radius)
            if self.isDown():
                pressed_ring(painter, rect, self._look, radius)
        else:
            box(painter, rect, colours.tint if self.isDown() else colours.surface, colours.line, BORDER, radius)
        ink, soft = (colours.on_brand, colours.on_brand) if self._hero else (colours.ink, colours.soft)
        sign = colours.on_brand if self._hero else colours.brand
        room = self._room(self.width())
        title = self._title.height(room)
        y = (self.height() - title - self._say.height(room)) // 2
        icons.draw(painter, self._icon, self._look.gap(28), (self.height() - self._side) / 2, self._side, sign)
        self._title.draw(painter, self._left, y, room, ink)
        self._say.draw(painter, self._left, y + title, room, soft)
        if self._hero and not self._crowded(self.width()):
            side = self._look.px(40)
            icons.draw(painter, "caret-right", self.width() - side - 30, (self.height() - side) / 2, side, sign)
