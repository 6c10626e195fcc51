"""What to verify next: old, undated, low and conflicting facts, those that serve most places first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from qinbao.content.day import day
from qinbao.content.fact import Fact
from qinbao.content.heard import Noted
from qinbao.content.library import Library
from qinbao.content.overlay import NATION, NATIONAL, SECTIONS
from qinbao.content.topic import CityFile, Region, Sections
from qinbao.guide.freshness import stale


class Due(msgspec.Struct, frozen=True):
    """A fact to verify."""

    places: int
    """How many places it serves."""
    days: int | None
    """Age on the day asked for; none: undated."""
    fact: Fact

    def __str__(self) -> str:
        age = "----" if self.days is None else f"{self.days:4}"
        flags = ("L" if self.fact.confidence == "low" else "-") + ("C" if self.fact.conflict else "-")
        return f"{self.places:5} {age} {flags} {self.fact.id}  {self.fact.say}"


def ageing(library: Library, today: date) -> tuple[Due, ...]:
    """Facts that are older than 180 days on ``today``, undated, low or conflicting; most used, then oldest first."""
    due = [
        Due(places, None if fact.as_of is None else (today - day(fact.as_of)).days, fact)
        for places, fact in _served(library)
        if fact.sources and (stale(fact.as_of, today) or fact.confidence == "low" or fact.conflict)
    ]
    return tuple(
        sorted(due, key=lambda row: (-row.places, -(row.days if row.days is not None else 10**6), row.fact.id))
    )


def _served(library: Library) -> Iterator[tuple[int, Fact]]:
    everywhere, sizes = len(library.places.all), _sizes(library)
    for topic in library.topic_ids:
        matter = library.topic(topic)
        yield from ((everywhere, fact) for fact in (*_facts(matter, SECTIONS), *_facts(matter, NATIONAL)))
    household = library.household
    limits = (household.relatives, household.binders, *household.bind, *household.share, *household.warnings)
    shared = (library.corrections, library.problems.values(), library.terms, library.comparison.rows, limits)
    for facts in shared:
        yield from ((everywhere, fact) for fact in facts)
    for site in library.sites:
        yield (everywhere if site.place == NATION else sizes[site.place]), site
    for code in library.region_files:
        region = library.region(code)
        if not isinstance(region, Region):
            continue
        both: tuple[Region | CityFile, ...] = (region, *region.cities)
        for named in both:
            count = sizes[named.code]
            for overlay in named.topics.values():
                yield from ((count, fact) for fact in _facts(overlay, SECTIONS))
            yield from ((count, fact) for fact in (*named.counters, *named.hotline))
    yield from _written_down(library, sizes)


def _written_down(library: Library, sizes: Mapping[str, int]) -> Iterator[tuple[int, Fact]]:
    """What local records say, as it stands in their places."""
    for code in library.heard.codes() if library.heard else ():
        noted = library.noted(code)
        if not isinstance(noted, Noted):
            continue
        count = sizes[code]
        for topic in (topic for topic in noted.topics if topic in library.topic_ids):
            local = library.local(topic, code)
            facts = (*_facts(local.topic, SECTIONS), *local.counters)
            yield from ((count, fact) for fact in facts if local.rung.keys() & set(fact.sources))


def _facts(sections: Sections, names: Iterable[str]) -> Iterator[Fact]:
    for name in names:
        yield from getattr(sections, name)


def _sizes(library: Library) -> Counter[str]:
    """How many places there are in each, itself among them, by its code."""
    places = library.places
    return Counter(step.code for place in places.all for step in (place, *places.ancestors(place)))
