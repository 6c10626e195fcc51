"""The sheets by name, and how one is made."""

from __future__ import annotations

from importlib import import_module
from typing import Literal

import msgspec

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.compiler import Form, compile
from qinbao.paper.errors import PaperError
from qinbao.paper.frame import Model

Sheet = Literal["fridge", "steps", "checklist", "card", "qr", "family"]
SHEETS: dict[str, str] = {
    "fridge": "qinbao.paper.fridge",
    "steps": "qinbao.paper.booklet",
    "checklist": "qinbao.paper.checklist",
    "card": "qinbao.paper.card",
    "qr": "qinbao.paper.cheat",
    "family": "qinbao.paper.family",
}
"""Sheet → module with its ``model``; the template has the sheet's own name."""


def render(library: Library, guide: Guide, sheet: str) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1); same input, same bytes. Raises ``PaperError``."""
    (pdf,) = _compiled(library, guide, sheet, "pdf")
    return pdf


def pages(library: Library, guide: Guide, sheet: str, form: Form = "png", ppi: float = 110) -> tuple[bytes, ...]:
    """The sheet page by page as PNG (``ppi`` pixels per inch) or SVG. Raises ``PaperError``."""
    return _compiled(library, guide, sheet, form, ppi)


def model(library: Library, guide: Guide, sheet: str) -> Model:
    """All words of the sheet in reading order, before layout. Raises ``PaperError``."""
    if sheet not in SHEETS:
        raise PaperError("sheet", sheet=sheet)
    made: Model = import_module(SHEETS[sheet]).model(library, guide)
    return made


def _compiled(library: Library, guide: Guide, sheet: str, form: Form, ppi: float = 110) -> tuple[bytes, ...]:
    return compile(sheet, msgspec.json.encode(model(library, guide, sheet)), guide.on, form, ppi)
