"""A question for a place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from qinbao.content.topic import Question
from qinbao.flow.rules import UNKNOWN
from qinbao.screen import press
from qinbao.screen.choice import asked, earlier
from qinbao.screen.model import ButtonView, Model, OptionView
from qinbao.screen.scene import Scene

_NONE: Mapping[str, str] = MappingProxyType({})


class PlaceModel(Model, frozen=True, kw_only=True):
    """A question for a place."""

    kind: ClassVar[str] = "place"
    chosen: str | None
    same_as: tuple[OptionView, ...] = ()
    """Places that were said before, each one press."""
    error: str | None = None


def place(scene: Scene) -> PlaceModel:
    """A question for a place."""
    question, answers = asked(scene.journey), scene.journey.answers
    code = answers.get(question.same_as or "", UNKNOWN)
    header = {**scene.header(), "earlier": earlier(scene)}
    return place_page(scene, question, answers.get(question.id), header, {code: scene.words("place.same")})


def place_page(
    scene: Scene, question: Question, given: str | None, header: Mapping[str, Any], same: Mapping[str, str] = _NONE
) -> PlaceModel:
    """A page that asks ``question`` for a place; ``given``: the code or 我不知道.

    ``same``: by the code of a place that was said before, the words of the press for it.
    """
    words = scene.words
    before = ((scene.library.places.get(code), say) for code, say in same.items())
    return PlaceModel(
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(
            scene.forward(words("nav.continue")),
            scene.backward,
            ButtonView(press.Unknown(), words("nav.unknown"), "plain", "question"),
        ),
        chosen=None if given == UNKNOWN else given,
        same_as=tuple(OptionView(at.code, say, scene.library.places.label(at)) for at, say in before if at),
        error=words("error.place") if scene.state.error else None,
        **header,
    )
