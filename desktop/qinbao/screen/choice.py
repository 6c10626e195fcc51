"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from qinbao.content.topic import Option, Question
from qinbao.flow.offers import offered
from qinbao.screen.model import Model, OptionView
from qinbao.screen.scene import Scene

if TYPE_CHECKING:
    from qinbao.flow.engine import Journey
    from qinbao.flow.walk import Walk


class ChoiceModel(Model, frozen=True, kw_only=True):
    """A question with a few answers."""

    kind: ClassVar[str] = "choice"
    options: tuple[OptionView, ...]
    chosen: str | None
    why: str | None = None
    error: str | None = None


def choice(scene: Scene) -> ChoiceModel:
    """A question with a few answers."""
    question = asked(scene.journey)
    options = offered(scene.library, scene.journey.local, question, scene.journey.facts)
    return choice_page(scene, question, options, scene.journey.answers.get(question.id), scene.header())


def choice_page(
    scene: Scene, question: Question, options: Iterable[Option], given: str | None, header: Mapping[str, Any]
) -> ChoiceModel:
    """A page that asks ``question`` with these answers to choose from; ``given``: the one chosen before."""
    words = scene.words
    return ChoiceModel(
        title=scene.filled(question.ask),
        subtitle=scene.filled(question.hint or ""),
        actions=(scene.forward(words("nav.continue")), scene.backward),
        options=tuple(OptionView(o.value, scene.filled(o.say), scene.filled(o.note or "") or None) for o in options),
        chosen=given,
        why=question.why,
        error=words("error.choice") if scene.state.error else None,
        **header,
    )


def asked(walk: Journey | Walk) -> Question:
    """The question of the page the person looks at."""
    question = walk.page.question
    if question is None:
        raise TypeError(walk.page.id)
    return question
