"""Whom to ring: which hotline the corner shows, whose it is where two are in question, and the way to what to ask."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from qinbao.guide.fill import hotline
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model, words_of
from qinbao.screen.scene import HOTLINE, Scene

M = TypeVar("M", bound=Model)
_SIDES = ("relative", "payer")
_KINDS = frozenset(("verdict", "checklist", "step", "text"))
"""Pages that may say whom to ring."""


def cornered(scene: Scene, model: M) -> M:
    """``model`` with the hotline its words name; where relative and payer have one each, also whose it is."""
    if not scene.begun or scene.state.asking or model.call:
        return model
    places, facts = scene.library.places, scene.journey.facts
    sides = [hotline(places.get(facts.get(key))) for key in ("place", "payer_place")]
    if sides[0] == sides[1] or not all("-" in number for number in sides):
        return model
    said = words_of(model)
    named = [number for number in sides if number in said]
    if not named or named == [model.hotline]:
        return model
    shown = model.hotline if model.hotline in named else named[0]
    whose = next((side for side, number in zip(_SIDES, sides, strict=True) if number == shown), "")
    return replace(model, hotline=shown, whose=scene.words(f"bottom.{whose}") if whose else "")


def offering(scene: Scene, model: M) -> M:
    """``model`` with the way to the questions, where it says to ring and there is anything to ask."""
    if model.kind not in _KINDS or not scene.begun or scene.state.asking or isinstance(scene.state.aside, aside.Asks):
        return model
    if HOTLINE not in words_of(model) or not scene.guide.asks:
        return model
    return replace(model, asks=ButtonView(press.Open(aside.Asks()), scene.words("asks.open"), "secondary", "phone"))
