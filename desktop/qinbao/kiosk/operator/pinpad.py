"""The operator's PIN, tapped on large digits; dots are all that is ever shown of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.kiosk.cover import Cover
from qinbao.kiosk.operator.pin import DIGITS, PinLock
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel

_KEY = (112, 64)
_GAP = 10
HIGH, LOW = 3, 6
"""Digits in a row, as on a telephone, and on a screen that has no room for four rows."""


class _Digits(QWidget):
    pressed = Signal(str)

    def __init__(self, look: Look, erase: str, enter: str) -> None:
        super().__init__()
        self.columns = HIGH
        self._keys = []
        for name in (*"123456789", "erase", "0", "enter"):
            words = {"erase": erase, "enter": enter}.get(name, name)
            key = Button(look, words, "primary" if name == "enter" else "plain", px=30)
            key.setParent(self)
            key.clicked.connect(lambda _=False, name=name: self.pressed.emit(name))
            self._keys.append(key)

    def sizeHint(self) -> QSize:
        rows = len(self._keys) // self.columns
        return QSize(
            *(count * side + (count - 1) * _GAP for count, side in zip((self.columns, rows), _KEY, strict=True))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        for at, key in enumerate(self._keys):
            row, column = divmod(at, self.columns)
            key.setGeometry(column * (_KEY[0] + _GAP), row * (_KEY[1] + _GAP), *_KEY)


class PinPad(Cover):
    """Asks for the PIN; ``opened`` after the right one."""

    opened = Signal()
    left = Signal()

    def __init__(self, look: Look, words: Words, lock: PinLock) -> None:
        super().__init__(look)
        self._words = words
        self._lock = lock
        self._typed = ""
        self._dots = WrapLabel(look, "", "title", "ink", centre=True)
        self._told = WrapLabel(look, "", "body", "ink", centre=True)
        self._digits = _Digits(look, words("kiosk.letters.erase"), words("kiosk.pin.enter"))
        self._digits.pressed.connect(self._press)
        back = Button(look, words("nav.return"), "secondary", "arrow-left")
        back.clicked.connect(self.left)
        title = words("kiosk.pin.title")
        self.put([WrapLabel(look, title, "title", "brand", centre=True), self._dots, self._digits, self._told, back])
        self.say(title)
        self._tell()

    def _seen(self) -> list[QWidget]:
        self._digits.columns = HIGH
        if self.needs(self.width()) > self.height():
            self._digits.columns = LOW
        return super()._seen()

    def _press(self, key: str) -> None:
        if key == "enter":
            typed, self._typed = self._typed, ""
            if self._lock.open(typed):
                self.opened.emit()
                return
            self._tell(wrong=True)
        elif key == "erase":
            self._typed = self._typed[:-1]
            self._tell()
        else:
            self._typed = (self._typed + key)[: DIGITS[1]]
            self._tell()

    def _tell(self, wrong: bool = False) -> None:
        self._dots.say("●" * len(self._typed) or "○")
        wait = self._lock.wait
        if wait > 0:
            self._told.say(self._words("kiosk.pin.locked", n=max(1, round(wait / 60))))
        else:
            self._told.say(self._words("kiosk.pin.wrong") if wrong else self._words("kiosk.pin.hint"))
        self._arrange()
