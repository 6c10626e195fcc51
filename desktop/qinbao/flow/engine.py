"""Fold the answers over a topic's path: the journey is computed, never stored.

Going back, changing an answer or restoring a session therefore cannot corrupt it. Answers of questions that left
the path are parked: kept in the session, never part of the journey.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from qinbao.content.fact import Step
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.topic import Question, Stop
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive, localised
from qinbao.flow.route_choice import ways
from qinbao.flow.rules import Facts, holds
from qinbao.flow.session import Session
from qinbao.visit_cache import visit_cache


class Page(msgspec.Struct, frozen=True):
    """One page of a journey."""

    id: str
    """``ask.for``, ``verdict``, ``step.fa.alipay.open``."""
    kind: str
    """choice, place, review, verdict, checklist, step, comparison or sheets: which view shows it."""
    stage: int
    """Number for 第 n 步; all actions of a guide share one stage."""
    question: Question | None = None
    step: Step | None = None


class Journey(msgspec.Struct, frozen=True):
    """Where the answers lead and where the person stands on it."""

    local: Local
    pages: tuple[Page, ...]
    """From the first page to the first question without an answer, or to the end."""
    index: int
    facts: Facts
    answers: Mapping[str, str]
    """Answers of questions on the path; parked ones are not here."""
    stages: int
    """How many stages there will be, supposing the usual answers to what is not asked yet."""

    @property
    def page(self) -> Page:
        """The page the person looks at."""
        return self.pages[self.index]

    @property
    def blocked(self) -> bool:
        """Whether 继续 has to wait for an answer on this page."""
        return self.page.question is not None and self.page.question.id not in self.answers

    @property
    def finished(self) -> bool:
        """Whether every question on the path has an answer."""
        return self.pages[-1].question is None or self.pages[-1].question.id in self.answers


@visit_cache
@lru_cache(maxsize=4)
def resolve(library: Library, session: Session) -> Journey:
    """The journey of a session with a topic; total for every session whose topic exists.

    The last ones are remembered: a move, the check before it and the page after it all ask for the same.

    Raises ``KeyError`` for an unknown topic.
    """
    if session.topic is None:
        raise KeyError("no topic")
    topic, given = session.topic, session.given
    local, pages, answers, facts = _fold(library, topic, given)
    whole = pages if pages[-1].question is None else _fold(library, topic, given, suppose=True)[1]
    return Journey(local, pages, _index(pages, answers, session), facts, answers, whole[-1].stage)


def _index(pages: tuple[Page, ...], answers: Mapping[str, str], session: Session) -> int:
    for index, page in enumerate(pages):
        if page.id == session.at:
            return index
    for index, page in enumerate(pages):
        if page.id not in session.seen or (page.question and page.question.id not in answers):
            return index
    return len(pages) - 1


def _fold(
    library: Library, topic: str, given: Mapping[str, str], suppose: bool = False
) -> tuple[Local, tuple[Page, ...], Mapping[str, str], Facts]:
    """The topic where its rules hold, pages, answers on the path and facts.

    ``suppose``: walk on past questions without an answer.
    """
    pages: list[Page] = []
    answers: dict[str, str] = {}
    local = localised(library, topic, answers)
    facts = derive(library, local, answers)
    for stop in local.topic.path:
        if stop.when and not holds(stop.when, facts):
            continue
        if stop.ask is None:
            pages.extend(_pages(library, local, stop, facts, pages[-1].stage + 1 if pages else 1))
            continue
        question = library.questions[stop.ask]
        pages.append(Page(f"ask.{question.id}", question.kind, len(pages) + 1, question))
        if question.id in given and valid(library, question, given[question.id], facts, local):
            answers[question.id] = given[question.id]
            local = localised(library, topic, answers)
            facts = derive(library, local, answers)
        elif not suppose:
            break
    return local, tuple(pages), answers, facts


def _pages(library: Library, local: Local, stop: Stop, facts: Facts, stage: int) -> list[Page]:
    if stop.page == "steps":
        return [Page(f"step.{step.id}", "step", stage, step=step) for step in actions(library, local, facts)]
    return [Page(str(stop.page), str(stop.page), stage)]


def valid(library: Library, question: Question, value: str, facts: Facts, local: Local | None = None) -> bool:
    """Whether ``value`` is an answer this question offers.

    A place code or ``unknown`` for a place question; for ``channel`` also the id of a way that is on file in ``local``.
    """
    if question.kind == "place":
        return value == "unknown" or library.places.get(value) is not None
    if question.id == "channel" and local and any(way.id == value for way in ways(local, facts)):
        return True
    return any(option.value == value and holds(option.when, facts) for option in question.options)
