"""``qinbao guide TOPIC``: the guide as text, JSON, a printable sheet or pictures."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from qinbao.cli import request, show
from qinbao.cli.saved import saved, saved_sheet
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
        from qinbao.paper.sheets import render

        return saved_sheet(library, lambda: render(library, guide, options.sheet or "fridge"), Path(options.pdf))
    if options.png:
        return saved(library, lambda: _pictures(library, guide, options.sheet or "phone", Path(options.png)))
    from qinbao.paper.text import text

    print(text(library, guide, options.sheet))
    return 0


def contract(guide: Guide) -> object:
    """The guide as ``--json`` gives it: every key present, also where empty."""
    import msgspec

    return msgspec.to_builtins(guide)


def _pictures(library: Library, guide: Guide, sheet: str, path: Path) -> Sequence[Path]:
    """A page alone at ``path``; several beside it, each with its number; in a folder named like the sheet.

    What does not end in ``.png`` is a folder; one that is missing is refused like any other.
    """
    from qinbao.paper.files import save
    from qinbao.paper.sheets import pictures

    made = pictures(library, guide, sheet)
    first = path if path.suffix.lower() == ".png" and not path.is_dir() else path / f"{sheet}.png"
    if len(made) == 1:
        paths: Sequence[Path] = (first,)
    else:
        paths = [first.with_stem(f"{first.stem}-{number}") for number in range(1, len(made) + 1)]
    for picture, file in zip(made, paths, strict=True):
        save(picture, file)
    return paths
