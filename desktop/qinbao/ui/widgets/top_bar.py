"""The bar above every page: what this is, how far one is, and the four helps that are always there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter

from qinbao.ui.theme import icons
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import grown, margin
from qinbao.ui.widgets.bar import Bar, filling, row_height, sizes, wide
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.title_progress import TitleProgress

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_SIGN = 44
_BUTTON = 60
_AIR = 12
"""Px below the helps, where they have a row of their own."""


_APART = 14
"""Px between the way to the start page, or the sign, and where one is."""
_NEEDED = 940
"""Px inside the margins for one row: the ways, and where one is in letters of 24 px."""
_USUAL = 1294
"""Px inside the margins of a usual window; in a wider one the buttons are wider, and larger words keep their icons."""
_WIDER = 1.3
"""At most so many times."""


class Help(NamedTuple):
    """One help button: its words, icon, text height at scale 1, and its fixed width."""

    words: str
    icon: str | None
    px: int
    cell: int


class TopBar(Bar):
    """Signals say which help was asked for."""

    home = Signal()
    read = Signal()
    smaller = Signal()
    larger = Signal()
    colours = Signal()

    def __init__(self, look: Look, title: str, home: str, read: str, smaller: str, larger: str, colours: str) -> None:
        """``home``: words of the way to the start page, which stands in the place of the sign."""
        super().__init__(look, line_below=True)
        self._home = Help(home, "house", 24, 144)
        self.way = Button(look, home, "plain", "house", px=24)
        self.way.setParent(self)
        self.way.setObjectName("home")
        self.way.clicked.connect(self.home)
        self.way.hide()
        self.away = False
        """Whether the start page is another one."""
        self._arranged: object = None
        """What the helps were last arranged for: most pages turn below a bar that stays."""
        self.progress = TitleProgress(look, title)
        self.progress.setParent(self)
        self._helps = {
            "read": Help(read, "speaker-high", 24, 180),
            "smaller": Help(smaller, None, 24, 92),
            "larger": Help(larger, None, 30, 104),
            "colours": Help(colours, "circle-half", 24, 156),
        }
        self.buttons: dict[str, Button] = {}
        for name, offer in self._helps.items():
            button = Button(look, offer.words, "plain", offer.icon, px=offer.px)
            button.setParent(self)
            button.setObjectName(name)
            button.clicked.connect(getattr(self, name))
            self.buttons[name] = button

    def dress(self, look: Look) -> None:
        """Change theme and size of the words; nothing moves."""
        self.look = look
        self.progress.look = look
        for button in (self.way, *self.buttons.values()):
            button.dress(look)
        self.arrange()
        self.update()
        self.progress.update()

    def leave(self, away: bool) -> None:
        """Whether there is a start page to go to, from the next ``arrange`` on: not where one is on it."""
        if away != self.away:
            self.away = away
            self.way.setVisible(away)
            self.update()

    def height_at(self, width: int, height: int) -> int:
        """Px the bar takes in a window of this size."""
        unit, row = grown(width, height), row_height(width, height)
        return row if _in_one_row(width, unit) else row + round((_BUTTON + _AIR) * unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place."""
        self.arrange()

    def arrange(self) -> None:
        """Helps at the right, or in a row of their own in a narrow window."""
        inner, asked = self.inner(), (self.width(), self.height(), self.unit, self.look, self.away)
        if inner.width() <= 0 or asked == self._arranged:
            return
        self._arranged = asked
        one_row, high = self._one_row, self.px(_BUTTON)
        gap = self.px(16 if inner.width() >= self.px(1100) else 10)
        total = sum(map(self._cell, self._helps.values())) + gap * (len(self._helps) - 1)
        shrunk = 1.0 if one_row else min(1.0, inner.width() / total)
        x = inner.right() + 1 - total if one_row else inner.x()
        y = (self._row() - high) // 2 if one_row else self._row()
        progress_to = x - self.px(16) if one_row else inner.right()
        for name, offer in self._helps.items():
            cell = int(self._cell(offer) * shrunk)
            self._fill(self.buttons[name], offer, cell, high)
            self.buttons[name].setGeometry(x, y, cell, high)
            x += cell + int(gap * shrunk)
        left = inner.x() + (self._cell(self._home) if self.away else self.px(_SIGN)) + self.px(_APART)
        if self.away:
            cell = self._cell(self._home)
            self._fill(self.way, self._home, cell, high)
            self.way.setGeometry(inner.x(), (self._row() - high) // 2, cell, high)
        self.progress.setGeometry(left, 0, progress_to - left, self._row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the sign of the program."""
        super().paintEvent(event)
        if self.away:
            return
        side = self.px(_SIGN)
        top = (self._row() - side) / 2
        icons.draw(QPainter(self), "first-aid-kit", self.inner().x(), top, side, self.look.colours.brand)

    @property
    def _one_row(self) -> bool:
        return _in_one_row(self.width(), self.unit)

    def _row(self) -> int:
        return self.height() if self._one_row else self.height() - self.px(_BUTTON + _AIR)

    def _cell(self, offer: Help) -> int:
        """Px a button is wide, however large the words in it are."""
        return self.px(offer.cell * min(max(1.0, self.inner().width() / self.px(_USUAL)), _WIDER))

    def _fill(self, button: Button, offer: Help, cell: int, high: int) -> None:
        def fits(px: int, icon: bool) -> bool:
            return wide(offer.words, px, px >= 30) + (px * 1.7 if icon else 0) + 24 <= cell

        px = next((px for px in sizes(offer.px, self.look.scale, filling(high)) if fits(px, False)), 24)
        button.say(offer.words, offer.icon if offer.icon and fits(px, True) else None, px=px)


def _in_one_row(width: int, unit: float) -> bool:
    """Whether a bar ``unit`` times a usual one has room for everything side by side."""
    return width - 2 * margin(width) >= _NEEDED * unit
