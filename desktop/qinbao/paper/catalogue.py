"""The list of sheets: what each needs, how it looks, and what fills it. A sheet is added here and nowhere else.

Cheap to import: what fills a sheet is loaded when one is filled (``filler``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

A4 = 2**0.5
CARD = 54 / 85.6
TALL = 2400 / 1080
"""Height over width: A4 upright, ISO 216; the wallet card, ISO/IEC 7810 ID-1; a picture as tall as a phone shows it."""
Fill = Callable[..., dict[str, Any]]
"""``(library, guide) -> Model``; for a sheet of a plan ``(library, plan) -> Model``."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet. Its words stand in ``words.yaml``: ``paper.sheet.NAME`` and ``sheet.NAME``."""

    name: str
    needs: Literal["steps", "shared", "documents", "qr", "asks"] | None = None
    """Part of the guide without which it would be empty."""
    high: float = A4
    """Height over width."""
    offered: bool = True
    """Whether it stands among the sheets to choose from; else a page of its own leads to it."""
    printed: bool = True
    """Whether it is made for paper; else its pages are pictures to be sent to a phone."""
    ppi: float = 150
    """Pixels an inch where its pages are saved as pictures."""
    template: str = ""
    """``assets/paper/TEMPLATE.typ``, where it is not that of its own name."""


SHEETS = (
    Sheet(name="ask", needs="asks"),
    Sheet(name="fridge"),
    Sheet(name="steps", needs="steps"),
    Sheet(name="checklist", needs="documents"),
    Sheet(name="card", high=CARD),
    Sheet(name="qr", needs="qr"),
    Sheet(name="family", needs="shared"),
    Sheet(name="phone", high=TALL, printed=False, ppi=144, offered=False),
    Sheet(name="comparison", offered=False),
)
"""Sheets of a guide, in the order in which they are offered."""
PLANS = (Sheet(name="household", offered=False),)
"""Sheets of a plan."""
NAMES = tuple(sheet.name for sheet in SHEETS)
PRINTED = tuple(sheet.name for sheet in SHEETS if sheet.printed)
PHONE = "phone"
"""The sheet that is sent to a phone."""


def filler(name: str) -> Fill:
    """What fills the sheet of that name. Raises ``KeyError`` for an unknown one."""
    match name:
        case "ask":
            from qinbao.paper import ask

            return ask.model
        case "fridge":
            from qinbao.paper import fridge

            return fridge.model
        case "steps":
            from qinbao.paper import booklet

            return booklet.model
        case "checklist":
            from qinbao.paper import checklist

            return checklist.model
        case "card":
            from qinbao.paper import card

            return card.model
        case "qr":
            from qinbao.paper import cheat

            return cheat.model
        case "family":
            from qinbao.paper import family

            return family.model
        case "phone":
            from qinbao.paper import phone

            return phone.model
        case "comparison":
            from qinbao.paper import comparison

            return comparison.model
        case "household":
            from qinbao.paper import household

            return household.model
    raise KeyError(name)


def sheet(name: str) -> Sheet:
    """The sheet of that name. Raises ``KeyError`` for an unknown one."""
    return {one.name: one for one in (*SHEETS, *PLANS)}[name]
