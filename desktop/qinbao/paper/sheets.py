"""The sheets by name, and how one is made."""

from __future__ import annotations

from importlib import import_module

import msgspec

from qinbao.content.library import Library
from qinbao.guide.household import Plan, Subject
from qinbao.paper.compiler import Form, compile
from qinbao.paper.errors import PaperError
from qinbao.paper.frame import Model

SHEETS: dict[str, str] = {
    "ask": "qinbao.paper.ask",
    "fridge": "qinbao.paper.fridge",
    "steps": "qinbao.paper.booklet",
    "checklist": "qinbao.paper.checklist",
    "card": "qinbao.paper.card",
    "qr": "qinbao.paper.cheat",
    "family": "qinbao.paper.family",
    "comparison": "qinbao.paper.comparison",
}
"""Sheet of a guide → module with its ``model``; the template has the sheet's own name."""
_PLANS: dict[str, str] = {"household": "qinbao.paper.household"}
"""The same for the sheets of a plan."""


def render(library: Library, guide: Subject, sheet: str) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1); same input, same bytes. Raises ``PaperError``."""
    (pdf,) = _compiled(library, guide, sheet, "pdf")
    return pdf


def pages(library: Library, guide: Subject, sheet: str, form: Form = "png", ppi: float = 110) -> tuple[bytes, ...]:
    """The sheet page by page as PNG (``ppi`` pixels per inch) or SVG. Raises ``PaperError``."""
    return _compiled(library, guide, sheet, form, ppi)


def model(library: Library, guide: Subject, sheet: str) -> Model:
    """All words of the sheet in reading order, before layout. Raises ``PaperError``."""
    modules = _PLANS if isinstance(guide, Plan) else SHEETS
    if sheet not in modules:
        raise PaperError("sheet", sheet=sheet)
    made: Model = import_module(modules[sheet]).model(library, guide)
    return made


def _compiled(library: Library, guide: Subject, sheet: str, form: Form, ppi: float = 110) -> tuple[bytes, ...]:
    return compile(sheet, msgspec.json.encode(model(library, guide, sheet)), guide.on, form, ppi)
