"""What a command saves: where it went, or the sentence that says why it did not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qinbao.cli.request import OutputError
from qinbao.content.library import Library


def saved(library: Library, save: Callable[[], Sequence[Path]]) -> int:
    """Save, and say where; returns exit code 0. What cannot be made or written becomes an ``OutputError``."""
    from qinbao.paper.errors import PaperError

    try:
        paths = save()
    except PaperError as error:
        raise OutputError(library.words(error.key, **error.fields)) from None
    for path in paths:
        print(library.words("cli.saved", path=path))
    return 0


def saved_sheet(library: Library, render: Callable[[], bytes], path: Path) -> int:
    """The same for one sheet as PDF."""

    def one() -> Sequence[Path]:
        from qinbao.paper.files import save

        save(render(), path)
        return (path,)

    return saved(library, one)
