"""Regional files speak of places and topics that exist, and withdraw and stand in for only what is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from qinbao.check.data_folder import Entry, Ground
from qinbao.content.fact import Fact, Move
from qinbao.content.overlay import SECTIONS
from qinbao.content.topic import CityFile, Overlay, Region, Sections
from qinbao.content.trouble import Trouble

P = TypeVar("P", Region, CityFile)


def rule(ground: Ground) -> Iterator[Trouble]:
    """Unknown places and topics, names that do not fit their code, withdrawals of nothing, menu paths of odd form."""
    for entry, region in ground.all(Region):
        yield from _place(ground, entry, region)
        for city in region.cities:
            place = ground.places.get(city.code)
            if place and ground.places.province_of(place).code != region.code:
                yield entry.trouble("city-elsewhere", "cities", name=city.name)
    for entry, city in ground.all(CityFile):
        yield from _place(ground, entry, city)
    for entry, overlay in ground.all(Overlay):
        yield from _overlay(ground, entry, overlay)
    for entry, move in ground.all(Move):
        if sum(value is not None for value in (move.open, move.search, move.tap, move.do)) != 1:
            yield entry.trouble("move-form")


def _place(ground: Ground, entry: Entry, named: P) -> Iterator[Trouble]:
    place = ground.places.get(named.code)
    if place is None:
        yield entry.trouble("place-unknown", "code", code=named.code)
    elif place.name != named.name:
        yield entry.trouble("place-name", "name", name=named.name, right=place.name)


def _overlay(ground: Ground, entry: Entry, overlay: Overlay) -> Iterator[Trouble]:
    name = str(entry.trail[-1])
    topic = ground.topics.get(name)
    if topic is None:
        if name not in ground.matters:
            yield entry.trouble("topic-unknown", id=name)
        return
    above = _ids(topic)
    if "cities" in entry.trail:
        region = ground.regions[entry.file]
        if name in region.topics:
            above |= _ids(region.topics[name])
    for item in overlay.withdraw:
        if item not in above:
            yield entry.trouble("withdraw-nothing", "withdraw", id=item)
    for step in overlay.steps:
        if step.instead_of and step.instead_of not in above:
            yield entry.trouble("instead-of-nothing", "steps", id=step.instead_of)


def _ids(sections: Sections) -> set[str]:
    found: set[str] = set()
    for section in SECTIONS:
        items: tuple[Fact, ...] = getattr(sections, section)
        found |= {item.id for item in items}
    return found
