"""冰箱贴: the whole matter on one page for the kitchen door."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.model import Action, Code, Guide
from qinbao.paper.frame import Model, address, barred, drawn, frame, hotline
from qinbao.paper.marks import numbered, on_paper

CODE_MM = 34.0


def model(library: Library, guide: Guide) -> Model:
    """Steps, hotline, how it is used afterwards and one official address.

    The template leaves out details, then steps before the last (and says so), until all fits one page.
    """
    words = library.words
    body = {
        "season": _season(words, guide),
        "steps": [_step(words, guide, step) for step in guide.steps],
        "more": words("paper.more-steps"),
        "call": hotline(words, guide, "stuck"),
        "after": [] if barred(guide) else [line.say for line in guide.after],
        "code": _code(library, guide),
    }
    return frame(library, guide, "fridge", body)


def _step(words: Words, guide: Guide, step: Action) -> Model:
    """``since``: number of the step before which stands what holds for this one, too."""
    since = step.run[0] if step.run else step.number
    return {**numbered(words, guide, step), "detail": on_paper(words, step.detail), "since": since}


def _season(words: Words, guide: Guide) -> Model | None:
    """Which year is paid now, and the last day to pay it, or room to write it in."""
    if not guide.season or barred(guide):
        return None
    day = [int(part) for part in guide.until.split("-")] if guide.until else []
    return {
        "say": guide.season[0].say,
        "until": words("paper.until"),
        "day": words("paper.day", year=day[0], month=day[1], day=day[2]) if len(day) == 3 else "",
    }


def _code(library: Library, guide: Guide) -> Model | None:
    code = nearest_site(guide)
    if code is None:
        return None
    return {**drawn(library, code, "sheet", CODE_MM), "title": code.title, "address": address(code)}


def nearest_site(guide: Guide) -> Code | None:
    """The official site nearest to the place, if any is known."""
    return next((code for code in reversed(guide.qr) if code.kind == "site"), None)
