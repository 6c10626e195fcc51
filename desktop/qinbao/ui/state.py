"""All that the window remembers: the session, what was opened beside it, and which sheet is chosen. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qinbao.flow.session import Session

AsideKind = Literal["sources", "problems", "problem", "corrections", "preview", "told", "terms"]


@dataclass(frozen=True)
class Aside:
    """A page opened from a page of the journey, and left again to it."""

    kind: AsideKind
    argument: str = ""
    """``problem``: its id. ``preview``: the sheet. ``told``: key of the words."""
    detail: str = ""
    """``told``: what fills the words, such as the file that was written."""


@dataclass(frozen=True)
class State:
    """One moment of a visit. ``State()`` is a fresh start."""

    session: Session = Session()
    asides: tuple[Aside, ...] = ()
    error: bool = False
    """Whether 继续 was pressed on a question without an answer."""
    sheet: str = "fridge"
    """The sheet chosen for printing."""

    @property
    def aside(self) -> Aside | None:
        """What is open now, if anything."""
        return self.asides[-1] if self.asides else None
