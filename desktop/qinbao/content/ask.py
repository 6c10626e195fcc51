"""The question sheet: what to ask at the hotline where the program does not know, and room to write the answer."""

from __future__ import annotations

from typing import Literal

from qinbao.content.fact import Fact

Form = Literal["boxes", "line", "boxes-line"]
Fills = Literal[
    "known", "name", "steps", "payment_model", "documents", "presence", "amount", "until", "counter", "undo", "needs"
]


class Ask(Fact, frozen=True, kw_only=True):
    """One question. ``say`` is asked aloud; it is asked only where the guide lacks what it ``fills``."""

    fills: Fills
    """What the answer fills in: a field of a route (``known``, ``name``, ``steps`` …), of the season or the place."""
    form: Form
    boxes: tuple[str, ...] = ()
    """What may be ticked."""
    topics: tuple[str, ...]
    rank: int
    """The smallest is asked first."""
