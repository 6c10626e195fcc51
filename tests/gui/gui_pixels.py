"""Contrast as it comes out on the screen: measured on rendered pixels, not on the colours somebody meant."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from gui_faults import Look, name
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme.colours import contrast
from qinbao.ui.theme.sizes import FOCUS
from qinbao.ui.widgets.link import LinkRow
from qinbao.ui.widgets.tick import TickRow
from qinbao.ui.widgets.touch_phone import Target
from qinbao.ui.window import Window

WORDS, SIGNS = 7.0, 3.0
"""WCAG 1.4.6 and 1.4.11."""
_NEAR = 40
"""Steps of a channel by which a pixel of a letter may differ from its pen: hinting and rounding."""
_REACH = 12
"""Px from its edge within which a thing to press must show its border."""


def whole(window: Window) -> None:
    """Make the window so high that nothing has to be scrolled."""
    for _ in range(3):
        window.resize(window.width(), window.height() + window.body.reach)


def pixels(window: Window) -> np.ndarray:
    """The window as an array of 0xffRRGGBB."""
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    window.render(image)
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return flat[:, : image.width()].copy()


def faint(window: Window) -> Iterator[str]:
    """Words under 7:1 and borders under 3:1."""
    look, shot = Look(window), pixels(window)
    for widget, written in look.ink.items():
        place = look.box(widget).topLeft()
        for piece in written:
            box = piece.box.translated(place).toAlignedRect()
            found = _words(shot, box, piece.colour)
            if found < WORDS:
                yield f"{name(widget)}: “{piece.words}” {found:.1f}:1"
    for button in look.pressable:
        if not isinstance(button, Target) and not (isinstance(button, LinkRow) and not button.framed):
            reach = button.width() // 4 if isinstance(button, TickRow) else _REACH
            found = _border(shot, look.box(button), reach)
            if found < SIGNS:
                yield f"{name(button)}: border {found:.1f}:1"


def ring(window: Window, widget: QWidget) -> float:
    """Contrast of the focus ring of ``widget``, which has the focus, to what is around it."""
    return _border(pixels(window), Look(window).box(widget), FOCUS)


def _words(shot: np.ndarray, box: QRect, pen: str) -> float:
    """Contrast of the letters in ``box`` to the ground they stand on; 0 where nothing of their colour is to be seen."""
    area = shot[box.top() - 1 : box.bottom() + 2, box.left() - 1 : box.right() + 2]
    # Thousands of pixels have some hundred colours.
    colours, counts = np.unique(area, return_counts=True)
    channels = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255]).astype(np.int16)
    meant = QColor(pen)
    off = np.abs(channels - np.array([[meant.red()], [meant.green()], [meant.blue()]], np.int16)).max(axis=0)
    letters = off <= _NEAR
    if counts[letters].sum() < 4 or letters.all():
        return 0.0
    return contrast(_most(colours[letters], counts[letters]), _most(colours[~letters], counts[~letters]))


def _border(shot: np.ndarray, box: QRect, reach: int) -> float:
    """Best contrast, along a line ``reach`` px inwards from the left edge, to the colour just outside."""
    row = shot[box.center().y()]
    outside = _hex(int(row[max(0, box.left() - 2)]))
    inside: set[int] = set(row[box.left() : box.left() + reach].tolist())
    return max(contrast(_hex(pixel), outside) for pixel in inside)


def _most(colours: np.ndarray, counts: np.ndarray) -> str:
    return _hex(int(colours[counts.argmax()]))


def _hex(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06X}"
