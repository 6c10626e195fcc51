"""What an installation allows."""

from __future__ import annotations

import msgspec


class Abilities(msgspec.Struct, frozen=True):
    """What this installation allows. Decided once at start, never asked for by name of the machine."""

    print: bool = True
    save: bool = True
    resume: bool = False
    """Whether a journey that was left is offered again: at home only."""
    choose: bool = False
    """Whether the person may choose the printer and the number of copies: at home only."""
    show: bool = False
    """Whether what was saved may be shown by other programs of this computer: at home only."""
    calibrate: bool = False
    """Whether the person may fit the letters to the screen; on a machine of an office the operator does it."""
    update: bool = False
    """Whether a pack of content may be installed: at home by whoever sits there, elsewhere by the operator."""
    record: bool = False
    """Whether answers of a call may be written down: at home, by whoever sits there; no visitor of an office may."""
