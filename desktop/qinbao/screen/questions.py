"""Questions, and the page that lists all answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qinbao.content.topic import Option, Question
from qinbao.flow.offers import offered
from qinbao.flow.rules import UNKNOWN
from qinbao.screen.model import (
    Action,
    ChoiceModel,
    Model,
    OptionView,
    PlaceModel,
    ReviewModel,
    RowView,
)
from qinbao.screen.scene import Scene


def choice(scene: Scene) -> Model:
    """A question with a few answers."""
    question = _question(scene)
    options = offered(scene.library, scene.journey.local, question, scene.journey.facts)
    return choice_page(scene, question, options, scene.journey.answers.get(question.id), scene.header())


def place(scene: Scene) -> Model:
    """A question for a place."""
    question, answers = _question(scene), scene.journey.answers
    same = same_place(scene, answers.get(question.same_as or "", UNKNOWN), "place.same")
    return place_page(scene, question, answers.get(question.id), scene.header(), same)


def choice_page(
    scene: Scene, question: Question, options: Iterable[Option], given: str | None, header: Mapping[str, Any]
) -> ChoiceModel:
    """A page that asks ``question`` with these answers to choose from; ``given``: the one chosen before."""
    words = scene.words
    return ChoiceModel(
        kind="choice",
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(scene.forward(words("nav.continue")), scene.backward),
        options=tuple(OptionView(o.value, scene.filled(o.say), scene.filled(o.note or "") or None) for o in options),
        chosen=given,
        why=question.why,
        error=words("error.choice") if scene.state.error else None,
        **header,
    )


def place_page(
    scene: Scene, question: Question, given: str | None, header: Mapping[str, Any], same: OptionView | None = None
) -> PlaceModel:
    """A page that asks ``question`` for a place; ``given``: the code or 我不知道, ``same``: one press for it."""
    words = scene.words
    return PlaceModel(
        kind="place",
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(
            scene.forward(words("nav.continue")),
            scene.backward,
            Action("unknown", words("nav.unknown"), "plain", "question"),
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


def review(scene: Scene) -> Model:
    """All answers, each with 更改."""
    words, journey = scene.words, scene.journey
    asked = [(page.id, page.question) for page in journey.pages if page.question is not None]
    return ReviewModel(
        kind="review",
        title=words("review.title"),
        subtitle=words("review.hint"),
        actions=(scene.forward(words("review.next")), scene.backward),
        rows=tuple(
            RowView(page, scene.filled(question.ask), said(scene, question, journey.answers[question.id]))
            for page, question in asked
            if question.id in journey.answers
        ),
        **scene.header(),
    )


def said(scene: Scene, question: Question, value: str) -> str:
    """An answer in words."""
    place = scene.library.places.get(value) if question.kind == "place" else None
    if place is not None:
        return scene.library.places.label(place)
    named = offered(scene.library, scene.journey.local, question, scene.journey.facts) if scene.begun else ()
    option = next((option for option in (*named, *question.options) if option.value == value), None)
    return scene.filled(option.say) if option else scene.words("nav.unknown")


def _question(scene: Scene) -> Question:
    question = scene.journey.page.question
    if question is None:
        raise TypeError(scene.journey.page.id)
    return question
