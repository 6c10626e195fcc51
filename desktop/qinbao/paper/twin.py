"""A sheet's words without the paper: the same sentences in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qinbao.content.library import Library
from qinbao.guide.household import Subject
from qinbao.paper.frame import SILENT
from qinbao.paper.sheets import model


def twin(library: Library, guide: Subject, sheet: str) -> str:
    """The sheet as plain text. Raises ``PaperError`` like the sheet itself."""
    return "\n".join(lines(model(library, guide, sheet), library.words("paper.dot")))


def lines(part: Any, dot: str) -> Iterator[str]:
    """All printed texts of a model, one a line; numbers stand before their sentence, lists of a line in one."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for piece in part:
            yield from lines(piece, dot)
    elif isinstance(part, dict):
        number = ""
        for key, value in part.items():
            if key in SILENT or not value:
                continue
            if key == "number" and isinstance(value, str):
                number = f"{value} "
            elif key in ("address", "place"):
                yield ("" if key == "address" else dot).join(value)
            else:
                for line in lines(value, dot):
                    yield number + line
                    number = ""
