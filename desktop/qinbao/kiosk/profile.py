"""How large the words must be for a reader who stands. No Qt here."""

from __future__ import annotations

from math import radians, tan

from qinbao.ui.theme.sizes import BODY, STEPS

ANGLE = 0.7
"""Degrees a capital letter must span at least (ISO 9241-303 gives 0.33 for young eyes; quality.md doubles it)."""
CAPITAL = 0.733
"""Height of a capital over the type size, in Noto Sans."""
PLAUSIBLE = (40.0, 400.0)
"""A screen that claims another number of pixels per inch does not know itself."""


def type_size(distance: float) -> float:
    """Points of type for a reader ``distance`` cm away; 28.3 pt at 60 cm."""
    return 10 * distance * tan(radians(ANGLE)) / CAPITAL / 25.4 * 72


def scale(distance: float, dpi: float | None) -> float:
    """The smallest text scale whose body text is large enough at ``distance`` cm, or the largest there is."""
    known = dpi if dpi is not None and PLAUSIBLE[0] <= dpi <= PLAUSIBLE[1] else 96.0
    wanted = type_size(distance) / 72 * known
    return next((step for step in STEPS if BODY * step >= wanted), STEPS[-1])
