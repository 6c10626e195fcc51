"""Looks at every widget of a window as a person with old eyes, a trembling hand or a screen reader would."""

from collections.abc import Iterator
from itertools import combinations

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from qinbao.ui.theme.sizes import TARGET
from qinbao.ui.widgets.text import TextBlock
from qinbao.ui.window import Window

TAB = QtCore.Qt.FocusPolicy.TabFocus


def shown(window: Window) -> list[QWidget]:
    """Every widget that is not hidden, in tree order."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def clipped(window: Window) -> Iterator[str]:
    """Widgets lower than their words need at their width, and lines wider than their widget."""
    for widget in shown(window):
        if widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > widget.height():
            yield f"{_name(widget)} needs {widget.heightForWidth(widget.width())} of {widget.height()} px"
        blocks = [block for block in vars(widget).values() if isinstance(block, TextBlock)]
        for block in blocks:
            drawn = block.drawn
            if drawn.isEmpty():
                continue
            if not block.fits(round(drawn.width())):
                yield f"{_name(widget)}: a line of “{block.words}” is wider than {drawn.width()} px"
            # A hanzi fills 1.1 em of the line's 1.5; the rest is air and may overlap a button's border.
            air = (block.pitch - 1.1 * block.px) / 2
            if not QRectF(widget.rect()).contains(drawn.adjusted(1, air, -1, -air)):
                yield f"{_name(widget)} draws “{block.words}” outside itself: {drawn.getRect()} in {widget.size()}"


def outside(window: Window) -> Iterator[str]:
    """Widgets that reach beyond the page or bar they stand in; only down is allowed, and only inside the page."""
    for widget in shown(window):
        parent = widget.parentWidget()
        if parent is None or widget is window:
            continue
        box = widget.geometry()
        too_low = box.bottom() >= parent.height() and not _scrolled(window, widget)
        if box.left() < 0 or box.right() >= parent.width() or too_low:
            yield f"{_name(widget)} reaches outside: {box.getRect()} in {parent.width()}×{parent.height()}"


def small(window: Window) -> Iterator[str]:
    """Things to press under 60×60 px."""
    for button in _pressable(window):
        if button.width() < TARGET or button.height() < TARGET:
            yield f"{_name(button)} is {button.width()}×{button.height()}"


def close_together(window: Window) -> Iterator[str]:
    """Things to press nearer than 8 px to each other; rows that fill their list to the line may touch."""
    boxes = [(button, _box(window, button)) for button in _pressable(window)]
    for (one, first), (other, second) in combinations(boxes, 2):
        if one.isAncestorOf(other) or other.isAncestorOf(one) or _in_list(one, other):
            continue
        if first.adjusted(-7, -7, 7, 7).intersects(second) and _same_layer(window, one, other):
            yield f"{_name(one)} and {_name(other)}"


def nameless(window: Window) -> Iterator[str]:
    """Things the keyboard reaches, and words, that a screen reader has no name for."""
    for widget in shown(window):
        reachable = bool(widget.focusPolicy() & TAB)
        if not reachable and not isinstance(widget, QLabel):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not spoken.strip():
            yield f"{type(widget).__name__} {widget.objectName()}"


def _pressable(window: Window) -> list[QAbstractButton]:
    return [widget for widget in shown(window) if isinstance(widget, QAbstractButton)]


def _in_list(one: QWidget, other: QWidget) -> bool:
    return type(one).__name__ == "TickRow" and type(other).__name__ == "TickRow"


def _box(window: Window, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _same_layer(window: Window, one: QWidget, other: QWidget) -> bool:
    """Whether both stand on the scrolled page, or both on the bars that lie over it."""
    return _scrolled(window, one) == _scrolled(window, other)


def _scrolled(window: Window, widget: QWidget) -> bool:
    content = window.body.content
    return content is not None and (widget is content or content.isAncestorOf(widget))


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} “{words}”"
