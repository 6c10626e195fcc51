"""词语解释: the words of the field, those of the page one comes from first."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from qinbao.content.fact import Term
from qinbao.content.library import Library
from qinbao.screen import aside, press
from qinbao.screen.links import LinksModel
from qinbao.screen.model import ButtonView, LineView, Model, SectionView, words_of
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel, text

M = TypeVar("M", bound=Model)
_WITHOUT = frozenset(("home", "first", "calibrate", "preview", "told", "practice"))
"""Kinds without room or reason for it: 练一练 is one press away from its step, the start page has 更多."""


def offered(library: Library, model: M) -> M:
    """``model`` with the way to the explanation of the words that occur in it, if it has none of its own."""
    if model.kind in _WITHOUT or model.key.startswith("terms") or _leads_there(model):
        return model
    said = words_of(model)
    letters = frozenset(said)

    def occurs(word: str) -> bool:
        return letters.issuperset(word) and word in said  # the first is much faster, and true of few

    found = [term for term in library.terms if occurs(term.term) or any(map(occurs, term.also))]
    if not found:
        return model
    say = library.words("term.title")
    ids = tuple(term.id for term in found)
    return replace(model, terms=ButtonView(press.Open(aside.Terms(ids)), say, "plain", "book-open"))


def _leads_there(model: Model) -> bool:
    """Whether the way to all words is one of those that the page is about."""
    groups = model.groups if isinstance(model, LinksModel) else ()
    return any(link.press == press.Open(aside.Terms()) for group in groups for link in group.links)


def terms(scene: Scene, at: aside.Terms) -> TextModel:
    """Words of the field, each in one sentence."""
    words, here = scene.words, set(at.first)
    first = [term for term in scene.library.terms if term.id in here]
    others = [term for term in scene.library.terms if term.id not in here]
    sections = tuple(
        SectionView(words(f"term.{key}") if first else "", tuple(_line(scene, term) for term in some))
        for key, some in (("here", first), ("others", others))
        if some
    )
    links = (ButtonView(press.Open(aside.Sources("terms")), words("source.open"), "plain", "book-open"),)
    return text(scene, "terms", words("term.title"), sections, links=links)


def _line(scene: Scene, term: Term) -> LineView:
    words = scene.words
    name = words("term.also", term=term.term, also=words("cli.or").join(term.also)) if term.also else term.term
    return LineView(scene.filled(term.say), name)
