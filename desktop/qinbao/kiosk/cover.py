"""A page that covers everything: few words, very large buttons, in the middle of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.arrange import height_of
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.steady import gate

WIDEST = 1100
"""Px; longer lines are hard to follow for somebody who stands close to the screen."""
_LEAST_GAP = 10


class Cover(QWidget):
    """Its parts stand one below the other; each as wide as the page allows, a button as wide as it wants."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._parts: list[QWidget] = []
        self._wide: set[QWidget] = set()
        self._spare: list[QWidget] = []

    def put(self, parts: Sequence[QWidget], wide: Sequence[QWidget] = (), spare: Sequence[QWidget] = ()) -> None:
        """Show these parts; ``wide`` ones fill the width even if they are buttons.

        ``spare``: those that are left out, in this order, where not all can be seen.
        """
        self._parts, self._wide, self._spare = list(parts), set(wide), list(spare)
        for part in parts:
            part.setParent(self)
            part.show()
        self._arrange()

    def say(self, title: str, *sentences: str) -> list[str]:
        """Name the page for a screen reader, and give its words for reading aloud.

        Where the page has a button of its own it gets the focus, and a screen reader says all of it there: older ones
        do not hear of a page that merely comes.
        """
        self.setAccessibleName(title)
        spoken = [title, *sentences]
        button: object = getattr(self, "button", None)
        if isinstance(button, QAbstractButton):
            button.setAccessibleDescription(" ".join(spoken))
        return spoken

    def needs(self, width: int) -> int:
        """Px of height its parts need at this width, close together."""
        return self._need(self._parts, width)

    def _need(self, parts: Sequence[QWidget], width: int) -> int:
        inner = min(WIDEST, width - 72)
        return sum(height_of(part, self._width(part, inner)) + _LEAST_GAP for part in parts) + _LEAST_GAP

    def _seen(self) -> list[QWidget]:
        """The parts there is room for."""
        seen = list(self._parts)
        for part in self._spare:
            out = self._need(seen, self.width()) > self.height()
            if out:
                seen.remove(part)
            part.setVisible(not out)
        return seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place."""
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus, as Space does."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if enter and isinstance(focused, QAbstractButton) and not gate.shut:
            gate.pass_through()
            focused.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self.look.colours.paper))

    def _arrange(self) -> None:
        inner = min(WIDEST, self.width() - 72)
        if inner <= 0:
            return
        parts = self._seen()
        widths = [self._width(part, inner) for part in parts]
        heights = [height_of(part, width) for part, width in zip(parts, widths, strict=True)]
        gap = max(_LEAST_GAP, min(self.look.gap(30), (self.height() - sum(heights)) // (len(heights) + 1)))
        y = max(8, (self.height() - sum(heights) - gap * (len(heights) - 1)) // 2)
        for part, width, height in zip(parts, widths, heights, strict=True):
            part.setGeometry((self.width() - width) // 2, y, width, height)
            y += height + gap

    def _width(self, part: QWidget, inner: int) -> int:
        if isinstance(part, WrapLabel) and part.centred:
            return part.balanced(inner)
        if part in self._wide or (part.hasHeightForWidth() and not isinstance(part, QAbstractButton)):
            return inner
        return min(inner, part.sizeHint().width())


C = TypeVar("C", bound=Cover)


def fitting(make: Callable[[Look], C], look: Look, size: QSize) -> C:
    """The page with the largest letters, up to those of ``look``, with which all of it is seen at this size."""
    steps = [step for step in STEPS if step < look.scale]
    page = make(look)
    while steps and page.needs(size.width()) > size.height():
        page.deleteLater()
        page = make(replace(look, scale=steps.pop()))
    return page
