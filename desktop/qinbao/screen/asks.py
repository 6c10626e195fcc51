"""What to ask on the phone: the number, large, and the questions of the question sheet."""

from __future__ import annotations

from msgspec.structs import replace

from qinbao.guide.model import Query
from qinbao.screen import press
from qinbao.screen.model import ButtonView, LineView, SectionView
from qinbao.screen.recording import recordable
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel, text


def asks(scene: Scene) -> TextModel:
    """The questions this guide leaves open, most important first."""
    guide, words = scene.guide, scene.words
    where = guide.rules_of.city if guide.rules_of else words("guide.city")
    lines = tuple(LineView(_asked(scene, query)) for query in guide.asks) or (LineView(words("paper.ask.none")),)
    record = recordable(scene)
    links = (record,) if record else ()
    page = text(scene, "asks", words("asks.title"), (SectionView("", lines),), links=links)
    ring = (words("asks.whose", place=where), guide.hotline, words("paper.ask.hours"))
    way = press.OpenPrinter("ask") if scene.abilities.choose else press.Print("ask")
    paper = (ButtonView(way, words("asks.print"), "secondary", "printer"),) if scene.abilities.print else ()
    return replace(page, ring=ring, actions=(*page.actions, *paper))


def _asked(scene: Scene, query: Query) -> str:
    return query.say + "".join(scene.words("paper.ask.box", say=box) for box in query.boxes)
