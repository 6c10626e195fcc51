"""钱包卡: 85.6 × 54 mm, front and back to fold together, with the number to call and whose code to show."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, address, barred, city, date, drawn, frame, hotline
from qinbao.paper.fridge import nearest_site

CODE_MM = 24.0


def model(library: Library, guide: Guide) -> Model:
    """Words that fit a card; the template leaves out uses, never the number, and refuses what is still too long."""
    words = library.words
    call = hotline(words, guide, "short")
    others, last = call["more"][:-1], call["more"][-1:]
    body = {
        "cut": words("paper.card.own" if guide.own else "paper.card.cut", family=guide.family),
        "front": {
            "title": guide.title,
            "sub": words("paper.dot").join((city(words, guide), guide.official, words("paper.unofficial.short"))),
            "call": {**call, "more": last},
            "strip": words("paper.card.strip"),
        },
        "back": {
            "after": [] if barred(guide) else [line.say for line in guide.after],
            "verdict": guide.verdict.title if barred(guide) else None,
            "more": others,
            # Where there are several numbers to ring, they need the room, and no web site helps.
            "code": None if others else _code(library, guide),
            "date": date(words, guide),
        },
    }
    return frame(library, guide, "card", body, title=words("paper.sheet.card"))


def _code(library: Library, guide: Guide) -> Model | None:
    code = nearest_site(guide)
    if code is None:
        return None
    return {**drawn(library, code, "card", CODE_MM), "title": code.title, "address": address(code)}
