"""Words that wrap and are never clipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import TextRole
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent


class WrapLabel(QLabel):
    """Some words in a text role, as high as they need to be at the width they get.

    A ``QLabel``, so that a screen reader finds static text; the drawing is our own, because a ``QLabel`` clips
    wrapped text (QTBUG-37673) and has no line height.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        role: TextRole = "body",
        colour: str = "ink",
        *,
        centre: bool = False,
        quoted_bold: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._role = role
        self._colour = colour
        self.centred = centre
        self._quoted_bold = quoted_bold
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        hold(self, words)
        font = role_font(self._role, self._look.text(self._role))
        colour = "" if self._colour == "ink" else self._look.colour(self._colour)
        self._block = TextBlock(words, font, centre=self.centred, quoted_bold=self._quoted_bold, colour=colour)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return self._block.height(max(1, width))

    def balanced(self, width: int) -> int:
        """Px up to ``width`` at which no line is much shorter than the others, and there are no more of them."""
        lines = self._block.line_count(width)
        if lines < 2:
            return width
        narrower = range(width, width // 2, -self._block.px // 2)
        return next((w for w in reversed(narrower) if self._block.line_count(w) == lines), width)

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        return QSize(self._block.natural_width(), self._block.pitch)

    def minimumSizeHint(self) -> QSize:
        """Two hanzi wide."""
        return QSize(self._block.px * 2, self._block.pitch)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A title that has the focus looks no different; a ``QLabel`` would make itself a text document."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        self._block.draw(painter, 0, 0, self.width(), self._look.colour(self._colour))
