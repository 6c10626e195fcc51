"""All answers, each with 更改."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from qinbao.content.topic import Question
from qinbao.flow.joint import pairs
from qinbao.flow.offers import offered
from qinbao.screen import press
from qinbao.screen.model import ButtonView, Model, RowView
from qinbao.screen.scene import Scene


class ReviewModel(Model, frozen=True, kw_only=True):
    """All answers."""

    kind: ClassVar[str] = "review"
    rows: tuple[RowView, ...]


def review(scene: Scene) -> ReviewModel:
    """All answers, as a stop of the journey."""
    actions = (scene.forward(scene.words("review.next")), scene.backward)
    return _listed(scene, actions, scene.header())


def answers(scene: Scene) -> ReviewModel:
    """All answers, beside what they lead to."""
    leave = ButtonView(press.Back(), scene.words("nav.return"), "primary", "arrow-left")
    return _listed(scene, (leave,), scene.header("answers"))


def _listed(scene: Scene, actions: tuple[ButtonView, ...], header: Mapping[str, Any]) -> ReviewModel:
    words = scene.words
    return ReviewModel(
        title=words("review.title"),
        subtitle=words("review.hint"),
        actions=actions,
        rows=tuple(_rows(scene)),
        **header,
    )


def _rows(scene: Scene) -> Iterator[RowView]:
    """Two questions that were answered with one press are one row."""
    journey, answers = scene.journey, scene.journey.answers
    joined = pairs(scene.library, journey.local.topic.path)
    first = {two: f"ask.{one}" for one, two in joined if one in answers}
    behind = {one for one, two in joined if two in answers}
    for page in journey.pages:
        question = page.question
        if question and question.id in answers and question.id not in behind:
            at = first.get(question.id, page.id)
            yield RowView(at, scene.filled(question.ask), said(scene, question, answers[question.id]))


def said(scene: Scene, question: Question, value: str) -> str:
    """An answer in words."""
    place = scene.library.places.get(value) if question.kind == "place" else None
    if place is not None:
        return scene.library.places.label(place)
    named = offered(scene.library, scene.journey.local, question, scene.journey.facts) if scene.begun else ()
    option = next((option for option in (*named, *question.options) if option.value == value), None)
    return scene.filled(option.say) if option else scene.words("nav.unknown")
