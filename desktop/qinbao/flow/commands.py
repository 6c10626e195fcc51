"""What a person can do, each a pure function from one session to the next."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow.beside import first_question, walk
from qinbao.flow.household import MOST_MEMBERS
from qinbao.flow.session import Session
from qinbao.flow.walk import Page, Walk, keyed


def start(library: Library, session: Session, topic: str) -> Session:
    """Begin ``topic``; what was answered before is kept, so nothing is asked twice."""
    fresh = Session(topic=topic, answers=session.answers)
    first = walk(library, fresh).pages[0].id
    return replace(fresh, at=first, seen=frozenset((first,)))


def follow(library: Library, session: Session, topic: str) -> Session:
    """Begin ``topic`` for the same people: with what is known already, at the first question that is open.

    Where none is, at the page behind the questions. What an answer of the matter before means is known too.
    """
    known = {**(_meant(walk(library, session)) if session.topic else {}), **session.given}
    fresh = Session(topic=topic, answers=tuple(known.items()))
    pages = walk(library, fresh).pages
    answered = walk(library, fresh).answers
    first = next(at for at, page in enumerate(pages) if page.question is None or page.key not in answered)
    seen = frozenset(page.id for page in pages[: first + 1])
    return replace(fresh, at=pages[first].id, seen=seen, told=frozenset(known))


def _meant(journey: Walk) -> dict[str, str]:
    chosen = ((page.question, journey.answers.get(page.key)) for page in journey.pages if page.question)
    return {
        name: value
        for question, given in chosen
        for option in question.options
        if option.value == given
        for name, value in option.means.items()
    }


def answer(session: Session, question: str, value: str) -> Session:
    """Choose a value. Choosing never moves."""
    return session.with_answer(question, value)


def take(library: Library, session: Session, way: str) -> Session:
    """Do it by ``way`` (a route's id) instead, and look at the answer for it; unchanged where it is not on file."""
    if session.topic is None:
        return session
    chosen = replace(session.with_answer("channel", way), return_to=None)
    journey = walk(library, chosen)
    if journey.facts.get("route") != way or all(page.id != "verdict" for page in journey.pages):
        return session
    return replace(chosen, at="verdict", seen=session.seen | {"verdict"})


def proceed(library: Library, session: Session) -> Session:
    """One page on; unchanged where the page waits for an answer or is the last.

    After the last question about a relative comes the list again; from the list with nobody on it the first question.
    After 更改 the next page is the first unseen or unanswered one before the page to return to, else that page.
    """
    journey = walk(library, session)
    if journey.blocked:
        return session
    if journey.waits and journey.page is journey.pages[-1]:
        return add(library, session)
    if (listed := _listed(journey)) is not None:
        return replace(session, at=listed.id, seen=session.seen | {journey.page.id}, ticked=frozenset())
    ids = [page.id for page in journey.pages]
    following = journey.index + 1
    if session.return_to in ids and ids.index(session.return_to) > journey.index:
        following = _first_open(journey, session, following, ids.index(session.return_to))
    elif journey.page.key not in session.told:
        following = _first_untold(journey, session, following)
    if following >= len(ids):
        return session
    arrived = ids[following]
    reached = session.return_to is None or arrived == session.return_to or session.return_to not in ids
    return replace(
        session,
        at=arrived,
        seen=session.seen | {journey.page.id, arrived},
        return_to=None if reached and journey.finished else session.return_to,
    )


def back(library: Library, session: Session) -> Session:
    """One page back on the computed path; from the first page to the start page. Answers stay."""
    journey = walk(library, session)
    if journey.index == 0:
        return home(session)
    return replace(session, at=journey.pages[journey.index - 1].id)


def change(library: Library, session: Session, page: str) -> Session:
    """更改: look at ``page`` again and come back here. Unchanged if ``page`` is not on the path."""
    journey = walk(library, session)
    if all(page != known.id for known in journey.pages):
        return session
    return replace(session, at=page, return_to=journey.page.id)


def add(library: Library, session: Session) -> Session:
    """Ask about one more relative, or go on asking about the one left half-way; unchanged where nobody more fits.

    Afterwards the list is looked at again.
    """
    taken = walk(library, session).relatives
    free = next((number for number in range(1, MOST_MEMBERS + 1) if number not in taken), None)
    page = first_question(library, session, free) if free else ""
    return replace(session, at=page, seen=session.seen | {page}) if page else session


def remove(library: Library, session: Session, index: int) -> Session:
    """Without the relative at ``index`` of the list; those after it move up. Unchanged for an index not there."""
    taken = walk(library, session).relatives
    if not 0 <= index < len(taken):
        return session
    gone = taken[index]
    answers = ((_shifted(key, gone), value) for key, value in session.answers)
    return replace(session, answers=tuple((key, value) for key, value in answers if key), ticked=frozenset())


def _shifted(key: str, gone: int) -> str:
    """The key of the same answer after relative ``gone`` has left; empty for an answer about that one."""
    question, _, number = key.partition("#")
    if not number.isdecimal() or int(number) < gone:
        return key
    return "" if int(number) == gone else keyed(question, int(number) - 1)


def _listed(journey: Walk) -> Page | None:
    """The list to come back to from the last question about a relative; none elsewhere."""
    number, following = journey.page.number, journey.pages[journey.index + 1 : journey.index + 2]
    if not number or any(page.number == number for page in following):
        return None
    return next(page for page in reversed(journey.pages[: journey.index]) if not page.number)


def home(session: Session) -> Session:
    """The start page, answers kept."""
    return Session(answers=session.answers)


def tick(session: Session, document: str, on: bool) -> Session:
    """Tick a document off, or take the tick away."""
    ticked = session.ticked | {document} if on else session.ticked - {document}
    return replace(session, ticked=ticked)


def from_answers(answers: Mapping[str, str], topic: str) -> Session:
    """A session of given answers, as scripts and the command line make one."""
    return Session(topic=topic, answers=tuple(answers.items()))


def _first_untold(journey: Walk, session: Session, begin: int) -> int:
    while journey.pages[begin : begin + 1] and journey.pages[begin].key in session.told & journey.answers.keys():
        begin += 1
    return begin


def _first_open(journey: Walk, session: Session, begin: int, end: int) -> int:
    for index in range(begin, end):
        page = journey.pages[index]
        unanswered = page.question is not None and page.question.id not in journey.answers
        if page.id not in session.seen or unanswered:
            return index
    return end
