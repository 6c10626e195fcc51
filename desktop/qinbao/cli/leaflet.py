"""``qinbao leaflet --pdf FILE``: the sheet that shows how to use the program."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from qinbao.cli.saved import saved_sheet
from qinbao.content.library import Library


def run(options: Namespace, library: Library) -> int:
    """Save the sheet."""
    from qinbao.paper.leaflet import render

    return saved_sheet(library, lambda: render(library, options.on), Path(options.pdf))
