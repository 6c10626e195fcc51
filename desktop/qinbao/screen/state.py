"""All that the window remembers: the session, what was opened beside it, and which sheet is chosen. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from qinbao.content.beside import BESIDE
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
    """``problem``: its id. ``preview``, ``printer``: the sheet. ``told``: key of the words.
    ``sources``: whose sentences. ``source``: id of the sentence. ``corrections``: ``all``, or those of the matter.
    ``terms``: ids of those to come first."""
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
    sheet: str = "fridge"
    """The sheet chosen for printing."""
    rehearsal: Rehearsal | None = None
    """Where the person is in 练一练."""
    beside: tuple[Session, ...] = ()
    """全家计划 and 直接打印 as far as they were begun; kept until the person begins anew."""
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

    @property
    def asking(self) -> str:
        """Which of 全家计划 and 直接打印 the page that is open belongs to, or lies upon; empty where to the journey."""
        return next((aside.kind for aside in reversed(self.asides) if aside.kind in BESIDE), "")

    def kept(self, kind: str) -> Session:
        """全家计划 or 直接打印 as it stands; nothing said yet where it was never opened."""
        return next((session for session in self.beside if session.topic == kind), Session(topic=kind))

    def keeping(self, session: Session) -> State:
        """The state with this session of 全家计划 or 直接打印 in the place of the one before."""
        others = (kept for kept in self.beside if kept.topic != session.topic)
        return replace(self, beside=(*others, session))


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
