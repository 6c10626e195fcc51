"""What a shelf of blank sheets consists of: every sheet once, and for every place the file that holds its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from qinbao.content.library import Library
from qinbao.content.place import Place
from qinbao.content.topic import Region


class Task(msgspec.Struct, frozen=True, order=True):
    """One file to make."""

    sheet: str
    topic: str
    place: str
    """Code of the place whose rules it tells."""
    file: str
    """Path below the shelf's folder."""


class Plan(msgspec.Struct, frozen=True):
    """Files to make, and which places each serves."""

    tasks: tuple[Task, ...]
    served: tuple[tuple[Place, Place], ...]
    """Each place asked for with the place whose sheets its people take: a county without rules of its own takes
    those of the city that insures it."""


def plan(library: Library, places: Sequence[Place], topics: Iterable[str], sheets: Iterable[str]) -> Plan:
    """Everything for ``places`` and all below them, in an order in which neighbours have most words in common."""
    served = tuple(dict.fromkeys((place, rules_of(library, place)) for place in _insuring(library, places)))
    homes = tuple(dict.fromkeys(home for _, home in served))
    topics = tuple(topics)
    tasks = tuple(
        Task(sheet, topic, home.code, f"{home.code}-{home.short}/{topic}-{sheet}.pdf")
        for sheet in sheets
        for topic in topics
        for home in homes
    )
    return Plan(tasks, served)


def rules_of(library: Library, place: Place) -> Place:
    """The place whose sheets people of ``place`` take: itself, or its city where nothing of its own is on file."""
    city = library.places.city_of(place)
    return city if city is not None and place.code not in _own(library, place) else place


def _own(library: Library, place: Place) -> frozenset[str]:
    region = library.region(library.places.province_of(place).code)
    said = frozenset(city.code for city in region.cities) if isinstance(region, Region) else frozenset()
    return said | {site.place for site in library.sites}


def _insuring(library: Library, places: Iterable[Place]) -> Iterator[Place]:
    """Cities and counties of these places; a province insures nobody, its cities do."""
    for place in places:
        if place.kind != "province":
            yield place
        yield from _insuring(library, library.places.children(place.code))
