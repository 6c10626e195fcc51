"""步骤本: one step on each half page, beside the phone as it should look."""

from __future__ import annotations

from qinbao.content.fact import Screen
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.model import Action, Guide
from qinbao.guide.picture.layout import layout
from qinbao.guide.picture.svg import svg
from qinbao.paper.frame import Model, frame, hotline, myths
from qinbao.paper.marks import numbered, on_paper

POINT = 0.75
"""Points a unit of the picture: its words are 24 units high, and 18 pt is the smallest on paper."""
WIDTH, HEIGHT = 286.0, 380.0
"""Units; three app icons of the picture need this width so as not to touch."""


def model(library: Library, guide: Guide) -> Model:
    """Every step whole: what to do, how, what one should see, what if not."""
    words = library.words
    steps = [_step(words, guide, step) for step in guide.steps]
    body = {"steps": steps, "myths": myths(words, guide), "call": hotline(words, guide, "stuck")}
    return frame(library, guide, "steps", body)


def _step(words: Words, guide: Guide, step: Action) -> Model:
    return {
        "picture": _picture(step.screen, words) if step.screen else None,
        **numbered(words, guide, step),
        "detail": on_paper(words, step.detail),
        "see": _titled(words, "see", step.see),
        "stuck": _titled(words, "stuck", on_paper(words, step.stuck)),
    }


def _titled(words: Words, key: str, say: str | None) -> Model | None:
    return {"title": words(f"paper.steps.{key}"), "say": say} if say else None


def _picture(screen: Screen, words: Words) -> Model:
    made = layout(screen, words, WIDTH, HEIGHT)
    return {"svg": svg(made), "told": made.alt, "mm": round(made.width * POINT * 25.4 / 72, 2)}
