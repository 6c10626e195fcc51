"""Letters to tap, and figures where a line is for them: no keyboard of the system, so no settings of the system."""

from __future__ import annotations

from string import ascii_uppercase, digits

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import MARGIN, grown
from qinbao.ui.widgets.bar import over
from qinbao.ui.widgets.button import Button, Kind

_LEAST = 60
"""Smallest side of a key in px (工信部 适老化通用设计规范)."""
_HEIGHT = 68
_PX = 30
_GAP = 8
STRIP = 84
"""Px of the strip below the letters on a usual screen; 马上清屏 stands in it on the right."""
_CLEAR = 290
"""Px left for it there."""
_FIGURES = (*digits, "-", ":")
"""Before the letters, where numbers are asked for: of a telephone, a day, an hour."""


class Letters(QWidget):
    """26 letters in as many rows as the width needs, figures before them; 删除 and 收起 below, in the strip."""

    typed = Signal(str)
    erased = Signal()
    closed = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look = look
        self._words = words
        # Made when they are first asked for: most pages, and most visits, need none.
        self._figures: tuple[Button, ...] = ()
        self._letters: tuple[Button, ...] = ()
        self._below: tuple[Button, ...] = ()
        self._shown: tuple[Button, ...] = ()

    def ask_for(self, *, numbers: bool) -> None:
        """Whether the line that is filled now may hold numbers."""
        if not self._letters:
            self._make()
        self._shown = (*(self._figures if numbers else ()), *self._letters)
        for figure in self._figures:
            figure.setVisible(numbers)
        self._place()

    def height_at(self, width: int, height: int) -> int:
        """Px needed above the strip on a screen of this size."""
        unit = grown(width, height)
        return -(-len(self._shown) // self._columns(width)) * round((_HEIGHT + _GAP) * unit) + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keys in place."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.colours.surface))

    def _make(self) -> None:
        words = self._words
        self._figures = tuple(self._typing(sign, sign) for sign in _FIGURES)
        self._letters = tuple(
            self._typing(letter, words("kiosk.letters.name", letter=letter)) for letter in ascii_uppercase
        )
        erase, close = (self._key(words(f"kiosk.letters.{name}"), "secondary") for name in ("erase", "close"))
        erase.clicked.connect(self.erased)
        close.clicked.connect(self.closed)
        self._below = (erase, close)

    def _place(self) -> None:
        """On a screen larger than usual the keys are larger too."""
        unit = grown(*over(self))
        high, pitch, strip = (round(px * unit) for px in (_HEIGHT, _HEIGHT + _GAP, STRIP))
        columns = self._columns(self.width())
        inner = self.width() - 2 * MARGIN
        side = (inner - _GAP * (columns - 1)) // columns
        for key in (*self._shown, *self._below):
            key.say(key.text(), px=round(_PX * unit), name=key.accessibleName())
        for at, key in enumerate(self._shown):
            row, column = divmod(at, columns)
            key.setGeometry(MARGIN + column * (side + _GAP), _GAP + row * pitch, side, high)
        wide = min(round(180 * unit), (inner - round(_CLEAR * unit) - _GAP) // 2)
        top = self.height() - strip + (strip - high) // 2
        for column, key in enumerate(self._below):
            key.setGeometry(MARGIN + column * (wide + _GAP), top, wide, high)

    def _columns(self, width: int) -> int:
        fitting = (width - 2 * MARGIN + _GAP) // (_LEAST + _GAP)
        return next((columns for columns in (13, 9) if columns <= fitting), 7)

    def _typing(self, sign: str, name: str) -> Button:
        key = self._key(sign, "plain", name)
        key.clicked.connect(lambda _=False: self.typed.emit(sign.lower()))
        return key

    def _key(self, words: str, kind: Kind, name: str | None = None) -> Button:
        key = Button(self._look, words, kind, px=_PX, name=name)
        key.setParent(self)
        # The line that is being filled keeps the focus.
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return key
