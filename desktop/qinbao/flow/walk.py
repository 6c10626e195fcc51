"""Fold answers over a path, of a topic or beside the topics: which pages there are and where the person stands.

A walk is computed, never stored. Going back, changing an answer or restoring a session therefore cannot corrupt it.
Answers of questions that left the path are parked: kept in the session, never part of the walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

import msgspec

from qinbao.content.fact import Step, When
from qinbao.content.topic import Question
from qinbao.flow.rules import Facts, holds
from qinbao.flow.session import Session


class Page(msgspec.Struct, frozen=True):
    """One page of a walk."""

    id: str
    """``ask.for``, ``ask.for#2``, ``verdict``, ``step.fa.alipay.open``."""
    kind: str
    """choice, place, review, verdict, checklist, step, comparison, sheets, members or plan: which view shows it."""
    question: Question | None = None
    step: Step | None = None
    number: int = 0
    """Which relative the question is about, from 1; 0 where it is asked once."""

    @property
    def key(self) -> str:
        """Under which its answer is kept: ``for``, of the second relative ``for#2``; empty without a question."""
        return keyed(self.question.id, self.number) if self.question else ""


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """Where the answers lead and where the person stands."""

    pages: tuple[Page, ...]
    """From the first page to the first that waits for something, or to the end."""
    index: int
    facts: Facts
    answers: Mapping[str, str]
    """Answers of questions on the path by ``Page.key``; parked ones are not here."""
    waits: bool
    """Whether the last page waits: for an answer, or a list for its first relative."""
    relatives: tuple[int, ...] = ()
    """Numbers of the relatives about whom all is said, where there is a list of them."""

    @property
    def page(self) -> Page:
        """The page the person looks at."""
        return self.pages[self.index]

    @property
    def blocked(self) -> bool:
        """Whether 继续 has to wait for an answer on this page."""
        return self.page.question is not None and self.page.key not in self.answers

    @property
    def finished(self) -> bool:
        """Whether every question on the path has an answer."""
        return not self.waits


class Trodden(msgspec.Struct, frozen=True):
    """What a fold found."""

    pages: tuple[Page, ...]
    answers: Mapping[str, str]
    waits: bool


class Stops(Protocol):
    """A stop of any path."""

    @property
    def ask(self) -> str | None:
        """Id of a question, if it asks."""

    @property
    def when(self) -> When:
        """On which condition."""


S = TypeVar("S", bound=Stops, contravariant=True)


class Ground(Protocol[S]):
    """What a path is walked over: it learns each answer and says what follows."""

    def facts(self, number: int) -> Facts:
        """What is known by now, of relative ``number`` or in general."""

    def learn(self, answers: Mapping[str, str]) -> None:
        """Take in the answers so far."""

    def question(self, name: str) -> Question:
        """The question of that id."""

    def valid(self, question: Question, value: str) -> bool:
        """Whether the question offers ``value`` here."""

    def pages(self, stop: S) -> Iterable[Page]:
        """The pages of a stop that asks nothing."""

    def enough(self, stop: S) -> bool:
        """Whether one may go on beyond a stop that asks nothing."""


def fold(ground: Ground[S], path: Iterable[tuple[S, int]], given: Mapping[str, str]) -> Trodden:
    """Walk ``path``, stops each with the number of the relative it is about."""
    pages: list[Page] = []
    answers: dict[str, str] = {}
    for stop, number in path:
        if stop.when and not holds(stop.when, ground.facts(number)):
            continue
        if stop.ask is None:
            pages.extend(ground.pages(stop))
            if not ground.enough(stop):
                return Trodden(tuple(pages), answers, True)
            continue
        question = ground.question(stop.ask)
        key = keyed(question.id, number)
        pages.append(Page(f"ask.{key}", question.kind, question, number=number))
        if key in given and ground.valid(question, given[key]):
            answers[key] = given[key]
            ground.learn(answers)
        else:
            return Trodden(tuple(pages), answers, True)
    return Trodden(tuple(pages), answers, False)


def index(trodden: Trodden, session: Session) -> int:
    """Where the session stands: on its page, or where that is not there on the first not seen or not answered."""
    for at, page in enumerate(trodden.pages):
        if page.id == session.at:
            return at
    for at, page in enumerate(trodden.pages):
        if page.id not in session.seen or (page.question and page.key not in trodden.answers):
            return at
    return len(trodden.pages) - 1


def keyed(question: str, number: int) -> str:
    """Under which the answer about a relative is kept."""
    return f"{question}#{number}" if number else question
