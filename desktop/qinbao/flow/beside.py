"""The walk of any session: of a topic, or of 全家计划 and 直接打印 with the paths of ``data/beside.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from qinbao.content.beside import BESIDE, MATTER, Halt, Way
from qinbao.content.library import Library
from qinbao.content.topic import Option, Question
from qinbao.flow.engine import resolve, valid
from qinbao.flow.household import MOST_MEMBERS
from qinbao.flow.rules import Facts
from qinbao.flow.session import Session
from qinbao.flow.walk import Page, Walk, fold, index, keyed
from qinbao.visit_cache import visit_cache


def walk(library: Library, session: Session) -> Walk:
    """Where the answers of a session lead. Raises ``KeyError`` without a topic or for an unknown one."""
    return _beside(library, session) if session.topic in BESIDE else resolve(library, session)


@visit_cache
@lru_cache(maxsize=4)
def _beside(library: Library, session: Session) -> Walk:
    way = getattr(library.beside, str(session.topic))
    relatives, standing = tuple(_relatives(library, way, session.given)), _number(session.at)
    ground = _Way(library, way, bool(relatives or standing))
    trodden = fold(ground, _stops(way, standing), session.given)
    spoken = {**trodden.answers, **about(library, session, relatives)} if relatives else trodden.answers
    return Walk(
        pages=trodden.pages,
        index=index(trodden, session),
        facts=ground.facts(standing),
        answers=spoken,
        waits=trodden.waits,
        relatives=relatives,
    )


def about(library: Library, session: Session, numbers: Iterable[int]) -> Mapping[str, str]:
    """What was said about these relatives, by ``Page.key``: only what their questions are on the path for."""
    way = getattr(library.beside, str(session.topic))
    said: dict[str, str] = {}
    for number in numbers:
        said |= fold(_Way(library, way), _each(way, number), session.given).answers
    return said


class _Way:
    """The ground of a path beside the topics: it knows the answers and nothing that follows from them."""

    def __init__(self, library: Library, way: Way, somebody: bool = False) -> None:
        self.library, self.way, self.somebody = library, way, somebody
        self.answers: Mapping[str, str] = {}

    def learn(self, answers: Mapping[str, str]) -> None:
        self.answers = dict(answers)

    def facts(self, number: int) -> Facts:
        return Facts({name: value for key, value in self.answers.items() for name in [_of(key, number)] if name})

    def question(self, name: str) -> Question:
        own = {question.id: question for question in self.way.questions}
        question = own.get(name) or self.library.questions[name]
        return replace(question, options=_matters(self.library)) if name == MATTER else question

    def valid(self, question: Question, value: str) -> bool:
        return valid(self.library, question, value, Facts({}))

    def pages(self, stop: Halt) -> Iterable[Page]:
        return [Page(str(stop.page), str(stop.page))]

    def enough(self, stop: Halt) -> bool:
        return self.somebody or not stop.each


def _matters(library: Library) -> tuple[Option, ...]:
    """Topics that have sheets, in the order of the start page."""
    cards = (card for card in library.cards if any(stop.page == "sheets" for stop in library.topic(card.topic).path))
    return tuple(Option(value=card.topic, say=card.title) for card in cards)


def _stops(way: Way, standing: int) -> Iterator[tuple[Halt, int]]:
    """The path with the questions about the relative one is being asked about, and about no other."""
    for halt in way.path:
        yield halt, 0
        if halt.each and standing:
            yield from ((inner, standing) for inner in halt.each)


def _each(way: Way, number: int) -> Iterator[tuple[Halt, int]]:
    return ((inner, number) for halt in way.path for inner in halt.each)


def _relatives(library: Library, way: Way, given: Mapping[str, str]) -> Iterator[int]:
    for number in range(1, MOST_MEMBERS + 1):
        said = fold(_Way(library, way), _each(way, number), given)
        if said.pages and not said.waits:
            yield number


def _number(page: str | None) -> int:
    number = (page or "").partition("#")[2]
    return int(number) if number.isascii() and number.isdecimal() and 0 < int(number) <= MOST_MEMBERS else 0


def _of(key: str, number: int) -> str:
    """The question of a key where it is about this relative or about nobody in particular; else nothing."""
    name, _, about_whom = key.partition("#")
    return name if about_whom in ("", str(number)) else ""


def first_question(library: Library, session: Session, number: int) -> str:
    """The page that begins to ask about relative ``number``; empty where relatives are not asked about."""
    way = getattr(library.beside, str(session.topic))
    return next((f"ask.{keyed(str(halt.ask), number)}" for halt, _ in _each(way, number)), "")
