"""Two questions on one page, as `data/questions.yaml` joins them: whether there is a phone for it, and by which way.

The path asks for both, and each has its answer; who looks at the page of the first answers them with one press.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.content.topic import Joined, Option, Question, Stop
from qinbao.flow.engine import Journey, valid
from qinbao.flow.facts import derive
from qinbao.flow.rules import UNKNOWN, holds
from qinbao.flow.session import Session


def pairs(library: Library, path: Iterable[Stop]) -> tuple[tuple[str, str], ...]:
    """The questions of a path that share a page, each with the one answered there too."""
    asked = [stop.ask for stop in path if stop.ask]
    return tuple((one, two) for one, two in pairwise(asked) if (way := _joined(library, one)) and way.question == two)


def joint(library: Library, journey: Journey) -> Question | None:
    """The second question, where it is answered on the page that is looked at; none elsewhere."""
    path, first = journey.local.topic.path, journey.page.key
    second = dict(pairs(library, path)).get(first) if journey.page.question else None
    if second is None:
        return None
    stop = next(stop for stop in path if stop.ask == second)
    facts = derive(library, journey.local, {**journey.answers, first: _sure(library, first).means})
    return library.questions[second].of(journey.local.topic.id) if holds(stop.when, facts) else None


def with_first(library: Library, topic: str, first: str, options: Iterable[Option]) -> tuple[Option, ...]:
    """``options`` of the second question, and before 我不知道 the answer to the first that stands among them."""
    others, kept = tuple(options), _sure(library, first).keeps
    own = tuple(option for option in library.questions[first].of(topic).options if option.value == kept)
    unknown = tuple(option for option in others if option.value == UNKNOWN)
    return (*(option for option in others if option.value != UNKNOWN), *own, *unknown)


def joined(library: Library, journey: Journey, value: str) -> bool:
    """Whether ``value``, pressed on the page that is looked at, answers both questions."""
    second = joint(library, journey)
    return second is not None and valid(library, second, value, journey.facts, journey.local)


def both(library: Library, session: Session, first: str, value: str) -> Session:
    """The session with ``value`` for the second; its own page is gone past, as nothing is left to ask there."""
    way = _sure(library, first)
    answered = session.with_answer(first, UNKNOWN if value == UNKNOWN else way.means).with_answer(way.question, value)
    return replace(answered, seen=session.seen | {f"ask.{way.question}"}, told=session.told | {way.question})


def chosen(library: Library, journey: Journey) -> str | None:
    """What stands chosen on the page of both."""
    first = journey.page.key
    way, given = _sure(library, first), journey.answers.get(first)
    return given if given == way.keeps else journey.answers.get(way.question)


def second(library: Library, journey: Journey) -> bool:
    """Whether the page looked at asks only again what was answered with the one before it."""
    before = journey.pages[journey.index - 1].key if journey.index else ""
    return (before, journey.page.key) in pairs(library, journey.local.topic.path)


def _joined(library: Library, question: str) -> Joined | None:
    return library.questions[question].joined


def _sure(library: Library, question: str) -> Joined:
    way = _joined(library, question)
    if way is None:
        raise ValueError(question)
    return way
