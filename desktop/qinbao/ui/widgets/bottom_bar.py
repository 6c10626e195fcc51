"""The bar below every page: what one can do now, and whom to ring."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from qinbao.screen.model import ButtonView
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import grown, margin
from qinbao.ui.widgets.arrange import dismiss
from qinbao.ui.widgets.bar import Bar, action_height, filling, sizes, wide
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.hotline import Hotline
from qinbao.ui.widgets.strip import FraudStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_GAP = 18
_AIR = 12
"""Px above and below the buttons."""
_USUAL = (7.0, 3.0, 4.5)
"""Hanzi on the widest main button, on 上一步, and on a third one. Room is kept for all three on every page: so the
letters have one size and 上一步 stands at one place, whatever the page offers."""
_LINE = 56
"""Px of the line of the hotline below the buttons, where there is no room beside them."""
_LESS = 8
"""Px less for the buttons there."""
_NARROW_GAP, _NARROW_PAD = 10, 8
"""Px between the buttons, and round their words, in a window that is as narrow as a hand."""
_EDGE = 2
"""Px of the line towards the page."""


class _Fit(NamedTuple):
    px: int
    first: int
    """Px kept for the main button."""
    room: int
    """Px for all buttons."""
    beside: bool
    """Whether the hotline stands beside the buttons."""
    high: int
    """Px of the height of a button."""
    gap: int
    """Px between two buttons."""
    narrow: bool = False
    """Whether the words have next to nothing round them."""


class BottomBar(Bar):
    """Shows up to three actions, or on the start page the warning against fraud."""

    pressed = Signal(object)
    """The ``Press`` of a button."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, line_below=False)
        self.hotline = Hotline(look)
        self.hotline.setParent(self)
        self.offered: tuple[ButtonView, ...] = ()
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

    def offer(self, actions: Sequence[ButtonView]) -> None:
        """Show these actions, from the next ``arrange`` on; buttons that stay the same stay, and keep the focus."""
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

    def warn(self, loud: str, calm: str) -> None:
        """Show the warning instead of actions, from the next ``arrange`` on."""
        self.offer(())
        self.strip = FraudStrip(self.look, loud, calm)
        self.strip.setParent(self)
        self.strip.show()

    def height_at(self, width: int, height: int) -> int:
        """Px the bar takes in a window of this size: one row, or as many as its buttons need."""
        unit, row = grown(width, height), action_height(width, height)
        inner = width - 2 * margin(width)
        if self.strip is not None:
            self.strip.unit = unit
            room = inner - self.hotline.full(unit) - round(_GAP * unit)
            return max(row, self.strip.needs(room) + 2 * round(_AIR * unit) + _EDGE)
        return row if self._fit(inner, row, unit).beside else row + round((_LINE - _LESS) * unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place."""
        self.arrange()

    def arrange(self) -> None:
        """Actions from the left, the first one largest in meaning; the hotline at the right."""
        inner = self.inner()
        if inner.width() <= 0 or self.height() <= 0:
            return
        self.hotline.unit = self.unit
        above = self.px(6)
        high = self.height() - above - _EDGE
        if self.strip is not None:
            own = self.hotline.full(self.unit)
            self.strip.unit = self.unit
            air = self.px(_AIR)
            self.strip.setGeometry(inner.x(), air + 1, inner.width() - own - self.px(_GAP), self.height() - 2 * air)
            self.hotline.setGeometry(inner.right() + 1 - own, above, own, high)
            return
        fit = self._fit(inner.width(), action_height(*self.over), self.unit)
        x, top = inner.x(), self.px(_AIR) + _EDGE
        for action, button, (width, icon) in zip(self.offered, self.buttons, self._widths(fit), strict=True):
            button.say(action.words, action.icon if icon else None, px=fit.px)
            button.setGeometry(x, top, width, fit.high)
            x += width + fit.gap
        if fit.beside:
            self.hotline.setGeometry(x, above, inner.right() + 1 - x, high)
        else:
            below = self.px(_LINE)
            self.hotline.setGeometry(inner.x(), self.height() - _EDGE - below, inner.width(), below)

    def _make(self, action: ButtonView) -> Button:
        button = Button(self.look, action.words, action.kind, action.icon, icon_after=action.icon_after)
        button.setParent(self)
        button.setObjectName(action.key)
        button.clicked.connect(lambda _=False, pressed=action.press: self.pressed.emit(pressed))
        button.show()
        return button

    def _fit(self, room: int, row: int, unit: float) -> _Fit:
        """The best way to show everything in one row: at scale 1 with all words, at larger scales with large ones."""
        gap = round(_GAP * unit)
        high = row - 2 * round(_AIR * unit) - _EDGE
        hotlines = self.hotline.full(unit), self.hotline.compact(unit)
        for px in sizes(30, self.look.scale, filling(high)):
            for hotline, icons in product(hotlines, (True, False)):
                cells = [_wide(px, hanzi * px, icons) for hanzi in _USUAL]
                if sum(cells) + gap * len(cells) + hotline <= room:
                    return _Fit(px, cells[0], room - hotline - gap, True, high, gap)
        high -= round(_LESS * unit)
        for px in sizes(30, self.look.scale, filling(high)):
            cells = [_wide(px, hanzi * px, False) for hanzi in _USUAL]
            if sum(cells) + 2 * gap <= room:
                return _Fit(px, cells[0], room, False, high, gap)
        first = round(_USUAL[0] * px) + 2 * _NARROW_PAD
        return _Fit(px, first, room, False, high, round(_NARROW_GAP * unit), narrow=True)

    def _widths(self, fit: _Fit) -> list[tuple[int, bool]]:
        """For each button its width and whether its icon has room too."""
        natural = [wide(action.words, fit.px, True) for action in self.offered]
        if fit.narrow:
            rest = [round(words) + 2 * _NARROW_PAD for words in natural[1:]]
            return [(px, False) for px in (*([fit.first] if natural else []), *rest)]
        first = [(fit.first, _wide(fit.px, words, True) <= fit.first) for words in natural[:1]]
        rest = [_wide(fit.px, words, True) for words in natural[1:]]
        icons = fit.first + sum(rest) + fit.gap * len(rest) <= fit.room
        return [*first, *((_wide(fit.px, words, icons), icons) for words in natural[1:])]


def _wide(px: int, words: float, icon: bool) -> int:
    """Px of a button round words that are ``words`` px wide."""
    return round(words + px * (4.0 if icon else 1.4))
