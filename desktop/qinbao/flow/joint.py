"""Two questions on one page: by which way, and whether there is a phone for it at all.

The path asks for both, and each has its answer; who looks at the page of the first answers them with one press.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.content.topic import Option, Question
from qinbao.flow.engine import Journey, valid
from qinbao.flow.facts import derive
from qinbao.flow.rules import UNKNOWN, holds
from qinbao.flow.session import Session

PHONE, WAY = "smartphone", "channel"
WITHOUT = "no"
"""The answer to ``PHONE`` that stands among those to ``WAY``: who has none goes no way on it."""


def joint(library: Library, journey: Journey) -> Question | None:
    """The question about the way, where it is answered on the page that is looked at; none elsewhere."""
    if journey.page.key != PHONE:
        return None
    path = journey.local.topic.path
    at = next(number for number, stop in enumerate(path) if stop.ask == PHONE)
    following = path[at + 1]
    with_phone = derive(library, journey.local, {**journey.answers, PHONE: "yes"})
    return library.questions[WAY] if following.ask == WAY and holds(following.when, with_phone) else None


def with_none(library: Library, options: Iterable[Option]) -> tuple[Option, ...]:
    """``options`` of the way, and before 我不知道 that there is no phone."""
    ways = tuple(options)
    none = tuple(option for option in library.questions[PHONE].options if option.value == WITHOUT)
    unknown = tuple(option for option in ways if option.value == UNKNOWN)
    return (*(option for option in ways if option.value != UNKNOWN), *none, *unknown)


def joined(library: Library, journey: Journey, value: str) -> bool:
    """Whether ``value``, pressed on the page that is looked at, answers both questions."""
    way = joint(library, journey)
    return way is not None and valid(library, way, value, journey.facts, journey.local)


def both(session: Session, value: str) -> Session:
    """The session with ``value`` for the way; its own page is gone past, as nothing is left to ask there."""
    phone = UNKNOWN if value == UNKNOWN else "yes"
    answered = session.with_answer(PHONE, phone).with_answer(WAY, value)
    return replace(answered, seen=session.seen | {f"ask.{WAY}"}, told=session.told | {WAY})


def chosen(journey: Journey) -> str | None:
    """What stands chosen on the page of both."""
    phone = journey.answers.get(PHONE)
    return phone if phone == WITHOUT else journey.answers.get(WAY)


def second(journey: Journey) -> bool:
    """Whether the page looked at asks only again what was answered with the one before it."""
    before = journey.pages[journey.index - 1 : journey.index]
    return journey.page.key == WAY and any(page.key == PHONE for page in before)
