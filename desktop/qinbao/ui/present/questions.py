"""Questions, and the page that lists all answers."""

from __future__ import annotations

from qinbao.content.topic import Question
from qinbao.flow.rules import UNKNOWN, holds
from qinbao.ui.models import (
    Action,
    ChoiceModel,
    Model,
    OptionView,
    PlaceModel,
    ReviewModel,
    RowView,
)
from qinbao.ui.present.scene import Scene


def choice(scene: Scene) -> Model:
    """A question with a few answers."""
    question, words = _question(scene), scene.words
    options = (option for option in question.options if holds(option.when, scene.journey.facts))
    return ChoiceModel(
        kind="choice",
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(scene.forward(words("nav.continue")), scene.backward),
        options=tuple(OptionView(o.value, scene.filled(o.say), scene.filled(o.note or "") or None) for o in options),
        chosen=scene.journey.answers.get(question.id),
        why=question.why,
        error=words("error.choice") if scene.state.error else None,
        **scene.header(),
    )


def place(scene: Scene) -> Model:
    """A question for a place."""
    question, words, places = _question(scene), scene.words, scene.library.places
    same = places.get(scene.journey.answers.get(question.same_as or "", UNKNOWN))
    unknown = Action("unknown", words("nav.unknown"), "plain", "question")
    given = scene.journey.answers.get(question.id)
    return PlaceModel(
        kind="place",
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(scene.forward(words("nav.continue")), scene.backward, unknown),
        chosen=None if given == UNKNOWN else given,
        same_as=OptionView(same.code, words("place.same"), places.label(same)) if same else None,
        error=words("error.place") if scene.state.error else None,
        **scene.header(),
    )


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
    option = next((option for option in question.options if option.value == value), None)
    return scene.filled(option.say) if option else scene.words("nav.unknown")


def _question(scene: Scene) -> Question:
    question = scene.journey.page.question
    if question is None:
        raise TypeError(scene.journey.page.id)
    return question
