"""How large letters are for the eye: from a bank card held against the screen, and how far the eyes are. No Qt here.

Old eyes get twice what ISO 9241-303 recommends for all (20 to 22 minutes of arc): 0.7°. Measured is the height of a
capital letter, as in that standard.
"""

from __future__ import annotations

from math import atan, degrees, radians, tan
from typing import Final, NamedTuple

from qinbao.ui.theme.sizes import FLOOR, STEPS, text_px

CARD_MM: Final = 85.6
"""Width of a bank card: ISO/IEC 7810, ID-1."""
CARD_SHAPE: Final = 53.98 / 85.6
"""Its height over its width."""
LEAST: Final = 0.7
"""Degrees."""
CAP_EM: Final = 0.733
"""Height of a capital letter in the bundled font, in em (``sCapHeight`` of its OS/2 table)."""
USUAL: Final = 60


class Card(NamedTuple):
    """A bank card held against a screen."""

    wide: float
    """Px."""
    distance: int
    """Cm from the eyes."""


def seen(text_px: float, card_px: float, distance_cm: float) -> float:
    """Degrees a capital letter of ``text_px`` text takes, where a bank card is ``card_px`` wide on the screen."""
    millimetres = text_px * CAP_EM * CARD_MM / card_px
    return degrees(2 * atan(millimetres / (2 * distance_cm * 10)))


def needed(card_px: float, distance_cm: float) -> float:
    """Text height in px at which a capital letter is seen under 0.7°."""
    millimetres = 2 * distance_cm * 10 * tan(radians(LEAST) / 2)
    return millimetres * card_px / CARD_MM / CAP_EM


def fitting(card_px: float, distance_cm: float) -> float:
    """The smallest step of the letters at which even the smallest words are seen under 0.7°; else the largest step."""
    least = needed(card_px, distance_cm)
    return next((step for step in STEPS if text_px("small", step) >= least), STEPS[-1])


def reached(card_px: float, distance_cm: float) -> bool:
    """Whether the step that fits is large enough: on a very dense screen even the largest may not be."""
    return max(FLOOR, text_px("small", STEPS[-1])) >= needed(card_px, distance_cm)
