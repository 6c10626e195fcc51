"""直接打印: which matter, which place, then the sheets as blank forms; nothing else is asked. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow.rules import UNKNOWN
from qinbao.screen import aside
from qinbao.screen.state import State

TOPIC, PLACE, SHEETS = "topic", "place", "sheets"
_AFTER = {TOPIC: PLACE, PLACE: SHEETS}


def page(state: State) -> str:
    """The page of the shelf that is open."""
    return state.aside.page if isinstance(state.aside, aside.Blank) else TOPIC


def given(state: State) -> Mapping[str, str]:
    """What was chosen: ``topic``, and ``place`` as its code."""
    return dict(state.form)


def is_open(state: State) -> bool:
    """Whether the sheets in question are those of the shelf."""
    return any(isinstance(open_, aside.Blank) for open_ in state.asides)


def topics(library: Library) -> tuple[str, ...]:
    """Matters that have sheets, in the order of the start page."""
    cards = (card.topic for card in library.cards)
    return tuple(topic for topic in cards if any(stop.page == "sheets" for stop in library.topic(topic).path))


def open_shelf(state: State) -> State:
    """Ask for the matter."""
    return _to(state, TOPIC)


def answer(library: Library, state: State, value: str) -> State:
    """Choose a matter or a place; unchanged for one that does not exist. Choosing never moves."""
    at = page(state)
    known = {
        TOPIC: lambda: value in topics(library),
        PLACE: lambda: value == UNKNOWN or library.places.get(value) is not None,
    }
    if at not in known or not known[at]():
        return state
    return replace(state, form=tuple({**given(state), at: value}.items()), error=False)


def proceed(library: Library, state: State) -> State:
    """One page on, or the error of a page without an answer."""
    at = page(state)
    if at == SHEETS:
        return state
    return _to(state, _AFTER[at]) if at in given(state) else replace(state, error=True)


def _to(state: State, where: str) -> State:
    return replace(state, asides=(*state.asides, aside.Blank(where)), error=False)
