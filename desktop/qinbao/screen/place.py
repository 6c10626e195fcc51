"""A question for a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from qinbao.content.topic import Question
from qinbao.flow.rules import UNKNOWN
from qinbao.screen import press
from qinbao.screen.choice import asked, earlier
from qinbao.screen.model import ButtonView, Model, OptionView
from qinbao.screen.scene import Scene


class PlaceModel(Model, frozen=True, kw_only=True):
    """A question for a place."""

    kind: ClassVar[str] = "place"
    chosen: str | None
    same_as: OptionView | None = None
    error: str | None = None


def place(scene: Scene) -> PlaceModel:
    """A question for a place."""
    question, answers = asked(scene.journey), scene.journey.answers
    same = same_place(scene, answers.get(question.same_as or "", UNKNOWN), "place.same")
    header = {**scene.header(), "earlier": earlier(scene)}
    return place_page(scene, question, answers.get(question.id), header, same)


def place_page(
    scene: Scene, question: Question, given: str | None, header: Mapping[str, Any], same: OptionView | None = None
) -> PlaceModel:
    """A page that asks ``question`` for a place; ``given``: the code or 我不知道, ``same``: one press for it."""
    words = scene.words
    return PlaceModel(
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(
            scene.forward(words("nav.continue")),
            scene.backward,
            ButtonView(press.Unknown(), words("nav.unknown"), "plain", "question"),
        ),
        chosen=None if given == UNKNOWN else given,
        same_as=same,
        error=words("error.place") if scene.state.error else None,
        **header,
    )


def same_place(scene: Scene, code: str, words: str) -> OptionView | None:
    """The choice of the place ``code`` in the words of the key ``words``, if there is such a place."""
    place = scene.library.places.get(code)
    return OptionView(place.code, scene.words(words), scene.library.places.label(place)) if place else None
