"""What a press of a button does to the state: pure functions, by the name a page asks for them. No Qt here.

None of them prints, saves or speaks: the window does that, and only for buttons that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.engine import resolve
from qinbao.flow.rules import UNKNOWN
from qinbao.ui.state import Aside, State

Move = Callable[[Library, State, str], State]


def _start(library: Library, state: State, topic: str) -> State:
    return State(session=commands.start(library, state.session, topic))


def _answer(library: Library, state: State, value: str) -> State:
    question = resolve(library, state.session).page.question
    if question is None:
        return state
    return replace(state, session=commands.answer(state.session, question.id, value))


def _next(library: Library, state: State, _: str) -> State:
    if resolve(library, state.session).blocked:
        return replace(state, error=True)
    return replace(state, session=commands.proceed(library, state.session), error=False)


def _unknown(library: Library, state: State, _: str) -> State:
    return _next(library, _answer(library, state, UNKNOWN), "")


def _back(library: Library, state: State, _: str) -> State:
    if state.asides:
        return replace(state, asides=state.asides[:-1])
    return replace(state, session=commands.back(library, state.session), error=False)


def _change(library: Library, state: State, page: str) -> State:
    return replace(state, session=commands.change(library, state.session, page), error=False)


def _tick(library: Library, state: State, document: str) -> State:
    on = document not in state.session.ticked
    return replace(state, session=commands.tick(state.session, document, on))


def _home(library: Library, state: State, _: str) -> State:
    return State(session=commands.home(state.session))


def _sheet(library: Library, state: State, sheet: str) -> State:
    return replace(state, sheet=sheet)


def _opens(kind: str) -> Move:
    def opened(library: Library, state: State, argument: str) -> State:
        return replace(state, asides=(*state.asides, Aside(kind, argument)))  # type: ignore[arg-type]

    return opened


def _return(library: Library, state: State, _: str) -> State:
    return replace(state, asides=())


def told(state: State, key: str, detail: str = "") -> State:
    """Open the page that says how printing or saving went."""
    return replace(state, asides=(*state.asides, Aside("told", key, detail)))


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
    **{kind: _opens(kind) for kind in ("sources", "problems", "problem", "corrections", "preview", "terms")},
}
"""By the name a page or a button asks for it."""
