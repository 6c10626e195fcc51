"""The journey of a topic: its path folded over the answers, with the rules of the place they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.topic import Question, Stop
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive, localised
from qinbao.flow.route_choice import ways
from qinbao.flow.rules import Facts, holds
from qinbao.flow.session import Session
from qinbao.flow.walk import Page, Walk, fold, index
from qinbao.visit_cache import visit_cache


class Journey(Walk, frozen=True, kw_only=True):
    """Where the answers to a topic lead and where the person stands on it."""

    local: Local


@visit_cache
@lru_cache(maxsize=4)
def resolve(library: Library, session: Session) -> Journey:
    """The journey of a session with a topic; total for every session whose topic exists.

    The last ones are remembered: a move, the check before it and the page after it all ask for the same.

    Raises ``KeyError`` for an unknown topic.
    """
    if session.topic is None:
        raise KeyError("no topic")
    ground = _Topic(library, session.topic)
    trodden = fold(ground, [(stop, 0) for stop in ground.local.topic.path], session.given)
    return Journey(
        local=ground.local,
        pages=trodden.pages,
        index=index(trodden, session),
        facts=ground.known,
        answers=trodden.answers,
        waits=trodden.waits,
    )


class _Topic:
    """The ground of a topic: with each answer the place whose rules hold may be another."""

    def __init__(self, library: Library, topic: str) -> None:
        self.library, self.topic = library, topic
        self.learn({})

    def learn(self, answers: Mapping[str, str]) -> None:
        self.local = localised(self.library, self.topic, answers)
        self.known = derive(self.library, self.local, answers)

    def facts(self, number: int) -> Facts:
        return self.known

    def question(self, name: str) -> Question:
        return self.library.questions[name].of(self.topic)

    def valid(self, question: Question, value: str) -> bool:
        return valid(self.library, question, value, self.known, self.local)

    def pages(self, stop: Stop) -> Iterable[Page]:
        if stop.page == "steps":
            steps = actions(self.library, self.local, self.known)
            return [Page(f"step.{step.id}", "step", step=step) for step in steps]
        return [Page(str(stop.page), str(stop.page))]

    def enough(self, stop: Stop) -> bool:
        return True


def valid(library: Library, question: Question, value: str, facts: Facts, local: Local | None = None) -> bool:
    """Whether ``value`` is an answer this question offers.

    A place code or ``unknown`` for a place question; for ``channel`` also the id of a way that is on file in ``local``.
    """
    if question.kind == "place":
        return value == "unknown" or library.places.get(value) is not None
    if question.id == "channel" and local and any(way.id == value for way in ways(local, facts)):
        return True
    return any(option.value == value and holds(option.when, facts) for option in question.options)
