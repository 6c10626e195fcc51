"""The bar below every page: what one can do now, and whom to ring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Signal

from qinbao.ui.models import Action
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import COLUMN, MARGIN
from qinbao.ui.widgets.arrange import dismiss
from qinbao.ui.widgets.bar import Bar, action_height, sizes, wide
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.hotline import Hotline
from qinbao.ui.widgets.strip import FraudStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_GAP = 18
_MOST = 46


class _Fit(NamedTuple):
    px: int
    icons: bool
    whole: bool
    widths: tuple[int, ...]


class BottomBar(Bar):
    """Shows up to three actions, or on the start page the warning against fraud."""

    pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, line_below=False)
        self.hotline = Hotline(look)
        self.hotline.setParent(self)
        self.offered: tuple[Action, ...] = ()
        self.buttons: list[Button] = []
        self.strip: FraudStrip | None = None

    def dress(self, look: Look) -> None:
        """Change theme and size of the words."""
        self.look = look
        self.hotline.look = look
        if self.strip is not None:
            self.strip.look = look
            self.strip.update()
        for button in self.buttons:
            button.dress(look)
        self.arrange()
        self.hotline.update()
        self.update()

    def offer(self, actions: Sequence[Action]) -> None:
        """Show these actions; buttons that stay the same stay, and keep the focus."""
        if self.strip is not None:
            dismiss(self.strip)
            self.strip = None
        old = dict(zip([action.key for action in self.offered], self.buttons, strict=True))
        kinds = {action.key: (action.kind, action.icon_after) for action in self.offered}
        self.offered = tuple(actions)
        self.buttons = []
        for action in self.offered:
            keep = kinds.get(action.key) == (action.kind, action.icon_after)
            self.buttons.append(old.pop(action.key) if keep else self._make(action))
        for button in old.values():
            dismiss(button)
        self.arrange()

    def warn(self, loud: str, calm: str) -> None:
        """Show the warning instead of actions."""
        self.offer(())
        self.strip = FraudStrip(self.look, loud, calm)
        self.strip.setParent(self)
        self.strip.show()
        self.arrange()

    def height_at(self, width: int, window_height: int) -> int:
        """Px the bar takes in a window of this size: one row, or as many as its buttons need."""
        row = action_height(window_height)
        if self.strip is not None:
            return max(row, self.strip.needs(self.inner_width(width) - self.hotline.full() - _GAP) + 26)
        if self._fit(self.inner_width(width)) is not None:
            return row
        rows = len(self._wrapped(self.inner_width(width)))
        return rows * (row - 20) + 12 + 56

    def inner_width(self, width: int) -> int:
        """Px for the contents in a bar ``width`` px wide."""
        return width - 2 * max(MARGIN, (width - COLUMN) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place."""
        self.arrange()

    def arrange(self) -> None:
        """Actions from the left, the first one largest in meaning; the hotline at the right."""
        inner = self.inner()
        if inner.width() <= 0 or self.height() <= 0:
            return
        if self.strip is not None:
            wide_hotline = self.hotline.full()
            high = self.height() - 24
            self.strip.setGeometry(inner.x(), 13, inner.width() - wide_hotline - _GAP, high)
            self.hotline.setGeometry(inner.right() + 1 - wide_hotline, 6, wide_hotline, self.height() - 6)
            return
        fit = self._fit(inner.width())
        if fit is None:
            self._arrange_rows(inner)
            return
        x, high = inner.x(), self.height() - 36
        for action, button, width in zip(self.offered, self.buttons, fit.widths, strict=True):
            button.say(action.words, action.icon if fit.icons else None, px=fit.px)
            button.setGeometry(x, 19, width, high)
            x += width + _GAP
        self.hotline.setGeometry(x, 6, inner.right() + 1 - x, self.height() - 8)

    def _make(self, action: Action) -> Button:
        button = Button(self.look, action.words, action.kind, action.icon, icon_after=action.icon_after)
        button.setParent(self)
        button.setObjectName(action.key)
        button.clicked.connect(lambda _=False, key=action.key: self.pressed.emit(key))
        button.show()
        return button

    def _fit(self, room: int) -> _Fit | None:
        """The best way to show everything in one row: at scale 1 with all words, at larger scales with large ones."""
        for px in sizes(30, self.look.scale, _MOST):
            for with_icons, whole in ((True, True), (False, True), (True, False), (False, False)):
                widths = tuple(self._width(action, px, with_icons) for action in self.offered)
                hotline = self.hotline.full() if whole else self.hotline.compact()
                if sum(widths) + _GAP * len(widths) + hotline <= room:
                    return _Fit(px, with_icons, whole, widths)
        return None

    def _width(self, action: Action, px: int, with_icons: bool) -> int:
        icon = px * 1.7 if with_icons and action.icon else 0
        return round(wide(action.words, font(px, True)) + icon + px * (2.3 if with_icons else 1.4))

    def _wrapped(self, room: int) -> list[list[int]]:
        rows: list[list[int]] = [[]]
        used = 0
        for at, action in enumerate(self.offered):
            width = self._width(action, 26, False)
            if rows[-1] and used + width > room:
                rows.append([])
                used = 0
            rows[-1].append(at)
            used += width + _GAP
        return rows

    def _arrange_rows(self, inner: QRect) -> None:
        rows = self._wrapped(inner.width())
        high = (self.height() - 12 - 56) // len(rows) - 12
        y = 12
        for row in rows:
            x = inner.x()
            for at in row:
                width = min(inner.width(), self._width(self.offered[at], 26, False))
                self.buttons[at].say(self.offered[at].words, None, px=26)
                self.buttons[at].setGeometry(x, y, width, high)
                x += width + _GAP
            y += high + 12
        self.hotline.setGeometry(inner.x(), y, inner.width(), self.height() - y)
