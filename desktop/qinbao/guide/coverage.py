"""How far the program knows the way, place by place: to the end, in, by name, to a counter, or only whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from qinbao.content.library import Library
from qinbao.content.place import Place
from qinbao.flow.facts import derive, localised
from qinbao.flow.route_choice import COUNTER, route_of, ways

USUAL = {
    "for": "parent",
    "payer_insurance": "employee",
    "relative_insured": "resident",
    "smartphone": "yes",
    "face": "yes",
    "same_household": "yes",
    "visit": "outpatient",
    "unbind_what": "mutual-aid",
}
"""A family that may: only the place decides how far the way is known."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of places whose journeys end on …; together all insured places."""

    whole: int = 0
    entry: int = 0
    name: int = 0
    counter: int = 0
    ask: int = 0


def coverage(library: Library, topic: str) -> Coverage | None:
    """The table's row for ``topic``; none where the matter is done nowhere. Raises ``KeyError`` if unknown."""
    matter = library.topic(topic)
    if not matter.routes or not any(stop.ask == "place" for stop in matter.path):
        return None
    counts = dict.fromkeys(Coverage.__struct_fields__, 0)
    for place in insured(library):
        counts[ending(library, topic, place)] += 1
    return Coverage(**counts)


def insured(library: Library) -> tuple[Place, ...]:
    """The cities that insure people, each once."""
    return tuple(place for place in library.places.all if place.kind == "city")


def ending(library: Library, topic: str, place: Place) -> str:
    """What the best way for a family in ``place`` ends on: a field of ``Coverage``."""
    answers = answered(library, topic, place)
    local = localised(library, topic, answers)
    facts = derive(library, local, answers)
    route = route_of(local, facts)
    if route is not None and route.known in ("whole", "entry", "name") and route.within != COUNTER:
        return route.known
    own = any(way.id in local.layers for way in ways(local, facts) if way.within == COUNTER)
    return "counter" if own or (local.counters and local.topic.counters) else "ask"


def answered(library: Library, topic: str, place: Place) -> Mapping[str, str]:
    """The usual answers of a family in ``place``; between provinces where the matter is only for those."""
    payer = place.code
    if topic == "wallet":
        here = library.places.province_of(place).code
        payer = next(other.code for other in library.places.provinces() if other.code != here)
    return {**USUAL, "place": place.code, "payer_place": payer}
