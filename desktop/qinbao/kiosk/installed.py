"""The content of packs on a kiosk: looked at byte by byte at the start, and put in by the operator."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from qinbao.content.messages import message
from qinbao.content.packs import CONTENT, SYSTEM
from qinbao.content.packs.choose import chosen
from qinbao.content.packs.expiry import until
from qinbao.content.packs.shelf import Shelf
from qinbao.content.packs.stamp import changed
from qinbao.content.packs.version import day, version
from qinbao.content.trouble import Trouble

log = logging.getLogger(__name__)
SOON = 30
"""Days before the metadata expires on which the operator hears of it."""


def shelves(state: Path) -> tuple[Shelf, Shelf]:
    """The kiosk's own and the computer's."""
    return Shelf(state / CONTENT), Shelf(SYSTEM)


def installed(state: Path, shipped: Path, system: Path = SYSTEM) -> tuple[Path | None, tuple[Trouble, ...]]:
    """The newest version of which every byte is as it was laid, and what of others is not; none where there is none."""
    folder = chosen(state / CONTENT, shipped, system)
    if folder is None:
        return None, ()
    shelf = Shelf(folder.parent.parent)
    broken = tuple(Trouble(file, 1, "changed", message("changed")) for file in changed(shelf, folder.parent.name))
    for trouble in broken:
        log.warning("%s", trouble)
    return (None if broken else folder), broken


def ended(state: Path, today: date) -> str:
    """The day of the content in use, once no newer one could be installed any more; empty before."""
    last = ending(state, today)
    if last is None or date.fromisoformat(last) >= today:
        return ""
    return next((day(version(used)) for shelf in shelves(state) if (used := shelf.in_use())), "")


def ending(state: Path, today: date) -> str | None:
    """The day after which no pack is accepted any more, from a month before on; none where that is far or unknown."""
    for shelf in shelves(state):
        current = shelf.current
        if current.trust and (last := until(shelf.trust(current.trust))) is not None:
            return last if (date.fromisoformat(last) - today).days <= SOON else None
    return None
