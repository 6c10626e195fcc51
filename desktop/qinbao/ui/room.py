"""How large the window opens: never larger than the space that task bar and frame leave on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QSize, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

USUAL = (1280, 800)
"""Px of a window for letters of the usual size."""
ROOMY = (1440, 900)
"""Px of space from which on a first window does not need all of it."""
FRAME = (16, 44)
"""Px that the frame of a window takes at most: both sides, title and lower edge."""
_PATIENCE = 500
"""Milliseconds a window manager has to fit a maximised window to another space."""
_SHARE = 0.8
"""Of a roomy space, for the first window."""


class Shape(msgspec.Struct, frozen=True):
    """How a window was left."""

    width: int
    """Px without frame, when not maximised."""
    height: int
    maximised: bool


def opening(space: tuple[int, int], fine: float, kept: Shape | None) -> Shape:
    """How to open in ``space`` px: as it was left, else with everything the space gives if that is little.

    ``fine``: how much larger than usual the letters of this screen are.
    """
    most = tuple(max(1, side - frame) for side, frame in zip(space, FRAME, strict=True))
    if kept is not None:
        return Shape(min(kept.width, most[0]), min(kept.height, most[1]), kept.maximised)
    wished = (max(round(usual * fine), round(side * _SHARE)) for usual, side in zip(USUAL, space, strict=True))
    width, height = (min(pair) for pair in zip(wished, most, strict=True))
    return Shape(width, height, space[0] < ROOMY[0] or space[1] < ROOMY[1])


def open_in(window: QWidget, fine: float, kept: Shape | None) -> None:
    """Show ``window`` for the first time, where it fits; a space that becomes smaller later makes it smaller too."""
    least = window.minimumSize()
    again = QTimer(window, singleShot=True, interval=_PATIENCE)

    def most() -> QSize:
        space = window.screen().availableSize()
        return QSize(space.width() - FRAME[0], space.height() - FRAME[1])

    def fit() -> None:
        # What a space cannot hold is no least size: a window manager would push the lower edge off the screen.
        window.setMinimumSize(least.boundedTo(most()))
        if window.isMaximized():
            again.start()
        else:
            window.resize(window.size().boundedTo(most()))

    def fill() -> None:
        """Not every window manager makes a maximised window smaller with its screen: ask for it once more."""
        space = window.screen().availableSize()
        if window.isMaximized() and window.size().boundedTo(space) != window.size():
            window.showNormal()
            window.resize(window.size().boundedTo(most()))
            window.showMaximized()

    again.timeout.connect(fill)
    space = window.screen().availableSize()
    shape = opening((space.width(), space.height()), fine, kept)
    window.resize(shape.width, shape.height)
    fit()
    window.screen().availableGeometryChanged.connect(fit)
    if shape.maximised:
        window.showMaximized()
    else:
        window.show()


def left(window: QWidget) -> Shape:
    """How ``window`` is now."""
    usual = window.normalGeometry().size()
    size = usual if usual.isValid() and not usual.isEmpty() else window.size()
    return Shape(size.width(), size.height(), window.isMaximized())
