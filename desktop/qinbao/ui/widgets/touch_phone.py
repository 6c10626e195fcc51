"""The drawn phone to rehearse on: everything on it that has words can be touched, by finger, mouse and keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

from qinbao.guide.picture.shapes import Picture, Rect
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.phone import PhonePicture
from qinbao.ui.widgets.shapes import box
from qinbao.ui.widgets.steady import Steady, focusable, gate, hand, ringed
from qinbao.ui.widgets.touch_areas import areas

_STEP = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class Target(Steady, QPushButton):
    """Something on the phone; draws nothing but the focus ring and where it was touched."""

    def __init__(self, look: Look, phone: TouchPhone, words: str) -> None:
        super().__init__(phone)
        self._look = look
        self._phone = phone
        self.words = words
        self.setText(words)
        self.setAccessibleName(words)
        focusable(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next one above or below."""
        step = _STEP.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        hand.keyboard = True
        self._phone.neighbour(self, step).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, if the keyboard is in use or a finger is on it."""
        if ringed(self) or self.isDown():
            box(QPainter(self), self.rect(), None, self._look.colours.focus, 4, 14)


class TouchPhone(PhonePicture):
    """``touched`` carries the words of what was touched, or none where there is nothing."""

    touched = Signal(str)

    def __init__(self, look: Look, picture: Picture) -> None:
        super().__init__(look, picture)
        self.targets: Mapping[str, Target] = {name: Target(look, self, name) for name in _in_order(picture.targets)}
        for name, target in self.targets.items():
            target.clicked.connect(lambda _=False, name=name: self.touched.emit(name))

    def neighbour(self, target: Target, step: int) -> Target:
        """The target ``step`` further down, or the same at the end."""
        targets = [one for one in self.targets.values() if not one.isHidden()]
        return targets[min(max(0, targets.index(target) + step), len(targets) - 1)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press: only where it is let go counts."""
        hand.keyboard = False
        hand.press(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Touch an empty spot of the phone; a finger that moved the page touches nothing."""
        if hand.grip is None and not gate.shut and self._on_phone(event.position().x(), event.position().y()):
            gate.pass_through()
            self.touched.emit("")

    def redraw(self, picture: Picture) -> None:
        """Show another picture of the same screen, and move the targets with it."""
        super().redraw(picture)
        self._place_targets()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the targets where they are drawn."""
        self._place_targets()

    def _place_targets(self) -> None:
        wide, high = self.drawn.width * self.factor, self.drawn.height * self.factor
        seen = areas(self.drawn.targets, self.factor, wide, high)
        for name, target in self.targets.items():
            target.setVisible(name in seen)
            if name in seen:
                target.setGeometry(_whole(seen[name]))

    def _on_phone(self, x: float, y: float) -> bool:
        return 0 <= x <= self.drawn.width * self.factor and 0 <= y <= self.drawn.height * self.factor


def _in_order(targets: Mapping[str, Rect]) -> list[str]:
    """From top to bottom and from left to right: the order of Tab, arrows and screen readers."""
    return sorted(targets, key=lambda name: (targets[name].y, targets[name].x))


def _whole(rect: Rect) -> QRect:
    x, y = round(rect.x), round(rect.y)
    return QRect(x, y, round(rect.right) - x, round(rect.bottom) - y)
