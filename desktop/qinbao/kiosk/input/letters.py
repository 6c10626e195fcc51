"""Letters to tap for the place search: no keyboard of the system, so no settings of the system."""

from __future__ import annotations

from string import ascii_uppercase

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


class Letters(QWidget):
    """26 letters in as many rows as the width needs; 删除 and 收起 below them, in the strip."""

    typed = Signal(str)
    erased = Signal()
    closed = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look = look
        self._keys: list[Button] = []
        for letter in ascii_uppercase:
            key = self._key(letter, "plain", words("kiosk.letters.name", letter=letter))
            key.clicked.connect(lambda _=False, letter=letter: self.typed.emit(letter.lower()))
        self._key(words("kiosk.letters.erase"), "secondary").clicked.connect(self.erased)
        self._key(words("kiosk.letters.close"), "secondary").clicked.connect(self.closed)

    def height_at(self, width: int, height: int) -> int:
        """Px needed above the strip on a screen of this size."""
        unit = grown(width, height)
        return -(-len(ascii_uppercase) // self._columns(width)) * round((_HEIGHT + _GAP) * unit) + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keys in place; on a screen larger than usual they are larger too."""
        unit = grown(*over(self))
        high, pitch, strip = (round(px * unit) for px in (_HEIGHT, _HEIGHT + _GAP, STRIP))
        columns = self._columns(self.width())
        inner = self.width() - 2 * MARGIN
        side = (inner - _GAP * (columns - 1)) // columns
        for key in self._keys:
            key.say(key.text(), px=round(_PX * unit), name=key.accessibleName())
        for at, key in enumerate(self._keys[:-2]):
            row, column = divmod(at, columns)
            key.setGeometry(MARGIN + column * (side + _GAP), _GAP + row * pitch, side, high)
        wide = min(round(180 * unit), (inner - round(_CLEAR * unit) - _GAP) // 2)
        top = self.height() - strip + (strip - high) // 2
        for column, key in enumerate(self._keys[-2:]):
            key.setGeometry(MARGIN + column * (wide + _GAP), top, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.colours.surface))

    def _columns(self, width: int) -> int:
        fitting = (width - 2 * MARGIN + _GAP) // (_LEAST + _GAP)
        return next((columns for columns in (13, 9) if columns <= fitting), 7)

    def _key(self, words: str, kind: Kind, name: str | None = None) -> Button:
        key = Button(self._look, words, kind, px=_PX, name=name)
        key.setParent(self)
        # The line that is being filled keeps the focus.
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys.append(key)
        return key
