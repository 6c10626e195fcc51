"""Fit the letters to the screen: what is known of it, and what a measurement comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qinbao.ui.room import USUAL
from qinbao.ui.settings import CARD, Kept
from qinbao.ui.theme.angle import CARD_MM, Card
from qinbao.ui.theme.sizes import STEPS

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

_BESIDE = 0.08
"""Of a window, what its screen has more at most where it is maximised: a task bar and the frame."""


def card_on(screen: QScreen, name: str, kept: Kept) -> Card:
    """Px a bank card is wide on ``screen``, as measured or else as the system says, and the distance in cm."""
    known = kept.screens.get(name)
    told = screen.physicalDotsPerInchX() / 25.4 * CARD_MM
    return Card(within(known.card if known else told), kept.distance)


def first_scale(width: int, height: int) -> float:
    """Size of the letters at a first start on a screen of so many px: a larger one has larger letters, not more air."""
    room = min(width / USUAL[0], height / USUAL[1])
    return max((step for step in STEPS if step <= room), default=STEPS[0])


def window_scale(width: int, height: int) -> float:
    """Size of the letters in a window of so many px, which has a frame and a task bar beside it on its screen."""
    return first_scale(round(width * (1 + _BESIDE)), round(height * (1 + _BESIDE)))


def within(card: float) -> float:
    """A width that can be true: some screens tell nonsense about themselves."""
    return min(max(card, CARD[0]), CARD[1])
