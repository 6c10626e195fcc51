"""What happens one after the other, drawn: numbered boxes, an arrow from each to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.ink import brush
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.air import kept
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shapes import box
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Ladder(QLabel):
    """``rungs``: a title and a sentence each, first to last. The numbers say the order as well as the arrows do."""

    def __init__(self, look: Look, rungs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        hold(self, "\n".join(f"{number} {title}\n{words}" for number, (title, words) in enumerate(rungs, 1)))
        self._look = look
        strong, body = role_font("heading", look.text("heading")), role_font("body", look.text("body"))
        self._rungs = [(TextBlock(title, strong), TextBlock(words, body, quoted_bold=True)) for title, words in rungs]
        self._numbers = [TextBlock(str(number), strong, centre=True) for number in range(1, len(rungs) + 1)]

    @property
    def _pad(self) -> int:
        return self._look.gap(14)

    @property
    def _disc(self) -> int:
        return max(self._look.px(44), self._numbers[0].pitch if self._numbers else 0)

    @property
    def _arrow(self) -> int:
        return self._look.px(32)

    @property
    def _indent(self) -> int:
        return self._pad + self._disc + self._look.gap(14)

    def _tops(self, width: int) -> Iterator[tuple[int, int]]:
        """Upper edge and height of each rung at ``width``."""
        room, top = max(1, width - self._indent - self._pad), 0
        for title, words in self._rungs:
            height = max(title.height(room) + words.height(room), self._disc) + 2 * self._pad
            yield top, height
            top += height + self._arrow

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return max((top + height for top, height in self._tops(width)), default=0)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(480), self.heightForWidth(self._look.px(480)))

    def minimumSizeHint(self) -> QSize:
        """Room for the number and two hanzi."""
        return QSize(self._indent + self._pad + self._look.px(100), self._disc)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw boxes, numbers, words and arrows."""
        painter = QPainter(self)
        colours, room = self._look.colours, self.width() - self._indent - self._pad
        edge = colours.line if self._look.theme == "contrast" else None
        centre = self._pad + self._disc / 2
        for at, (top, height) in enumerate(self._tops(self.width())):
            box(painter, QRect(0, top, self.width(), height), colours.tint, edge)
            disc = QPainterPath()
            disc.addEllipse(QPointF(centre, top + self._pad + self._disc / 2), self._disc / 2, self._disc / 2)
            painter.fillPath(disc, brush(colours.brand))
            number = self._numbers[at]
            middle = top + self._pad + (self._disc - number.pitch) / 2
            number.draw(painter, self._pad, middle, self._disc, colours.on_brand)
            title, words = self._rungs[at]
            title.draw(painter, self._indent, top + self._pad, room, colours.ink)
            words.draw(painter, self._indent, top + self._pad + title.height(room), room, colours.ink)
            if at < len(self._rungs) - 1:
                left = round(centre - self._arrow / 2)
                icons.draw(painter, "caret-down", left, top + height, self._arrow, colours.brand)
