"""What a person can do, each a pure function from one session to the next."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow.engine import Journey, resolve
from qinbao.flow.session import Session


def start(library: Library, session: Session, topic: str) -> Session:
    """Begin ``topic``; what was answered before is kept, so nothing is asked twice."""
    fresh = Session(topic=topic, answers=session.answers)
    first = resolve(library, fresh).pages[0].id
    return replace(fresh, at=first, seen=frozenset((first,)))


def answer(session: Session, question: str, value: str) -> Session:
    """Choose a value. Choosing never moves."""
    return session.with_answer(question, value)


def proceed(library: Library, session: Session) -> Session:
    """One page on; unchanged where the page waits for an answer or is the last.

    After 更改 the next page is the first unseen or unanswered one before the page to return to, else that page.
    """
    journey = resolve(library, session)
    if journey.blocked:
        return session
    ids = [page.id for page in journey.pages]
    following = journey.index + 1
    if session.return_to in ids and ids.index(session.return_to) > journey.index:
        following = _first_open(journey, session, following, ids.index(session.return_to))
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
    journey = resolve(library, session)
    if journey.index == 0:
        return home(session)
    return replace(session, at=journey.pages[journey.index - 1].id)


def change(library: Library, session: Session, page: str) -> Session:
    """更改: look at ``page`` again and come back here. Unchanged if ``page`` is not on the path."""
    journey = resolve(library, session)
    if all(page != known.id for known in journey.pages):
        return session
    return replace(session, at=page, return_to=journey.page.id)


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


def _first_open(journey: Journey, session: Session, begin: int, end: int) -> int:
    for index in range(begin, end):
        page = journey.pages[index]
        unanswered = page.question is not None and page.question.id not in journey.answers
        if page.id not in session.seen or unanswered:
            return index
    return end
