"""The ringed element of a phone picture is really in the picture."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.content.fact import Screen
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """``tap`` words that stand nowhere in their picture."""
    for entry, screen in folder.all(Screen):
        shown = {screen.search, screen.corner, screen.button, screen.title, *(row.say for row in screen.rows)}
        if screen.tap is not None and screen.tap not in shown:
            yield entry.trouble("tap-missing", "tap", tap=screen.tap)
