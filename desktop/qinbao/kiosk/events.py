"""What can happen to a kiosk, as values; ``mode.step`` says what follows."""

from __future__ import annotations

from msgspec import Struct

from qinbao.flow.session import Session
from qinbao.kiosk.effects import How


class Began(Struct, frozen=True):
    """The start page was tapped."""


class Woken(Struct, frozen=True):
    """The dark screen was tapped."""


class Touched(Struct, frozen=True):
    """Somebody did something, allowed or not."""


class Locked(Struct, frozen=True):
    """Somebody tries the same locked doors again and again."""


class Scanned(Struct, frozen=True):
    """A code was read: the guide it brings back, or none for a code nobody knows."""

    session: Session | None


class Ticked(Struct, frozen=True):
    """Time went by."""


class Stayed(Struct, frozen=True):
    """我还在."""


class Returned(Struct, frozen=True):
    """The button back, of a calm page or of the operator's."""


class Cleared(Struct, frozen=True):
    """马上清屏, and the end of whatever else is going on."""


class Cornered(Struct, frozen=True):
    """Seven taps in the corner."""


class Unlocked(Struct, frozen=True):
    """The right PIN."""


class Noting(Struct, frozen=True):
    """The button of the operator's page that opens what should be asked on the telephone."""


class Leaving(Struct, frozen=True):
    """A button of the operator's page that ends the program or the machine."""

    how: How


class Agreed(Struct, frozen=True):
    """Yes, that is what the operator wants."""


class Broke(Struct, frozen=True):
    """Something nobody foresaw."""


class Closing(Struct, frozen=True):
    """The program ends."""


Event = (
    Began | Woken | Touched | Locked | Scanned | Ticked | Stayed | Returned | Cleared | Cornered | Unlocked | Broke
    | Closing | Noting | Leaving | Agreed
)  # fmt: skip
