"""All that the window remembers: the session, what was opened beside it, and which sheet is chosen. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from qinbao.flow.household import Household
from qinbao.flow.session import Session
from qinbao.screen.aside import Aside, Practice, Printer

if TYPE_CHECKING:
    from qinbao.guide.practice import Rehearsal


class State(msgspec.Struct, frozen=True):
    """One moment of a visit. ``State()`` is a fresh start."""

    session: Session = Session()
    asides: tuple[Aside, ...] = ()
    error: bool = False
    """Whether 继续 was pressed on a question without an answer."""
    sheet: str = ""
    """The sheet chosen for printing; empty: the first of those offered."""
    household: Household = Household()
    """Who belongs to 全家计划, as answers; kept until the person begins anew."""
    draft: tuple[tuple[str, str], ...] = ()
    """Answers for 全家计划 that belong to nobody in it yet: about the relative who is being added, and who pays."""
    ready: frozenset[str] = frozenset()
    """What was ticked off on 全家计划."""
    form: tuple[tuple[str, str], ...] = ()
    """What was chosen for 直接打印: matter and place."""
    left: Session | None = None
    """The journey that was left, or stopped at last time; offered again on the start page."""
    notice: str = ""
    """Key of the one sentence the start page has to say, if any."""

    @property
    def aside(self) -> Aside | None:
        """What is open now, if anything."""
        return self.asides[-1] if self.asides else None

    @property
    def rehearsal(self) -> Rehearsal | None:
        """Where the person is in 练一练, if that is open."""
        return self.aside.rehearsal if isinstance(self.aside, Practice) else None

    @property
    def copies(self) -> int:
        """How many are to be printed."""
        return self.aside.copies if isinstance(self.aside, Printer) else 1


def to_resume(state: State) -> Session | None:
    """The journey to go on with another time: this one once it has got beyond its first page, else the one before."""
    session = state.session
    return session if session.topic is not None and len(session.seen) > 1 else state.left
