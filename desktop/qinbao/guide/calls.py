"""What an office should ring about first: what its visitors ask for most, times how old what it tells them is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from qinbao.content.day import day
from qinbao.content.fact import Fact
from qinbao.content.library import Library
from qinbao.content.overlay import SECTIONS, Local
from qinbao.flow.facts import PLACES
from qinbao.guide.build import build

MOST = 10
NEVER = 1000
"""Days that count where nothing is known of the place itself."""


class Call(msgspec.Struct, frozen=True):
    """A question for the hotline."""

    topic: str
    say: str
    days: int | None
    """Since somebody learnt anything about this matter in the place itself; none: nobody ever did."""


def here(place: str) -> dict[str, str]:
    """Answers of a family all of whom are insured in ``place``; empty: of whom nothing is known."""
    return dict.fromkeys(PLACES, place) if place else {}


def calls(library: Library, place: str, asked: Mapping[str, int], today: date) -> tuple[Call, ...]:
    """The ten most urgent questions about ``place`` (empty: about no place). ``asked``: how often for each matter.

    The questions of one matter stand as its question sheet has them: the first one first, the others after it.
    """
    found: list[tuple[float, Call]] = []
    for topic in library.topic_ids:
        guide = build(library, topic, here(place), today)
        days = _age(library.local(topic, place or None), today)
        weight = (1 + asked.get(topic, 0)) * (NEVER if days is None else max(1, days))
        found += ((weight / at, Call(topic, query.say, days)) for at, query in enumerate(guide.asks, 1))
    return tuple(call for _, call in sorted(found, key=lambda one: -one[0])[:MOST])


def _age(local: Local, today: date) -> int | None:
    facts: tuple[Fact, ...] = (*local.counters, *(fact for name in SECTIONS for fact in getattr(local.topic, name)))
    own = (fact.as_of for fact in facts if fact.id in local.layers or fact in local.counters)
    return min(((today - day(as_of)).days for as_of in own if as_of), default=None)
