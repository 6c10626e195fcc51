"""``qinbao leaflet --pdf FILE``: the sheet that shows how to use the program."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from qinbao.cli.request import OutputError
from qinbao.content.library import Library
from qinbao.paper.errors import PaperError
from qinbao.paper.files import save
from qinbao.paper.leaflet import render


def run(options: Namespace, library: Library) -> int:
    """Save the sheet."""
    path = Path(options.pdf)
    try:
        save(render(library, options.on), path)
    except PaperError as error:
        raise OutputError(library.words(error.key, **error.fields)) from None
    print(library.words("cli.saved", path=path))
    return 0
