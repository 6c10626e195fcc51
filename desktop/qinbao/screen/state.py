"""All that the window remembers: the session, what was opened beside it, and which sheet is chosen. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from qinbao.flow.household import Household
from qinbao.flow.session import Session

if TYPE_CHECKING:
    from qinbao.guide.practice import Rehearsal

AsideKind = Literal[
    "sources",
    "source",
    "problems",
    "problem",
    "corrections",
    "comparison",
    "preview",
    "printer",
    "blank",
    "told",
    "terms",
    "practice",
    "household",
    "help",
    "first",
    "calibrate",
]
STAYS = frozenset(("practice", "household", "help", "printer", "blank"))
"""Pages beside the journey on which one does something: 回到刚才那页 leads back to them."""
NONE = "none"
"""Detail of the page ``printer`` where no printer was found."""


class Aside(msgspec.Struct, frozen=True):
    """A page opened from a page of the journey, and left again to it."""

    kind: AsideKind
    argument: str = ""
    """``problem``: its id. ``preview``, ``printer``: the sheet. ``blank``: its page. ``told``: key of the words.
    ``household``: its page, or the question. ``sources``: whose sentences. ``source``: id of the sentence.
    ``corrections``: ``all``, or those of the matter. ``terms``: ids of those to come first."""
    detail: str = ""
    """``told``: what fills the words, such as the file that was written. ``printer``: whether none was found."""
    sheet: str = ""
    """``told``: which sheet it is about; empty where about none that could be got in another way."""


class State(msgspec.Struct, frozen=True):
    """One moment of a visit. ``State()`` is a fresh start."""

    session: Session = Session()
    asides: tuple[Aside, ...] = ()
    error: bool = False
    """Whether 继续 was pressed on a question without an answer."""
    sheet: str = ""
    """The sheet chosen for printing; empty: the first of those offered."""
    rehearsal: Rehearsal | None = None
    """Where the person is in 练一练."""
    household: Household = Household()
    """Who belongs to 全家计划, as answers; kept until the person begins anew."""
    draft: tuple[tuple[str, str], ...] = ()
    """Answers for 全家计划 that belong to nobody in it yet: about the relative who is being added, and who pays."""
    ready: frozenset[str] = frozenset()
    """What was ticked off on 全家计划."""
    form: tuple[tuple[str, str], ...] = ()
    """What was chosen for 直接打印: matter and place."""
    copies: int = 1
    """How many are to be printed."""
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
