"""家人分工单: who does what, in three blocks, never in columns."""

from __future__ import annotations

from qinbao.content.fact import Who
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, frame, hotline
from qinbao.paper.marks import numbered, stated

BRINGS: dict[Who, str] = {"relative": "relative", "payer": "payer", "together": "both"}


def model(library: Library, guide: Guide) -> Model:
    """Documents and steps by the one who brings or does them; empty blocks are left out."""
    words = library.words
    blocks = [_block(words, guide, who) for who in BRINGS]
    body = {"blocks": [block for block in blocks if block["tasks"]], "call": hotline(words, guide, "stuck")}
    return frame(library, guide, "family", body, title=words("paper.sheet.family"))


def _block(words: Words, guide: Guide, who: Who) -> Model:
    bring = [
        {"title": words("paper.family.bring"), **stated(words, guide, item)}
        for item in guide.documents
        if item.who == BRINGS[who]
    ]
    do = [numbered(words, guide, step) for step in guide.steps if step.who == who]
    title = words(f"paper.family.{who}", family=guide.family)
    return {"title": title, "again": words("paper.family.again", title=title), "tasks": [*bring, *do]}
