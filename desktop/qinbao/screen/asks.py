"""What to ask on the phone: the number, large, and the questions of the question sheet."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from qinbao.guide.model import Query
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, LineView, Model, SectionView, words_of
from qinbao.screen.recording import recordable
from qinbao.screen.scene import HOTLINE, Scene
from qinbao.screen.text import TextModel, text

M = TypeVar("M", bound=Model)
_KINDS = frozenset(("verdict", "checklist", "step", "text"))
"""Pages that may say whom to ring."""


def asks(scene: Scene) -> TextModel:
    """The questions this guide leaves open, most important first."""
    guide, words = scene.guide, scene.words
    where = guide.rules_of.city if guide.rules_of else words("guide.city")
    lines = tuple(LineView(_asked(scene, query)) for query in guide.asks) or (LineView(words("paper.ask.none")),)
    record = recordable(scene)
    kept = (replace(record, kind="secondary"),) if record else ()
    page = text(scene, "asks", words("asks.title"), (SectionView("", lines),))
    ring = (words("asks.whose", place=where), guide.hotline, words("paper.ask.hours"))
    way = press.OpenPrinter("ask") if scene.abilities.choose else press.Print("ask")
    paper = (ButtonView(way, words("asks.print"), "secondary", "printer"),) if scene.abilities.print else ()
    return replace(page, ring=ring, actions=(*page.actions, *kept, *paper))


def offering(scene: Scene, model: M) -> M:
    """``model`` with the way to the questions, where it says to ring and there is anything to ask."""
    if model.kind not in _KINDS or not scene.begun or scene.state.asking or isinstance(scene.state.aside, aside.Asks):
        return model
    if HOTLINE not in words_of(model) or not scene.guide.asks:
        return model
    return replace(model, asks=ButtonView(press.Open(aside.Asks()), scene.words("asks.open"), "secondary", "phone"))


def _asked(scene: Scene, query: Query) -> str:
    return query.say + "".join(scene.words("paper.ask.box", say=box) for box in query.boxes)
