"""Regional files speak of places and topics that exist, and withdraw only what is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.fact import Fact
from qinbao.content.overlay import SECTIONS
from qinbao.content.topic import CityFile, Overlay, Region, Sections
from qinbao.content.trouble import Trouble

P = TypeVar("P", Region, CityFile)


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Unknown places and topics, names that do not fit their code, withdrawals of nothing."""
    for entry, region in folder.all(Region):
        yield from _place(folder, entry, region)
        for city in region.cities:
            place = folder.places.get(city.code)
            if place and folder.places.province_of(place).code != region.code:
                yield entry.trouble("city-elsewhere", "cities", name=city.name)
    for entry, city in folder.all(CityFile):
        yield from _place(folder, entry, city)
    for entry, overlay in folder.all(Overlay):
        yield from _overlay(folder, entry, overlay)


def _place(folder: DataFolder, entry: Entry, named: P) -> Iterator[Trouble]:
    place = folder.places.get(named.code)
    if place is None:
        yield entry.trouble("place-unknown", "code", code=named.code)
    elif place.name != named.name:
        yield entry.trouble("place-name", "name", name=named.name, right=place.name)


def _overlay(folder: DataFolder, entry: Entry, overlay: Overlay) -> Iterator[Trouble]:
    name = str(entry.trail[-1])
    topic = folder.topics.get(name)
    if topic is None:
        if name not in folder.matters:
            yield entry.trouble("topic-unknown", id=name)
        return
    above = _ids(topic)
    if "cities" in entry.trail:
        region = folder.regions[entry.file]
        if name in region.topics:
            above |= _ids(region.topics[name])
    for item in overlay.withdraw:
        if item not in above:
            yield entry.trouble("withdraw-nothing", "withdraw", id=item)


def _ids(sections: Sections) -> set[str]:
    found: set[str] = set()
    for section in SECTIONS:
        items: tuple[Fact, ...] = getattr(sections, section)
        found |= {item.id for item in items}
    return found
