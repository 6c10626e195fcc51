"""说明书: one sheet on how to use the program, for whoever has never seen it."""

from __future__ import annotations

from datetime import date

import msgspec

from qinbao.content.library import Library
from qinbao.paper.compiler import compile
from qinbao.paper.frame import Model


def render(library: Library, today: date) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1); same day, same bytes. Raises ``PaperError``."""
    (pdf,) = compile("leaflet", msgspec.json.encode(model(library, today)), today.isoformat(), "pdf")
    return pdf


def model(library: Library, today: date) -> Model:
    """All words of the sheet in reading order; nothing of any person or matter."""
    words, leaflet = library.words, library.leaflet
    return {
        "document": {"title": leaflet.title, "on": today.isoformat()},
        "head": {"title": leaflet.title, "sub": leaflet.sub},
        "parts": [{"title": part.title, "say": list(part.say)} for part in leaflet.parts],
        "helper": leaflet.helper,
        "strip": words("paper.strip"),
        "foot": {"place": [words("app.name")], "date": words("paper.unofficial.short")},
    }
