"""问话纸: whom to ring, what to ask, and room to write the answers."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, barred, city, frame, hotline


def model(library: Library, guide: Guide) -> Model:
    """The questions this guide leaves open, at most eight, so that all fit one page in letters of 22 pt."""
    words = library.words
    whose = {"say": words("paper.ask.whose", place=city(words, guide)), "hours": words("paper.ask.hours")}
    # Who comes before the hotline may answer at night too: nothing is said of their hours.
    call = {**hotline(words, guide, "stuck"), "hours": None, **({} if guide.calls else whose)}
    # A doubtful answer is what the sheet asks about; a no stands above it, and the answer where nothing is asked.
    doubt = {"notice": None} if guide.asks and not barred(guide) else {}
    body = {
        **doubt,
        "call": call,
        "questions": [
            {"number": str(number), "say": ask.say, "boxes": list(ask.boxes), "kind": ask.form}
            for number, ask in enumerate(guide.asks, 1)
        ],
        "none": None if guide.asks else words("paper.ask.none"),
        "signed": [words("paper.ask.day"), words("paper.ask.who")],
    }
    return frame(library, guide, "ask", body, title=words("paper.sheet.ask"))
