"""All that the window remembers: the session, what was opened beside it, and which sheet is chosen. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from qinbao.content.beside import Matter
from qinbao.flow.session import Session
from qinbao.screen.aside import Aside, Practice, Printer

if TYPE_CHECKING:
    from qinbao.guide.practice import Rehearsal


MOST_OTHERS = 7
"""Journeys that are remembered besides the last."""


class State(msgspec.Struct, frozen=True):
    """One moment of a visit. ``State()`` is a fresh start."""

    session: Session = Session()
    asides: tuple[Aside, ...] = ()
    error: bool = False
    """Whether 继续 was pressed on a question without an answer."""
    sheet: str = ""
    """The sheet chosen for printing; empty: the first of those offered."""
    earlier: tuple[tuple[str, str], ...] = ()
    """What was answered in the matter before: may be taken over, and is never taken for granted."""
    beside: tuple[Session, ...] = ()
    """全家计划 and 直接打印 as far as they were begun; kept until the person begins anew."""
    left: Session | None = None
    """The journey that was left, or stopped at last time; offered again on the start page."""
    others: tuple[Session, ...] = ()
    """Journeys left before that one, the latest first: of each matter and relative one."""
    undo: State | None = None
    """All as it was before somebody was taken out or all was forgotten; until something else is pressed."""
    notice: str = ""
    """Key of the one sentence the start page has to say, if any."""

    @property
    def aside(self) -> Aside | None:
        """What is open now, if anything."""
        return self.asides[-1] if self.asides else None

    @property
    def asking(self) -> Matter | None:
        """Which of 全家计划 and 直接打印 the page that is open belongs to, or lies upon; none: the journey."""
        return next((aside.matter for aside in reversed(self.asides) if aside.matter), None)

    def kept(self, matter: str | None) -> Session:
        """全家计划 or 直接打印 as it stands; nothing said yet where it was never opened."""
        return next((session for session in self.beside if session.topic == matter), Session(topic=matter))

    def keeping(self, session: Session) -> State:
        """The state with this session of 全家计划 or 直接打印 in the place of the one before."""
        others = (kept for kept in self.beside if kept.topic != session.topic)
        return replace(self, beside=(*others, session))

    @property
    def rehearsal(self) -> Rehearsal | None:
        """Where the person is in 练一练, if that is open."""
        return self.aside.rehearsal if isinstance(self.aside, Practice) else None

    @property
    def copies(self) -> int:
        """How many are to be printed."""
        return self.aside.copies if isinstance(self.aside, Printer) else 1


def left_before(state: State, left: Session | None) -> tuple[Session, ...]:
    """What can be gone on with besides ``left``, which stands in the place of an older one of its kind."""
    kept = {_about(session): session for session in (state.left, *state.others) if session is not None}
    if left is not None:
        kept.pop(_about(left), None)
    return tuple(kept.values())[:MOST_OTHERS]


def _about(session: Session) -> tuple[str | None, ...]:
    """Matter, relative and place: who comes back looks for these."""
    return (session.topic, *(session.given.get(name) for name in ("for", "place")))


def to_resume(state: State) -> Session | None:
    """What to go on with another time: this once it has got beyond its first page, else what was left before.

    Of 全家计划 and 直接打印 it is the session in ``beside`` that counts.
    """
    session = state.kept(state.asking) if state.asking else state.session
    begun = len(session.seen) > 1 and (session.answers or not state.asking)
    if session.topic is not None and begun:
        return session
    emptied = state.left is not None and state.asking == state.left.topic and not session.answers
    return None if emptied else state.left
