"""打一张试试: a small sheet that shows whether a printer prints black, sharp and true to size."""

from __future__ import annotations

from datetime import date

import msgspec

from qinbao.content.library import Library
from qinbao.paper.compiler import compile
from qinbao.paper.frame import Model


def render(library: Library, today: date) -> bytes:
    """The sheet as tagged PDF (PDF/UA-1); same day, same bytes. Raises ``PaperError``."""
    (pdf,) = compile("trial", msgspec.json.encode(model(library, today)), today.isoformat(), "pdf")
    return pdf


def model(library: Library, today: date) -> Model:
    """All words of the sheet in reading order; nothing of any person or matter."""
    words = library.words
    return {
        "document": {"title": words("paper.trial.name"), "on": today.isoformat()},
        "head": {"title": words("paper.trial.title"), "sub": words("app.name")},
        **{name: words(f"paper.trial.{name}") for name in ("read", "black", "line", "wrong")},
        "foot": {"place": [words("paper.trial.name")], "date": words("paper.unofficial.short")},
    }
