"""Which hotline the corner shows: the one the page says to ring, and whose it is where two are in question."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from qinbao.guide.fill import hotline
from qinbao.screen.model import Model, words_of
from qinbao.screen.scene import Scene

M = TypeVar("M", bound=Model)
_SIDES = ("relative", "payer")


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
