"""The question sheet: what to ask at the hotline where the program does not know, and room to write the answer.

The same questions write the answers down in the program (``content.heard``): first what can be chosen, then texts.
"""

from typing import Literal

from qinbao.content.fact import Fact, Record

Form = Literal["boxes", "line", "boxes-line"]
Fills = Literal[
    "known", "name", "steps", "payment_model", "documents", "presence", "amount", "until", "counter", "undo", "needs"
]
Into = Literal["known", "within", "payment_model", "presence"]
"""Fields of a record that are chosen."""
Typed = Literal["name", "steps", "done", "bring", "amount", "until", "counter", "address", "hours", "undo"]
"""Fields of a record that are typed."""


class Pick(Record, frozen=True, kw_only=True):
    """One large answer to choose when the call is written down."""

    value: str
    say: str
    note: str | None = None


class Field(Record, frozen=True, kw_only=True):
    """A line, or several, to type an answer into."""

    into: Typed
    say: str
    """Its heading."""
    hint: str | None = None
    """What it should look like, below the heading."""
    after: dict[Into, tuple[str, ...]] = {}
    """What was picked before, in this question or an earlier one: shown only after one of these."""


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
    into: Into | None = None
    """Which field of a record ``picks`` fill."""
    picks: tuple[Pick, ...] = ()
    """What can be chosen when the answer is written down; 不知道 comes by itself."""
    fields: tuple[Field, ...] = ()
    """What can be typed then, on a page after the choice."""
