"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from qinbao.content.topic import Option, Question
from qinbao.flow.engine import resolve
from qinbao.flow.joint import chosen, joint, with_first
from qinbao.flow.offers import offered
from qinbao.flow.session import Session
from qinbao.screen import press
from qinbao.screen.model import ButtonView, Model, OptionView
from qinbao.screen.scene import Scene

if TYPE_CHECKING:
    from qinbao.flow.engine import Journey
    from qinbao.flow.walk import Walk

_TOLD = 2
"""Answers that say whose they are: who it is, and the city."""


class ChoiceModel(Model, frozen=True, kw_only=True):
    """A question with a few answers."""

    kind: ClassVar[str] = "choice"
    options: tuple[OptionView, ...]
    chosen: str | None
    why: str | None = None
    error: str | None = None


def choice(scene: Scene) -> ChoiceModel:
    """A question with a few answers."""
    journey = scene.journey
    question = joint(scene.library, journey) or asked(journey)
    options = offered(scene.library, journey.local, question, journey.facts)
    header = {**scene.header(), "earlier": earlier(scene)}
    if question is not journey.page.question:
        options = with_first(scene.library, journey.local.topic.id, journey.page.key, options)
        return choice_page(scene, question, options, chosen(scene.library, journey), header)
    return choice_page(scene, question, options, journey.answers.get(question.id), header)


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


def earlier(scene: Scene) -> ButtonView | None:
    """The answers of the matter before, and whose they are, where this is the first question and any fits it."""
    journey, words = scene.journey, scene.words
    if journey.index or not scene.state.earlier:
        return None
    taken = resolve(scene.library, Session(topic=journey.local.topic.id, answers=scene.state.earlier))
    known = [page for page in taken.pages if page.question and page.key in taken.answers]
    if journey.page not in known:
        return None
    said = (_short(scene, page.question, taken.answers[page.key]) for page in known[:_TOLD] if page.question)
    return ButtonView(press.Again(), words("choice.again", said=words("cli.or").join(said)), "secondary", "user")


def _short(scene: Scene, question: Question, value: str) -> str:
    place = scene.library.places.get(value)
    option = next((option.say for option in question.options if option.value == value), scene.words("nav.unknown"))
    return place.short if place else scene.filled(option)


def asked(walk: Journey | Walk) -> Question:
    """The question of the page the person looks at."""
    question = walk.page.question
    if question is None:
        raise TypeError(walk.page.id)
    return question
