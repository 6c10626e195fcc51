"""Which content to begin with: the newest whole one of the person's own shelf and the computer's, or the program's."""

from __future__ import annotations

from pathlib import Path

import qinbao
from qinbao.content.packs import SYSTEM
from qinbao.content.packs.error import PackError
from qinbao.content.packs.shelf import Shelf, suit
from qinbao.content.packs.version import order, version


def chosen(own: Path, shipped: Path, system: Path = SYSTEM) -> Path | None:
    """The data folder of an installed version; none where what ships with the program is to be used.

    Not a byte of it is read, but for the first start after the program was changed, when it is tried again.
    """
    found = []
    for shelf in (Shelf(own), Shelf(system)):
        current = shelf.current
        if current.use and current.suits != suit(qinbao.__version__, shipped) and not _renewed(shelf, shipped):
            continue
        if name := shelf.in_use():
            found.append((order(version(name)), shelf.data(name)))
    return max(found)[1] if found else None


def _renewed(shelf: Shelf, shipped: Path) -> bool:
    from qinbao.content.packs.install import renewed

    try:
        renewed(shelf, shipped)
    except PackError:
        return False
    return True
