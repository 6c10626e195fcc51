"""The answer at a glance: a large sign, the answer, and its one reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.air import Airy, kept
from qinbao.ui.widgets.note import GROUND, SIGN, Tone
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shapes import box
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


_LEAST = 7
"""Em of the title that must fit beside the sign."""


class AnswerBox(Airy, QLabel):
    """Colour, sign and words all say the same.

    Near, only the first words stand beside the sign, and no letters are larger than those of the text.
    """

    def __init__(self, look: Look, tone: Tone, icon: str, label: str, title: str, reason: str) -> None:
        """``label``: a small line above the title, where that does not say the answer by itself."""
        super().__init__()
        hold(self, "\n".join(part for part in (label, title, reason) if part))
        self._look, self._tone, self._icon = look, tone, icon
        parts = (
            (label, role_font("strong", look.text("strong"))),
            (title, role_font("title", look.text("title"))),
            (reason, role_font("lead", look.text("lead"))),
        )
        self._usual = [TextBlock(words, face) for words, face in parts if words]
        strong, body = role_font("strong", look.text("strong")), role_font("body", look.text("body"))
        nearer = ((label, strong), (title, strong), (reason, body))
        self._nearer = [TextBlock(words, face) for words, face in nearer if words]

    @property
    def _blocks(self) -> list[TextBlock]:
        """Beside the sign."""
        return self._nearer[:1] if self.near else self._usual

    @property
    def _below(self) -> list[TextBlock]:
        """Below both."""
        return self._nearer[1:] if self.near else []

    @property
    def _pad(self) -> int:
        return self._look.gap(10 if self.near else 24)

    @property
    def _side(self) -> int:
        return self._look.text("strong") if self.near else self._look.px(64)

    def _left(self, width: int) -> int:
        """Px left of the words: beside the sign, or below it where a number would not fit beside."""
        beside = self._pad + self._side + self._look.gap(10 if self.near else 22)
        return beside if width - beside - self._pad >= self._look.text("title") * _LEAST else self._pad

    def _above(self, width: int) -> int:
        return self._side if self._left(width) == self._pad else 0

    def _room(self, width: int) -> int:
        return max(self._look.text("title") * 2, width - self._left(width) - self._pad)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        words = sum(block.height(self._room(width)) for block in self._blocks)
        return self._above(width) + max(words, self._side) + self._rest(width) + 2 * self._air

    def _rest(self, width: int) -> int:
        """Px of height of what stands below."""
        return sum(block.height(width - 2 * self._pad) for block in self._below)

    @property
    def _air(self) -> int:
        return self._look.gap(4 if self.near else 9)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(600), self.heightForWidth(self._look.px(600)))

    def minimumSizeHint(self) -> QSize:
        """Room for the sign and two hanzi."""
        return QSize(self._pad + self._look.px(200), self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, sign and words."""
        painter, colours = QPainter(self), self._look.colours
        plain = self._look.theme != "contrast"
        box(painter, self.rect(), self._look.colour(GROUND[self._tone]), None if plain else colours.line)
        room = self._room(self.width())
        above, left = self._above(self.width()), self._left(self.width())
        high = self.height() - self._rest(self.width())
        y = (high + above - sum(block.height(room) for block in self._blocks)) / 2
        top = self._air if above else (high - self._side) / 2
        icons.draw(painter, self._icon, self._pad, top, self._side, self._look.colour(SIGN[self._tone]))
        for block in self._blocks:
            block.draw(painter, left, y, room, colours.ink)
            y += block.height(room)
        y = high - self._air
        for block in self._below:
            block.draw(painter, self._pad, y, self.width() - 2 * self._pad, colours.ink)
            y += block.height(self.width() - 2 * self._pad)
