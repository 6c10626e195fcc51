"""What a press of a button does to the state: pure functions, by the name a page asks for them. No Qt here.

None of them prints, saves or speaks: the window does that, and only for buttons that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qinbao.content.beside import BESIDE, Matter
from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.beside import walk
from qinbao.flow.engine import resolve, valid
from qinbao.flow.rules import UNKNOWN, Facts
from qinbao.flow.session import Session
from qinbao.screen.state import STAYS, Aside, State, to_resume

if TYPE_CHECKING:
    from qinbao.guide.practice import Exercise

Move = Callable[[Library, State, str], State]


def _start(library: Library, state: State, topic: str) -> State:
    return _away(state, commands.start(library, state.session, topic), to_resume(state))


def _answer(library: Library, state: State, value: str) -> State:
    session = _here(state)
    page = walk(library, session).page
    if page.question is None or (_beside(state) and not valid(library, page.question, value, Facts({}))):
        return state
    return _stands(state, commands.answer(session, page.key, value))


def _next(library: Library, state: State, _: str) -> State:
    session = _here(state)
    if walk(library, session).blocked:
        return replace(state, error=True)
    return replace(_stands(state, commands.proceed(library, session)), error=False)


def _unknown(library: Library, state: State, _: str) -> State:
    return _next(library, _answer(library, state, UNKNOWN), "")


def _back(library: Library, state: State, _: str) -> State:
    practising = state.aside is not None and state.aside.kind == "practice"
    if practising and state.rehearsal is not None and state.rehearsal.at > 0:
        from qinbao.guide.practice import again

        return replace(state, rehearsal=again(state.rehearsal))
    if _beside(state) and walk(library, _here(state)).index > 0:
        return replace(_stands(state, commands.back(library, _here(state))), error=False)
    if state.asides:
        rehearsal = None if practising else state.rehearsal
        left = to_resume(state) if _beside(state) else state.left
        error = state.error and not _beside(state)
        return replace(state, asides=state.asides[:-1], rehearsal=rehearsal, error=error, left=left)
    session = commands.back(library, state.session)
    left = state.left if session.topic else to_resume(state)
    return replace(state, session=session, left=left, error=False)


def _change(library: Library, state: State, page: str) -> State:
    return replace(_stands(state, commands.change(library, _here(state), page)), error=False)


def _tick(library: Library, state: State, document: str) -> State:
    session = _here(state)
    return _stands(state, commands.tick(session, document, document not in session.ticked))


def _home(library: Library, state: State, _: str) -> State:
    return _away(state, commands.home(state.session), to_resume(state))


def _resume(library: Library, state: State, _: str) -> State:
    if state.left is None:
        return state
    beside = next((kind for kind in BESIDE if kind == state.left.topic), None)
    if beside is None:
        return _away(state, state.left, state.left)
    home = _away(state, commands.home(state.session), state.left)
    return _opened(home, beside, state.kept(beside) if state.kept(beside).seen else state.left)


def _away(state: State, session: Session, left: Session | None) -> State:
    """Another journey or none; what was said about the household stays."""
    return State(session=session, left=left, beside=state.beside)


def _beside(state: State) -> bool:
    """Whether the page that is open is one of 全家计划 or 直接打印."""
    return state.aside is not None and state.aside.kind in BESIDE


def _here(state: State) -> Session:
    """The session of the page that is open."""
    return state.kept(state.asking) if _beside(state) else state.session


def _stands(state: State, session: Session) -> State:
    """``state`` with this session in the place of ``_here``."""
    return state.keeping(session) if _beside(state) else replace(state, session=session)


def _forget(library: Library, state: State, _: str) -> State:
    return State()


def _sheet(library: Library, state: State, sheet: str) -> State:
    return replace(state, sheet=sheet)


def _opens(kind: str) -> Move:
    def opened(library: Library, state: State, argument: str) -> State:
        return replace(state, asides=(*state.asides, Aside(kind, argument)))  # type: ignore[arg-type]

    return opened


def _return(library: Library, state: State, _: str) -> State:
    """Leave what is open, and what was read on the way there; from what the first start says, to the start page."""
    asides = state.asides[:-1] if state.aside and state.aside.kind != "first" else ()
    while asides and asides[-1].kind not in STAYS:
        asides = asides[:-1]
    practising = any(aside.kind == "practice" for aside in asides)
    return replace(state, asides=asides, rehearsal=state.rehearsal if practising else None)


def _household(library: Library, state: State, move: str) -> State:
    verb, _, argument = move.partition(":")
    session = state.kept("household")
    if not verb:
        return _planning(library, state)
    if verb == "add":
        session = commands.add(library, session)
    elif verb == "remove" and argument.isdecimal():
        session = commands.remove(library, session, int(argument))
    elif verb == "tick":
        session = commands.tick(session, argument, argument not in session.ticked)
    return replace(state.keeping(session), error=False)


def _planning(library: Library, state: State) -> State:
    """全家计划 where it was left; for who has named nobody the first question; from its plan 更改 of the relatives."""
    session = state.kept("household")
    if not session.seen:
        session = commands.start(library, session, "household")
    if state.asking == "household":
        session = commands.change(library, session, "members")
    if walk(library, session).page.kind == "members" and not walk(library, session).relatives:
        session = commands.add(library, session)
    return _opened(state, "household", session)


def _blank(library: Library, state: State, _: str) -> State:
    return _opened(state, "blank", commands.start(library, state.kept("blank"), "blank"))


def _opened(state: State, kind: Matter, session: Session) -> State:
    """What asks beside the journey, with nothing left lying upon it."""
    asides = state.asides
    while any(aside.kind == kind for aside in asides):
        asides = asides[:-1]
    return replace(state.keeping(session), asides=(*asides, Aside(kind)), error=False)


def _printer(library: Library, state: State, sheet: str) -> State:
    """Open the choice of the printer anew: neither how it went nor an earlier choice is to be come back to."""
    asides = (aside for aside in state.asides if aside.kind not in ("told", "printer"))
    return replace(state, asides=(*asides, Aside("printer", sheet)), copies=1)


def _queues(library: Library, state: State, found: str) -> State:
    """Say on the page ``printer`` that none was ``found``; with nothing, look for them again."""
    if state.aside is None or state.aside.kind != "printer":
        return state
    return replace(state, asides=(*state.asides[:-1], replace(state.aside, detail=found)))


def _copies(library: Library, state: State, copies: str) -> State:
    return replace(state, copies=int(copies))


def _practice(library: Library, state: State, step: str) -> State:
    """Begin at ``step`` (id of an action), or at the first picture; nothing where there is no picture."""
    from qinbao.guide.practice import Rehearsal, beginning

    todo = _drill(library, state)
    if not todo:
        return state
    begin = Rehearsal(at=beginning(todo, step))
    return replace(state, asides=(*state.asides, Aside("practice")), rehearsal=begin)


def _touch(library: Library, state: State, target: str) -> State:
    from qinbao.guide.practice import Rehearsal, touch

    return replace(state, rehearsal=touch(state.rehearsal or Rehearsal(), _drill(library, state), target or None))


def _show(library: Library, state: State, _: str) -> State:
    from qinbao.guide.practice import Rehearsal, show

    return replace(state, rehearsal=show(state.rehearsal or Rehearsal()))


def _rehearse(library: Library, state: State, _: str) -> State:
    from qinbao.guide.practice import Rehearsal

    return replace(state, rehearsal=Rehearsal())


def _drill(library: Library, state: State) -> tuple[Exercise, ...]:
    from qinbao.guide.practice import drill

    journey = resolve(library, state.session)
    return drill(library, journey.local, journey.facts)


def told(state: State, key: str, detail: str = "", sheet: str = "") -> State:
    """Open the page that says how printing or saving went."""
    return replace(state, asides=(*state.asides, Aside("told", key, detail, sheet)))


def past(state: State, kind: str) -> State:
    """``state`` without the page beside the journey that is open, if it is of that kind."""
    return replace(state, asides=state.asides[:-1]) if state.aside and state.aside.kind == kind else state


MOVES: Mapping[str, Move] = {
    "start": _start,
    "answer": _answer,
    "next": _next,
    "unknown": _unknown,
    "back": _back,
    "change": _change,
    "tick": _tick,
    "home": _home,
    "sheet": _sheet,
    "return": _return,
    "resume": _resume,
    "forget": _forget,
    "practice": _practice,
    "touch": _touch,
    "show": _show,
    "rehearse": _rehearse,
    "household": _household,
    "blank": _blank,
    "printer": _printer,
    "queues": _queues,
    "copies": _copies,
    **{
        kind: _opens(kind)
        for kind in (
            "sources",
            "source",
            "problems",
            "problem",
            "corrections",
            "comparison",
            "preview",
            "terms",
            "help",
            "first",
            "calibrate",
        )
    },
}
"""By the name a page or a button asks for it."""
