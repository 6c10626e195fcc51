"""A tinted box that says something apart: icon, title, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.air import Airy, kept
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shapes import box
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Tone = Literal["tint", "warn", "danger"]
GROUND = {"tint": "tint", "warn": "warn_tint", "danger": "danger_tint"}
SIGN = {"tint": "brand", "warn": "warn", "danger": "tap"}


class NoteBox(Airy, QLabel):
    """``tint``: good to know. ``warn``: take care. ``danger``: do not. The icon says it too, not only the colour."""

    terse = False
    """Whether title and words share a line where there is room."""

    def __init__(self, look: Look, tone: Tone, icon: str, title: str | None, words: str = "") -> None:
        super().__init__()
        hold(self, "\n".join(part for part in (title, words) if part))
        self._look = look
        self._tone: Tone = tone
        self._icon = icon
        self._title = TextBlock(title, role_font("heading", look.text("heading"))) if title else None
        face = role_font("body", look.text("body"))
        self._words = [TextBlock(line, face, quoted_bold=True) for line in words.split("\n") if line]

    @property
    def _pad(self) -> int:
        return self._look.gap(12 if self.near else 20)

    @property
    def _above(self) -> int:
        """Px of air above and below the words."""
        return self._look.gap(8 if self.near else 14)

    @property
    def _apart(self) -> int:
        """Px between two things that are said: several in a row would be one grey mass."""
        return self._look.gap(4 if self.near else 8)

    @property
    def _side(self) -> int:
        return self._look.px(40)

    @property
    def _indent(self) -> int:
        return self._side + self._look.gap(12)

    def _rooms(self, width: int) -> tuple[int, int]:
        inside = width - 2 * self._pad
        return inside - self._indent, inside if self._title else inside - self._indent

    def _on_one_line(self, width: int) -> bool:
        """Whether title and words stand beside each other."""
        if not self.terse or self._title is None or len(self._words) != 1:
            return False
        return self._title.natural_width() + self._indent + self._words[0].natural_width() <= self._rooms(width)[0]

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        if self._title and self._on_one_line(width):
            return max(self._title.pitch, self._side) + 2 * self._above
        beside, below = self._rooms(width)
        title = max(self._title.height(beside), self._side) if self._title else 0
        words = sum(line.height(below) + self._apart for line in self._words) - (self._apart if self._words else 0)
        return max(title + words, self._side) + 2 * self._above

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(480), self.heightForWidth(self._look.px(480)))

    def minimumSizeHint(self) -> QSize:
        """Room for the icon and two hanzi."""
        return QSize(self._indent + self._look.px(100), self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        painter = QPainter(self)
        colours = self._look.colours
        plain = self._look.theme != "contrast"
        box(painter, self.rect(), self._look.colour(GROUND[self._tone]), None if plain else colours.line)
        beside, below = self._rooms(self.width())
        top = self._above
        first = self._title or next(iter(self._words), None)
        drop = max(0, (first.pitch - self._side) / 2) if first else 0
        icons.draw(painter, self._icon, self._pad, top + drop, self._side, self._look.colour(SIGN[self._tone]))
        y = float(top)
        if self._title:
            self._title.draw(painter, self._pad + self._indent, y, beside, colours.ink)
            if self._on_one_line(self.width()):
                line, x = self._words[0], self._pad + 2 * self._indent + self._title.natural_width()
                line.draw(painter, x, y + (self._title.pitch - line.pitch) / 2, beside, colours.ink)
                return
            y += max(self._title.height(beside), self._side)
        x = self._pad if self._title else self._pad + self._indent
        for line in self._words:
            line.draw(painter, x, y, below, colours.ink)
            y += line.height(below) + self._apart
