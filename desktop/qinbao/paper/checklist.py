"""材料清单: what to bring, each with a box to tick, and where to go."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.flow.route_choice import COUNTER
from qinbao.guide.desk import details
from qinbao.guide.model import Desk, Guide, Item
from qinbao.paper.frame import Model, barred, frame, hotline
from qinbao.paper.marks import stated


def model(library: Library, guide: Guide) -> Model:
    """Documents in order; the counters too, where the matter is done at one."""
    words = library.words
    documents = () if barred(guide) else guide.documents
    # A counter may have a name of its own; without a way on file it is called by its kind.
    told = guide.route is not None and guide.route.within == COUNTER
    at_counter = told or guide.channel == words("guide.channel.counter")
    body = {
        "documents": [_document(words, guide, item) for item in documents],
        "none": None if documents or barred(guide) else words("paper.checklist.none"),
        "counters": _counters(words, guide) if at_counter else None,
        "call": hotline(words, guide, "ask"),
    }
    return frame(library, guide, "checklist", body, title=words("paper.sheet.checklist"))


def _document(words: Words, guide: Guide, item: Item) -> Model:
    return {**stated(words, guide, item), "note": item.note}


def _counters(words: Words, guide: Guide) -> Model | None:
    if not guide.counters:
        return None
    return {"title": words("paper.checklist.where"), "desks": [_desk(words, guide, desk) for desk in guide.counters]}


def _desk(words: Words, guide: Guide, desk: Desk) -> Model:
    return {**stated(words, guide, desk), "details": list(details(words, desk))}
