"""A large button with a word and perhaps an icon, in four kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import TARGET
from qinbao.ui.widgets.arrange import OwnWidth
from qinbao.ui.widgets.shapes import box, focus_ring, pressed_ring
from qinbao.ui.widgets.steady import Steady, focusable, ringed
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PAD = 8
"""Least px between the words and the left and right edge."""
Kind = Literal["primary", "secondary", "danger", "plain"]


class Button(OwnWidth, Steady, QPushButton):
    """Primary: filled, one per page. Secondary: brand border. Danger: red border. Plain: quiet border."""

    def __init__(
        self,
        look: Look,
        words: str,
        kind: Kind = "secondary",
        icon: str | None = None,
        *,
        icon_after: bool = False,
        px: int | None = None,
        name: str | None = None,
    ) -> None:
        """``px``: text height, by default an action's. ``name``: for the screen reader, where ``words`` are short."""
        super().__init__()
        self._look = look
        self._kind: Kind = kind
        self._icon_after = icon_after
        self._fixed_px = px
        self._said: tuple[object, ...] = ()
        focusable(self)
        self.say(words, icon, name=name)

    @property
    def kind(self) -> Kind:
        """Which of the four kinds it is."""
        return self._kind

    @property
    def px(self) -> int:
        """Height of its letters."""
        return self._block.px

    def dress(self, look: Look) -> None:
        """Change theme; whoever places the button says its words again in the new size."""
        self._look = look
        self.update()

    def say(self, words: str, icon: str | None = None, *, px: int | None = None, name: str | None = None) -> None:
        """Show other words or another icon."""
        px = px or self._fixed_px or self._look.text("action")
        said = (words, icon, px, name)
        if said == self._said:
            return
        self._said = said
        self.setText(words)
        self.setAccessibleName(name or words)
        self._icon = icon
        ink = "" if self._kind == "plain" else self._ink
        self._block = TextBlock(words, font(px, self._kind != "plain" or px >= 30), colour=ink)
        self._icon_px = round(px * 1.2) if icon else 0
        self.update()

    @property
    def _ink(self) -> str:
        colours = self._look.colours
        inks = {"primary": colours.on_brand, "danger": colours.danger, "plain": colours.ink}
        return inks.get(self._kind, colours.brand)

    @property
    def _gap(self) -> int:
        return round(self._block.px * 0.5) if self._icon and self._block.words else 0

    def _room(self, width: int) -> int:
        """Px for the words in a button ``width`` px wide; where they do not fit on one line they wrap."""
        return min(
            self._block.natural_width() + 1, max(self._block.px * 2, width - self._icon_px - self._gap - 2 * _PAD)
        )

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        more = self._block.line_count(self._room(width)) - 1
        return max(TARGET, round(self._block.px * 2.5) + more * self._block.pitch)

    def sizeHint(self) -> QSize:
        """Words, icon and air on one line."""
        px = self._block.px
        width = self._block.natural_width() + self._icon_px + self._gap + round(px * 1.9)
        return QSize(max(TARGET, width), max(TARGET, round(px * 2.5)))

    def minimumSizeHint(self) -> QSize:
        """Never less than what is needed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, icon and words in the middle."""
        painter = QPainter(self)
        colours = self._look.colours
        line = {"danger": colours.tap, "plain": colours.line}.get(self._kind, colours.brand)
        fill = colours.brand if self._kind == "primary" else colours.surface
        rect = self.rect()
        radius = min(18, self.height() // 3)
        if ringed(self):
            rect = focus_ring(painter, rect, self._look, radius)
            radius = max(4, radius - 7)
        if self.isDown() and self._kind != "primary":
            fill = colours.tint
        box(painter, rect, fill, None if self._kind == "primary" else line, 2 if self._kind == "plain" else 3, radius)
        if self.isDown() and self._kind == "primary":
            pressed_ring(painter, rect, self._look, radius)
        self._draw_inside(painter, self.rect(), self._ink)

    def _draw_inside(self, painter: QPainter, rect: QRect, ink: str) -> None:
        block = self._block
        gap = self._gap
        words = self._room(rect.width()) if block.words else 0
        x = rect.x() + (rect.width() - words - gap - self._icon_px) / 2
        y = rect.y() + (rect.height() - block.line_count(words) * block.pitch) / 2
        icon_y = rect.y() + (rect.height() - self._icon_px) / 2
        icon_x = x + words + gap if self._icon_after else x
        if block.words:
            block.draw(painter, x if self._icon_after else x + self._icon_px + gap, y, words, ink)
        if self._icon:
            icons.draw(painter, self._icon, icon_x, icon_y, self._icon_px, ink)
