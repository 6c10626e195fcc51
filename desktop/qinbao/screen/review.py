"""All answers, each with 更改."""

from __future__ import annotations

from typing import ClassVar

from qinbao.content.topic import Question
from qinbao.flow.offers import offered
from qinbao.screen.model import Model, RowView
from qinbao.screen.scene import Scene


class ReviewModel(Model, frozen=True, kw_only=True):
    """All answers."""

    kind: ClassVar[str] = "review"
    rows: tuple[RowView, ...]


def review(scene: Scene) -> ReviewModel:
    """All answers, each with 更改."""
    words, journey = scene.words, scene.journey
    asked = [(page.id, page.question) for page in journey.pages if page.question is not None]
    return ReviewModel(
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
