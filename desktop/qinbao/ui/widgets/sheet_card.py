"""A sheet that can be printed: a small picture of it, its name, how many pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BORDER, BORDER_ON
from qinbao.ui.widgets.air import kept
from qinbao.ui.widgets.choice import ChoiceCard
from qinbao.ui.widgets.shapes import box, focus_ring
from qinbao.ui.widgets.steady import ringed
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class SheetCard(ChoiceCard):
    """Chosen like an answer. The picture is the rendered first page; until it is there, an empty sheet."""

    def __init__(self, look: Look, value: str, words: str, note: str, ratio: float = 2**0.5) -> None:
        """``ratio``: height over width of the sheet."""
        super().__init__(look, value, words, note)
        self._ratio = ratio
        self.page: QPixmap | None = None
        """The rendered first page, once it is there."""
        self._title = TextBlock(words, role_font("card", look.text("card")))
        self._said = TextBlock(note, role_font("small", look.text("small")), colour=look.colours.soft)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show the first of the rendered pages (PNG)."""
        pixmap = QPixmap()
        if pages and pixmap.loadFromData(pages[0]):
            self.page = pixmap
            self.update()

    def _thumb(self) -> QSize:
        wide = self._look.px(104)
        return QSize(wide, round(wide * self._ratio))

    def _left(self) -> int:
        return self._look.gap(20) + self._thumb().width() + self._look.gap(20)

    def _room(self, width: int) -> int:
        return max(self._plain.px * 2, width - self._left() - self._look.gap(12))

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        room = self._room(width)
        words = self._title.height(room) + self._said.height(room)
        return max(words, self._thumb().height(), self._look.px(120)) + self._look.gap(26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, page and words."""
        painter = QPainter(self)
        colours = self._look.colours
        on = self.isChecked()
        rect = focus_ring(painter, self.rect(), self._look) if ringed(self) else self.rect()
        radius = 18 if rect == self.rect() else 12
        fill = colours.tint if on or self.isDown() else colours.surface
        box(painter, rect, fill, colours.brand if on else colours.line, BORDER_ON if on else BORDER, radius)
        thumb = self._thumb()
        page = QRect(self._look.gap(20), (self.height() - thumb.height()) // 2, thumb.width(), thumb.height())
        painter.fillRect(page, QColor("#FFFFFF"))
        if self.page is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(page, self.page)
        box(painter, page, None, colours.ink, 2, 2)
        room = self._room(self.width())
        title = self._title.height(room)
        y = (self.height() - title - self._said.height(room)) // 2
        self._title.draw(painter, self._left(), y, room, colours.ink)
        self._said.draw(painter, self._left(), y + title, room, colours.soft)
