"""The sheets by name, and how one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper import catalogue
from qinbao.paper.catalogue import PLANS, SHEETS, filler
from qinbao.paper.compiler import Form, compile
from qinbao.paper.errors import PaperError
from qinbao.paper.frame import SILENT, Model
from qinbao.paper.once import Say, once

if TYPE_CHECKING:
    from qinbao.guide.household import Subject

FIXED = SILENT | {"call", "foot", "address", "place", "payload"}
"""Parts of a sheet that name the hotline or the page for all the others, or say what a code holds."""


def render(library: Library, guide: Subject, sheet: str) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1); same input, same bytes. Raises ``PaperError``."""
    (pdf,) = _compiled(library, guide, sheet, "pdf")
    return pdf


def pages(library: Library, guide: Subject, sheet: str, form: Form = "png", ppi: float = 110) -> tuple[bytes, ...]:
    """The sheet page by page as PNG (``ppi`` pixels per inch) or SVG. Raises ``PaperError``."""
    return _compiled(library, guide, sheet, form, ppi)


def pictures(library: Library, guide: Subject, sheet: str) -> tuple[bytes, ...]:
    """The sheet page by page as PNG, as large as its pages are to be kept or sent. Raises ``PaperError``."""
    return pages(library, guide, sheet, "png", catalogue.sheet(sheet).ppi)


def model(library: Library, guide: Subject, sheet: str) -> Model:
    """All words of the sheet in reading order, before layout. Raises ``PaperError``."""
    known = SHEETS if isinstance(guide, Guide) else PLANS
    if all(sheet != one.name for one in known):
        raise PaperError("sheet", sheet=sheet)
    made = filler(sheet)(library, guide)
    return _said(made, once(library.words, guide.hotline, numbers=0)) if isinstance(guide, Guide) else made


def _said(part: Any, say: Say) -> Any:
    """The model with texts as a sheet says them, that has the number to ring large and in its foot."""
    if isinstance(part, str):
        return say(part)
    if isinstance(part, list):
        return [_said(piece, say) for piece in part]
    if isinstance(part, dict):
        return {key: value if key in FIXED else _said(value, say) for key, value in part.items()}
    return part


def _compiled(library: Library, guide: Subject, sheet: str, form: Form, ppi: float = 110) -> tuple[bytes, ...]:
    filled = msgspec.json.encode(model(library, guide, sheet))
    return compile(catalogue.sheet(sheet).template or sheet, filled, guide.on, form, ppi)
