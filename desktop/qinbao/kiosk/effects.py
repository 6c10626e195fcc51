"""What a kiosk is told to do, as values; the station does them in the order given."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from qinbao.flow.session import Session

Why = Literal["locked", "scan", "trouble"]
"""Tried too often, a code nobody knows, something broke."""
How = Literal["restart", "leave", "off"]
"""Begin anew, stop serving, switch the machine off."""
Page = Literal["start", "dark", "visit", "ask", "calm", "pin", "operator", "sure"]
Counted = Literal["visits", "resumed", "timeouts", "cleared"]


class Show(Struct, frozen=True):
    """Show this page and no other."""

    page: Page
    why: Why | None = None
    how: How | None = None
    """What the page ``sure`` asks about."""


class Wipe(Struct, frozen=True):
    """Take the visit off the screen and leave nothing of it."""


class Prepare(Struct, frozen=True):
    """Make the next visit before anybody waits for it; where none can be made, ``Broke`` follows."""


class Note(Struct, frozen=True):
    """Let the operator see what should be asked on the telephone, and write down what was."""


class Resume(Struct, frozen=True):
    """Go on in the visit where a printed sheet came from."""

    session: Session


class Count(Struct, frozen=True):
    """Count one more."""

    what: Counted


class Save(Struct, frozen=True):
    """Write down what was counted."""


class Quiet(Struct, frozen=True):
    """Stop speaking."""


class Left(Struct, frozen=True):
    """Tell how many seconds are left for an answer."""

    seconds: int


class Leave(Struct, frozen=True):
    """End the program."""

    how: How


Effect = Show | Wipe | Prepare | Note | Resume | Count | Save | Quiet | Left | Leave
