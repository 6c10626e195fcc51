"""Typst, kept warm: templates of ``assets/paper``, the bundled fonts and nothing from the machine."""

from __future__ import annotations

import re
from _thread import allocate_lock
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from qinbao import paths
from qinbao.paper.errors import PaperError
from qinbao.visit_cache import on_forget

if TYPE_CHECKING:
    import typst

Form = Literal["pdf", "png", "svg"]
_NO_GLYPH = r"the text `\"(.+?)\"` could not be displayed"
_TOO_LONG = "qinbao-too-long"
_GENERATIONS = 10
"""Typst remembers the parts of a sheet until so many compilations had no use for them."""
# A compiler in use by one thread refuses another with "Already borrowed". ``threading`` has the same lock, and much
# that a sheet from the command line would load for nothing.
_one_at_a_time = allocate_lock()


def compile(template: str, model: bytes, on: str, form: Form, ppi: float = 110) -> tuple[bytes, ...]:
    """``template`` filled with ``model`` (JSON): one PDF, or one PNG (``ppi``) or SVG a page.

    Same input, same bytes: the only date is ``on``. Raises ``PaperError``: ``glyph`` for a character outside the
    bundled font, ``font`` where that font is gone, ``long`` where words do not fit, ``render`` for anything else.
    """
    literal = model.decode().replace("\\", "\\\\").replace('"', '\\"')
    source = f'#import "{template}.typ": sheet\n#sheet(json(bytes("{literal}")))'.encode()
    stamp = datetime.fromisoformat(on).replace(tzinfo=UTC)
    import typst

    try:
        with _one_at_a_time:
            # Only PDF/UA refuses characters outside the font; pictures pass it too, so that nobody sees an empty box.
            made = _compiler().compile(source, format="pdf", pdf_standards=["ua-1"], timestamp=stamp)
            if form != "pdf":
                made = _compiler().compile(source, format=form, ppi=ppi if form == "png" else None)
    except typst.TypstError as error:
        raise _plain(error) from error
    if made is None:
        raise PaperError("render")
    return (made,) if isinstance(made, bytes) else tuple(made)


@on_forget
def forget() -> None:
    """Let Typst forget the words of every sheet it made. Takes a few milliseconds, and none if it made no sheet."""
    if not _compiler.cache_info().currsize:
        return
    with _one_at_a_time:
        for _ in range(_GENERATIONS):
            _compiler().compile(b"", format="pdf")


@cache
def _compiler() -> typst.Compiler:
    import typst

    folder = paths.shipped("assets") / "fonts"
    if not all((folder / name).is_file() for name in paths.FONTS):
        raise PaperError("font", path=folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(root=str(_folder()), font_paths=fonts)


@cache
def _folder() -> Path:
    return paths.shipped("assets") / "paper"


def _plain(error: typst.TypstError) -> PaperError:
    if found := re.search(_NO_GLYPH, error.message):
        return PaperError("glyph", text=found.group(1))
    if _TOO_LONG in error.message:
        return PaperError("long")
    return PaperError("render")
