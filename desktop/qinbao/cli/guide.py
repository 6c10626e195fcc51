"""``qinbao guide TOPIC``: the guide as text, JSON or a printable sheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from qinbao.cli import request, show
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide


def run(options: Namespace, library: Library) -> int:
    """Build the guide and put it where it is wanted."""
    topic = request.topic(library, options.topic)
    given = {"place": options.place, "for": options.relation}
    answers = request.answers(library, topic, options.answer, given)
    guide = build(library, topic, answers, options.on)
    if options.json:
        return show.json(contract(guide))
    if options.pdf:
        return _sheet(library, guide, options.sheet or "fridge", Path(options.pdf))
    from qinbao.paper.text import text

    print(text(library, guide, options.sheet))
    return 0


def contract(guide: Guide) -> object:
    """The guide as ``--json`` gives it: every key present, also where empty."""
    import msgspec

    return msgspec.to_builtins(guide)


def _sheet(library: Library, guide: Guide, sheet: str, path: Path) -> int:
    from qinbao.paper.errors import PaperError
    from qinbao.paper.files import save
    from qinbao.paper.sheets import render

    try:
        save(render(library, guide, sheet), path)
    except PaperError as error:
        raise request.OutputError(library.words(error.key, **error.fields)) from None
    print(library.words("cli.saved", path=path))
    return 0
