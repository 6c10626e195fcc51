"""One point of a comparison: its name, and what holds for each of the things compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import TextRole
from qinbao.ui.widgets.air import kept
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_GAP = 24


class CompareRow(QLabel):
    """Side by side under the names of the things; one below the other, each with its name, where there is no room."""

    def __init__(
        self, look: Look, say: str, cells: Sequence[str], named: Sequence[str] = (), *, head: bool = False
    ) -> None:
        """``named``: each cell with the name of its thing before it. ``head``: the row that names the things itself.

        An empty cell is one of which there is nothing to say.
        """
        super().__init__()
        told = [(words, cell) for words, cell in zip(named or cells, cells, strict=True) if cell]
        hold(self, "\n".join((*((say,) if say else ()), *(words for words, _ in told))))
        self._look = look
        self._head = head
        role: TextRole = "heading" if head else "body"
        face = role_font(role, look.text(role))
        colours = look.colours
        self._say = TextBlock(say, role_font("small", look.text("small")), colour=colours.soft) if say else None
        self._wide = [TextBlock(cell, face, colour=colours.brand if head else "") for cell in cells]
        self._tall = [
            TextBlock(words, role_font("body", look.text("body")), bold_to=len(words) - len(cell))
            for words, cell in told
        ]

    def beside(self, width: int) -> bool:
        """Whether there is room for columns of at least nine hanzi."""
        return self._cell(width) >= 9 * self._look.text("body")

    def _cell(self, width: int) -> int:
        return (width - _GAP * (len(self._wide) - 1)) // len(self._wide)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        say = self._say.height(width) if self._say else 0
        if self.beside(width):
            return say + max(cell.height(self._cell(width)) for cell in self._wide) + self._look.gap(12)
        if self._head:
            return 0
        return say + sum(cell.height(width) for cell in self._tall) + self._look.gap(12)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(900), self.heightForWidth(self._look.px(900)))

    def minimumSizeHint(self) -> QSize:
        """Six hanzi wide."""
        return QSize(self._look.text("body") * 6, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name of the point, the cells, and a line below."""
        painter = QPainter(self)
        colours = self._look.colours
        line = QColor(colours.line if self._head else colours.hair)
        painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), line)
        y = 0
        if self._say:
            self._say.draw(painter, 0, 0, self.width(), colours.soft)
            y = self._say.height(self.width())
        if self.beside(self.width()):
            cell = self._cell(self.width())
            for at, block in enumerate(self._wide):
                block.draw(painter, at * (cell + _GAP), y, cell, colours.brand if self._head else colours.ink)
            return
        for block in self._tall:
            block.draw(painter, 0, y, self.width(), colours.ink)
            y += block.height(self.width())
