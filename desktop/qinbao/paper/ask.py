"""问话纸: whom to ring, what to ask, and room to write the answers."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, city, frame, hotline


def model(library: Library, guide: Guide) -> Model:
    """The questions this guide leaves open, at most eight, so that all fit one page in letters of 22 pt."""
    words = library.words
    whose = {"say": words("paper.ask.whose", place=city(words, guide))} if not guide.calls else {}
    body = {
        # What is asked is all there is to say; without a question the verdict is.
        **({"notice": None} if guide.asks else {}),
        "call": {**hotline(words, guide, "stuck"), **whose, "hours": words("paper.ask.hours")},
        "questions": [
            {"number": str(number), "say": ask.say, "boxes": list(ask.boxes), "kind": ask.form}
            for number, ask in enumerate(guide.asks, 1)
        ],
        "none": None if guide.asks else words("paper.ask.none"),
        "signed": [words("paper.ask.day"), words("paper.ask.who")],
    }
    return frame(library, guide, "ask", body, title=words("paper.sheet.ask"))
