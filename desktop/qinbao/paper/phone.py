"""手机图: the whole guide as a few tall pictures, for a family that is somewhere else and has a phone.

Each picture can be sent on alone: it says which town, how old the facts are, whom to ring, and who is a swindler.
"""

from __future__ import annotations

from qinbao.content.fact import Screen
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.model import Action, Code, Freshness, Guide, Line
from qinbao.guide.picture.layout import layout
from qinbao.guide.picture.svg import svg
from qinbao.paper.frame import Model, barred, city, drawn, frame, hotline
from qinbao.paper.fridge import nearest_site
from qinbao.paper.marks import numbered, on_paper, stated

CODE_MM = 80.0
"""Room for a code on a page 190 mm wide: half of it."""
WIDTH, LEAST = 286.0, 0.0
"""Units of a drawn phone; it is only as high as what is on it, so that two steps fit one picture."""
POINT = 0.8
"""Points a unit: its words are 24 units high and become 38 px, as large as those on a real phone."""


def model(library: Library, guide: Guide) -> Model:
    """What to have ready, every step with its picture, what is still to be asked, and the codes."""
    words = library.words
    stopped = barred(guide)
    whole = guide.route is not None and guide.route.known == "whole"
    body = {
        "season": _listed(words, guide, "season", () if stopped else guide.season),
        "documents": _listed(words, guide, "documents", () if stopped else guide.documents),
        "steps": [_step(words, guide, step) for step in guide.steps],
        "asks": _listed(words, guide, "asks", () if whole else guide.asks),
        "after": _listed(words, guide, "after", () if stopped else guide.after),
        "codes": _codes(library, guide),
        "call": hotline(words, guide, "stuck"),
    }
    framed = frame(library, guide, "phone", body)
    told = words("paper.dot").join((city(words, guide), guide.title))
    about = {**framed["document"], "counted": words("paper.phone.counted"), "told": told}
    return {**framed, "document": about, "foot": {"date": _date(words, guide.freshness)}}


def _date(words: Words, fresh: Freshness) -> str:
    """From when the facts are, in figures: one line has to do."""
    if fresh.oldest is None or fresh.newest is None:
        said = words("paper.date.none")
    else:
        months = dict.fromkeys(day[:7] for day in (fresh.oldest, fresh.newest))
        said = words("paper.phone.date", months=words("paper.phone.to").join(months))
    return words("paper.dot").join((said, words("paper.unofficial.short")))


def _step(words: Words, guide: Guide, step: Action) -> Model:
    stuck = on_paper(words, step.stuck)
    return {
        "picture": _picture(step.screen, words) if step.screen else None,
        **numbered(words, guide, step),
        "detail": on_paper(words, step.detail),
        "see": {"title": words("paper.steps.see"), "say": step.see} if step.see else None,
        "stuck": {"title": words("paper.steps.stuck"), "say": stuck} if stuck else None,
    }


def _picture(screen: Screen, words: Words) -> Model:
    made = layout(screen, words, WIDTH, LEAST)
    return {"svg": svg(made), "told": made.alt, "mm": round(made.width * POINT * 25.4 / 72, 2)}


def _listed(words: Words, guide: Guide, section: str, lines: tuple[Line, ...]) -> Model | None:
    if not lines:
        return None
    said = [{**stated(words, guide, line), "note": getattr(line, "note", None)} for line in lines]
    return {"title": words(f"paper.section.{section}"), "lines": said}


def _codes(library: Library, guide: Guide) -> Model | None:
    """The nearest official address and whom to ring; the steps stand above in words and need no code."""
    near = nearest_site(guide)
    kept = [code for code in guide.qr if code == near or code.id == "text.call"]
    if not kept:
        return None
    return {"title": library.words("paper.phone.codes"), "rows": [_code(library, code) for code in kept]}


def _code(library: Library, code: Code) -> Model:
    return {**drawn(library, code, "phone", CODE_MM), "title": code.title, "words": code.words}
