"""Letters to tap for the place search: no keyboard of the system, so no settings of the system."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import MARGIN
from qinbao.ui.widgets.button import Button

_LEAST = 60
"""Smallest side of a key in px (工信部 适老化通用设计规范)."""
_HEIGHT = 68
_GAP = 8


class Letters(QWidget):
    """26 letters, 删除 and 收起, in as many rows as the width needs."""

    typed = Signal(str)
    erased = Signal()
    closed = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look = look
        self._keys: list[Button] = []
        for letter in ascii_uppercase:
            key = self._key(letter, None, words("kiosk.letters.name", letter=letter))
            key.clicked.connect(lambda _=False, letter=letter: self.typed.emit(letter.lower()))
        self._key(words("kiosk.letters.erase"), "secondary").clicked.connect(self.erased)
        self._key(words("kiosk.letters.close"), "secondary").clicked.connect(self.closed)

    def rows(self, width: int) -> int:
        """Rows at this width: 26 letters plus two keys of double width."""
        return -(-30 // self._columns(width))

    def height_at(self, width: int) -> int:
        """Px needed at this width."""
        return self.rows(width) * (_HEIGHT + _GAP) + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keys in place."""
        columns = self._columns(self.width())
        inner = self.width() - 2 * MARGIN
        side = (inner - _GAP * (columns - 1)) // columns
        at = 0
        for key in self._keys:
            cells = 1 if len(key.text()) == 1 else 2
            if at % columns + cells > columns:
                at += columns - at % columns
            row, column = divmod(at, columns)
            width = side * cells + _GAP * (cells - 1)
            key.setGeometry(MARGIN + column * (side + _GAP), _GAP + row * (_HEIGHT + _GAP), width, _HEIGHT)
            at += cells

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.colours.surface))

    def _columns(self, width: int) -> int:
        fitting = (width - 2 * MARGIN + _GAP) // (_LEAST + _GAP)
        return next((columns for columns in (30, 15, 10) if columns <= fitting), 6)

    def _key(self, words: str, kind: str | None, name: str | None = None) -> Button:
        key = Button(self._look, words, "secondary" if kind else "plain", px=30, name=name)
        key.setParent(self)
        # The line that is being filled keeps the focus.
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys.append(key)
        return key
