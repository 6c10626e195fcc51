"""How large the words must be for a reader who stands. No Qt here."""

from __future__ import annotations

from qinbao.ui.theme.angle import CARD_MM, needed
from qinbao.ui.theme.sizes import BODY, STEPS

PLAUSIBLE = (40.0, 400.0)
"""A screen that claims another number of pixels per inch does not know itself."""


def scale(distance: float, dpi: float | None) -> float:
    """The smallest text scale whose body text is large enough at ``distance`` cm, or the largest there is."""
    known = dpi if dpi is not None and PLAUSIBLE[0] <= dpi <= PLAUSIBLE[1] else 96.0
    wanted = needed(known / 25.4 * CARD_MM, distance)
    return next((step for step in STEPS if BODY * step >= wanted), STEPS[-1])
