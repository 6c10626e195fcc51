"""All that the window remembers: the session, what was opened beside it, and which sheet is chosen. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from qinbao.flow.session import Session

if TYPE_CHECKING:
    from qinbao.guide.practice import Rehearsal

AsideKind = Literal[
    "sources", "problems", "problem", "corrections", "preview", "told", "terms", "practice", "first", "calibrate"
]


class Aside(msgspec.Struct, frozen=True):
    """A page opened from a page of the journey, and left again to it."""

    kind: AsideKind
    argument: str = ""
    """``problem``: its id. ``preview``: the sheet. ``told``: key of the words."""
    detail: str = ""
    """``told``: what fills the words, such as the file that was written."""


class State(msgspec.Struct, frozen=True):
    """One moment of a visit. ``State()`` is a fresh start."""

    session: Session = Session()
    asides: tuple[Aside, ...] = ()
    error: bool = False
    """Whether 继续 was pressed on a question without an answer."""
    sheet: str = "fridge"
    """The sheet chosen for printing."""
    rehearsal: Rehearsal | None = None
    """Where the person is in 练一练."""
    left: Session | None = None
    """The journey that was left, or stopped at last time; offered again on the start page."""
    notice: str = ""
    """Key of the one sentence the start page has to say, if any."""

    @property
    def aside(self) -> Aside | None:
        """What is open now, if anything."""
        return self.asides[-1] if self.asides else None


def to_resume(state: State) -> Session | None:
    """The journey to go on with another time: this one once it has got beyond its first page, else the one before."""
    session = state.session
    return session if session.topic is not None and len(session.seen) > 1 else state.left
