"""Walk every journey of a topic in every place, to prove that none of them is a dead end.

Places whose rules are the same are walked once and counted as often as they occur; for the payer's place those cases
stand for all places that rules can tell apart: unknown, the same, another city, another province, any named by a rule,
and where the payer's place rules each of the province with rules of its own once, over a relative in another city.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from qinbao.content.condition import pairs
from qinbao.content.fact import Fact
from qinbao.content.library import Library
from qinbao.content.overlay import SECTIONS, Local
from qinbao.content.topic import Question, Region
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive, localised
from qinbao.flow.offers import own_ways
from qinbao.flow.rules import UNKNOWN, Facts, holds
from qinbao.visit_cache import on_forget

Answers = dict[str, str]


class Named(NamedTuple):
    """Places that rules name: of the relative, and of the payer."""

    here: frozenset[str]
    payers: frozenset[str]


_KNOWN: WeakKeyDictionary[Library, dict[tuple[str, str | None], Named]] = WeakKeyDictionary()
"""By content, topic and place: asked for again wherever a journey begins."""
on_forget(_KNOWN.clear)


class Survey(msgspec.Struct, frozen=True):
    """What walking a topic found."""

    journeys: int
    dead_ends: tuple[str, ...]
    """Answers of each journey that ends without a ruling or without anything to do next."""


def survey(library: Library, topic: str) -> Survey:
    """Walk all journeys of ``topic`` in all places. Raises ``KeyError`` for an unknown topic."""
    matter = library.topic(topic)
    asks_place = any(stop.ask == "place" for stop in matter.path)
    journeys = 0
    dead: list[str] = []
    classes = place_classes(library, topic) if asks_place else {None: 1}
    for place, count in classes.items():
        for answers, facts, local in leaves(library, topic, place):
            journeys += count
            if not _useful(library, local, facts):
                dead.append(" ".join(f"{key}={value}" for key, value in answers.items()))
    return Survey(journeys, tuple(dead))


def place_classes(library: Library, topic: str) -> Mapping[str | None, int]:
    """A representative place code for each set of places with the same rules, and how many places it stands for.

    None stands for 我不知道.
    """
    counts: dict[tuple[str, ...], int] = {}
    first: dict[tuple[str, ...], tuple[int, str]] = {}
    for province, lines in library.places.lines.items():
        apart = _tellable(library, topic, province)
        # Where nothing is told apart, one stands for all: there are thousands of places.
        for rank, line in lines if apart else lines[:1]:
            key = () if apart.isdisjoint(line) else tuple(code for code in line if code in apart)
            counts[key] = counts.get(key, 0) + (1 if apart else len(lines))
            first[key] = min(first.get(key, (rank, line[0])), (rank, line[0]))
    return {None: 1, **{code: counts[key] for key, (_, code) in sorted(first.items(), key=lambda found: found[1])}}


def _tellable(library: Library, topic: str, province: str) -> frozenset[str]:
    """Places of a province that its rules tell apart: those with rules of their own, and those that a rule names."""
    region = library.region(province)
    if not isinstance(region, Region):
        return frozenset()
    cities = {city.code for city in region.cities if topic in city.topics}
    own = {region.code} if topic in region.topics else set()
    return frozenset(own | cities).union(*(_named(library, topic, code).here for code in (province, *cities)))


def leaves(library: Library, topic: str, place: str | None) -> Iterator[tuple[Answers, Facts, Local]]:
    """Every full set of answers the path can ask for in ``place``, with its facts and the rules that hold then."""
    path = library.topic(topic).path
    named = sorted(payers_named(library, topic, place))

    def walk(index: int, answers: Answers) -> Iterator[tuple[Answers, Facts, Local]]:
        local = localised(library, topic, answers)
        facts = derive(library, local, answers)
        for number in range(index, len(path)):
            stop = path[number]
            if stop.ask is None or not holds(stop.when, facts):
                continue
            question = library.questions[stop.ask]
            if question.kind == "place":
                values = places_apart(library, question, place, named)
            else:
                values = answers_apart(question, facts, local)
            for value in values:
                yield from walk(number + 1, {**answers, question.id: value})
            return
        yield answers, facts, local

    yield from walk(0, {})


def places_apart(library: Library, question: Question, place: str | None, named: Iterable[str]) -> Iterator[str]:
    """Every answer to a place question that rules can tell apart, for a relative in ``place``.

    ``named``: places of the payer to be tried besides the usual ones.
    """
    if question.id == "place":
        yield place or UNKNOWN
    else:
        yield from dict.fromkeys((UNKNOWN, *payer_places(library, place), *named))


def answers_apart(question: Question, facts: Facts, local: Local) -> Iterator[str]:
    """Every answer to a question with choices that leads elsewhere: those it offers, and the ways of this place's own.

    我不知道 counts as the usual answer, so where that is offered too it is walked once. So is what counts as another.
    """
    kinds = [option.value for option in question.options if option.like is None and holds(option.when, facts)]
    if question.id == "channel":
        yield from dict.fromkeys((*kinds, *(way.id for way in own_ways(local, facts))))
    else:
        usual = question.assume in kinds and question.assume != UNKNOWN
        yield from (kind for kind in kinds if kind != UNKNOWN or not usual)


def payer_places(library: Library, place: str | None) -> Iterator[str]:
    """Places as they lie to each other, seen from ``place``: the same, another city, another province."""
    places = library.places
    here = places.get(place) if place else None
    if here is None:
        yield places.provinces()[0].code
        return
    yield here.code
    province = places.province_of(here)
    city = places.city_of(here)
    near = next((other for other in places.cities(province.code) if city is None or other.code != city.code), None)
    if near is not None:
        yield near.code
    yield next(other.code for other in places.provinces() if other.code != province.code)


def payers_named(library: Library, topic: str, place: str | None) -> frozenset[str]:
    """Places of the payer that rules tell apart from all others, seen from ``place``."""
    here = library.places.get(place) if place else None
    named = _named(library, topic, place).payers
    if here is None or library.topic(topic).rules_of == "place":
        return named
    # Where the payer's place rules, the relative's matters only as the same or another city, or where a rule names it.
    ruling = _tellable(library, topic, library.places.province_of(here).code)
    named = named.union(*(_named(library, topic, code).payers for code in ruling))
    chain = {here.code, *(above.code for above in library.places.ancestors(here))}
    naming = {code for code in ruling if not chain.isdisjoint(_named(library, topic, code).here)}
    return named.union(naming, _next(sorted(ruling), chain))


def _next(ruling: Sequence[str], chain: Collection[str]) -> Iterator[str]:
    """The place after the one in ``chain``, round and round: so each rules once over a relative in another city."""
    own = next((number for number, code in enumerate(ruling) if code in chain), None)
    if own is not None and len(ruling) > 1:
        yield ruling[(own + 1) % len(ruling)]


def _named(library: Library, topic: str, place: str | None) -> Named:
    """Places that the rules of a topic name in ``place``, so that they differ from all others."""
    known = _KNOWN.setdefault(library, {})
    if (topic, place) not in known:
        sections = library.local(topic, place).topic
        items: Iterator[Fact] = (item for section in SECTIONS for item in getattr(sections, section))
        found: dict[str, set[str]] = {"place": set(), "payer_place": set()}
        for key, wanted in (pair for item in items if item.when for pair in pairs(item.when)):
            if key in found:
                found[key].update(wanted if isinstance(wanted, list) else [wanted])
        here, payers = (frozenset(places - {UNKNOWN}) for places in found.values())
        known[topic, place] = Named(here, payers)
    return known[topic, place]


def _useful(library: Library, local: Local, facts: Facts) -> bool:
    """Whether some ruling holds and leaves something to do: another topic, a document or a step."""
    ruled = False
    for ruling in local.topic.verdict:
        if not ruling.when or holds(ruling.when, facts):
            if ruling.go:
                return True
            ruled = True
    if not ruled:
        return False
    if any(not document.when or holds(document.when, facts) for document in local.topic.documents):
        return True
    return bool(actions(library, local, facts))
