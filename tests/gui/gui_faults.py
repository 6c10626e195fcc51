"""Looks at a window as a person with old eyes, a trembling hand or a screen reader would, and says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations

from gui_ink import Ink, ink
from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from qinbao.ui.theme.sizes import APART, FLOOR, TARGET
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.compare_row import CompareRow
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.hotline import Hotline
from qinbao.ui.widgets.phone import PhonePicture
from qinbao.ui.widgets.title_progress import TitleProgress
from qinbao.ui.widgets.touch_phone import Target
from qinbao.ui.window import Window

_TO_RING = re.compile(r"(\d{3,4}-)?\d{3,5}")
"""The 医保 hotline, or whoever comes before it where somebody is being swindled."""
_SPACE = re.compile(r"\s")
_SHORTENED = (Hotline, TitleProgress, PhonePicture, Target)
"""Say in full to the screen reader what they draw shorter, or as a picture."""
_FONT_SIZE = re.compile(r"font(-size)?\s*:")


class Look:
    """One page in one condition, measured once."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.widgets = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        self.ink: dict[QWidget, list[Ink]] = {widget: ink(widget) for widget in self.widgets}

    @cached_property
    def pressable(self) -> list[QAbstractButton]:
        """Everything to press."""
        return [widget for widget in self.widgets if isinstance(widget, QAbstractButton)]

    def faults(self) -> Iterator[str]:
        """All that is wrong with this page, in words."""
        for check in CHECKS:
            yield from (f"{check.__name__}: {fault}" for fault in check(self))

    def scrolled(self, widget: QWidget) -> bool:
        """Whether it belongs to the page, which scrolls, and not to the bars."""
        content = self.window.body.content
        return content is not None and (widget is content or content.isAncestorOf(widget))

    def box(self, widget: QWidget) -> QRect:
        """Where it is, in px of the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())


def clipped(look: Look) -> Iterator[str]:
    """Letters outside the widget that draws them, widgets lower than their words need."""
    for widget, written in look.ink.items():
        # One px of smoothing may stand over: the left foot of an A.
        inside = QRectF(widget.rect()).adjusted(-1, -1, 1, 1)
        for piece in written:
            if not inside.contains(piece.box):
                yield f"{name(widget)}: “{piece.words}” {_rect(piece.box)} in {_size(widget)}"
        # What a button asks for is mostly air; that its letters are inside was seen above.
        if isinstance(widget, Button) or not widget.hasHeightForWidth():
            continue
        if widget.heightForWidth(widget.width()) > widget.height():
            yield f"{name(widget)} needs {widget.heightForWidth(widget.width())} px, has {_size(widget)}"


def overprinted(look: Look) -> Iterator[str]:
    """Letters over other letters, widgets over their neighbours."""
    for widget, written in look.ink.items():
        for one, other in combinations(written, 2):
            if one.box.adjusted(1, 1, -1, -1).intersects(other.box.adjusted(1, 1, -1, -1)):
                yield f"{name(widget)}: “{one.words}” and “{other.words}”"
        children = [child for child in widget.children() if isinstance(child, QWidget) and child.isVisible()]
        for child, sibling in combinations(children, 2):
            if child.geometry().intersects(sibling.geometry()):
                yield f"{name(child)} {_rect(child.geometry())} and {name(sibling)} {_rect(sibling.geometry())}"


def left_out(look: Look) -> Iterator[str]:
    """Words a widget holds, and says to a screen reader, but does not draw."""
    for widget, written in look.ink.items():
        if not widget.height() or isinstance(widget, _SHORTENED):
            continue
        if isinstance(widget, (QLabel, QAbstractButton)):
            drawn = _SPACE.sub("", "".join(piece.words for piece in written))
            parts = [_SPACE.sub("", part) for part in widget.text().split("\n")]
            if isinstance(widget, CompareRow) and widget.beside(widget.width()):
                # In a table the names of the columns stand above, and are not repeated in each cell.
                parts = [part.partition("：")[2] or part for part in parts]
            missing = [part for part in parts if part not in drawn]
            if missing:
                yield f"{name(widget)} draws “{drawn}” without “{missing}”"


def outside(look: Look) -> Iterator[str]:
    """Widgets beyond what they stand in. Only a page may be longer than its window, and then it scrolls."""
    window = look.window
    for widget in look.widgets:
        parent = widget.parentWidget()
        if parent is None:
            continue
        box, room = widget.geometry(), parent.rect()
        if widget is window.body.content:
            if box.left() < 0 or box.right() > room.right():
                yield f"the page is wider than the window: {_rect(box)} in {_size(parent)}"
            if max(0, box.height() - room.height()) != window.body.reach:
                yield f"not all of the page can be scrolled to: {box.height()} in {room.height()}, {window.body.reach}"
        elif not room.contains(box):
            yield f"{name(widget)} {_rect(box)} in {_size(parent)}"


def small_words(look: Look) -> Iterator[str]:
    """Words below 24 px."""
    for widget, written in look.ink.items():
        for piece in written:
            if piece.px < FLOOR:
                yield f"{name(widget)}: “{piece.words}” {piece.px} px"


def small_targets(look: Look) -> Iterator[str]:
    """Things to press under 60×60 px."""
    for button in look.pressable:
        hit = target(button)
        if hit.width() < TARGET or hit.height() < TARGET:
            yield f"{name(button)} {hit.width()}×{hit.height()}"


def crowded(look: Look) -> Iterator[str]:
    """Things to press less than 8 px apart."""
    hits = [(button, target(button).translated(look.box(button).topLeft())) for button in look.pressable]
    for (one, first), (other, second) in combinations(hits, 2):
        if look.scrolled(one) != look.scrolled(other):
            continue
        if first.adjusted(-APART, -APART, APART, APART).intersects(second):
            yield f"{name(one)} {_rect(first)} and {name(other)} {_rect(second)}"


def nameless(look: Look) -> Iterator[str]:
    """What the keyboard reaches, and words, without a name for the screen reader."""
    for widget in look.widgets:
        reachable = bool(widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
        if not reachable and not isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not spoken.strip():
            yield f"{type(widget).__name__} {widget.objectName()}"


def disabled(look: Look) -> Iterator[str]:
    """Things that cannot be pressed and do not say why."""
    return (name(button) for button in look.pressable if not button.isEnabled())


def undecided(look: Look) -> Iterator[str]:
    """More than one thing that looks like the way to go on, or none."""
    main = [button for button in look.pressable if _is_main(button)]
    if len(main) != 1:
        yield f"primary: {[button.text() for button in main]}"


def lost(look: Look) -> Iterator[str]:
    """Helps, actions or the hotline out of sight."""
    window = look.window
    fixed: list[QWidget] = [*window.top.buttons.values(), *window.bottom.buttons, window.bottom.hotline]
    for widget in fixed:
        if not widget.isVisible() or not window.rect().contains(look.box(widget)):
            yield name(widget)
    if not any(_TO_RING.fullmatch(piece.words) for piece in look.ink.get(window.bottom.hotline, ())):
        yield "nobody to ring"


def styled(look: Look) -> Iterator[str]:
    """Font sizes in a style sheet, which are deaf to 字大."""
    app = QApplication.instance()
    sheets = [app.styleSheet()] if isinstance(app, QApplication) else []
    sheets += [widget.styleSheet() for widget in (look.window, *look.widgets)]
    return (sheet for sheet in sheets if _FONT_SIZE.search(sheet))


CHECKS = (
    clipped,
    overprinted,
    left_out,
    outside,
    small_words,
    small_targets,
    crowded,
    nameless,
    disabled,
    undecided,
    lost,
    styled,
)


def target(button: QAbstractButton) -> QRect:
    """The part of ``button`` that answers to a press, in its own px, felt out from its middle."""
    middle = button.rect().center()
    if not button.hitButton(middle):
        return QRect()
    right = _edge(button, middle, QPoint(1, 0), button.width())
    left = _edge(button, middle, QPoint(-1, 0), button.width())
    down = _edge(button, middle, QPoint(0, 1), button.height())
    up = _edge(button, middle, QPoint(0, -1), button.height())
    return QRect(QPoint(middle.x() - left, middle.y() - up), QPoint(middle.x() + right, middle.y() + down))


def name(widget: QWidget) -> str:
    """What to call a widget in a message."""
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else widget.objectName()
    return f"{type(widget).__name__} “{words[:24]}”"


def _edge(button: QAbstractButton, middle: QPoint, step: QPoint, most: int) -> int:
    """Px from the middle to the last one that answers; a border is at most a few px wide."""
    reach = (
        most - 1 - (middle.x() if step.x() > 0 else middle.y())
        if step.x() + step.y() > 0
        else (middle.x() if step.x() else middle.y())
    )
    while reach > 0 and not button.hitButton(middle + step * reach):
        reach -= 1
    return reach


def _is_main(button: QAbstractButton) -> bool:
    return (isinstance(button, Button) and button.kind == "primary") or (isinstance(button, HomeCard) and button.hero)


def _rect(box: QRect | QRectF) -> str:
    return f"{box.x():.0f},{box.y():.0f} {box.width():.0f}×{box.height():.0f}"


def _size(widget: QWidget) -> str:
    return f"{widget.width()}×{widget.height()}"
