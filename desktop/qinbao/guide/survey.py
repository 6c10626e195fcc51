"""Walk every journey of a topic in every place, to prove that none of them is a dead end.

Places whose rules are the same are walked once and counted as often as they occur; for the payer's place the four
cases that rules can tell apart stand for all places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.place import Place
from qinbao.content.topic import Question, Region
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive
from qinbao.flow.rules import UNKNOWN, Facts, holds

Answers = dict[str, str]


@dataclass(frozen=True)
class Survey:
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
        local = library.local(topic, place)
        for answers, facts in leaves(library, local, place):
            journeys += count
            if not _useful(library, local, facts):
                dead.append(" ".join(f"{key}={value}" for key, value in answers.items()))
    return Survey(journeys, tuple(dead))


def place_classes(library: Library, topic: str) -> Mapping[str | None, int]:
    """A representative place code for each set of places with the same rules, and how many places it stands for.

    None stands for 我不知道.
    """
    counts: dict[tuple[str, ...], int] = {}
    first: dict[tuple[str, ...], str] = {}
    for place in library.places.all:
        key = _layers(library, topic, place)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, place.code)
    return {None: 1, **{first[key]: count for key, count in counts.items()}}


def _layers(library: Library, topic: str, place: Place) -> tuple[str, ...]:
    chain = (place, *library.places.ancestors(place))
    region = library.region(chain[-1].code)
    if not isinstance(region, Region):
        return ()
    cities = {city.code for city in region.cities if topic in city.topics}
    own = (region.code,) if topic in region.topics else ()
    return (*own, *(step.code for step in chain if step.code in cities))


def leaves(library: Library, local: Local, place: str | None) -> Iterator[tuple[Answers, Facts]]:
    """Every full set of answers the path can ask for in ``place``, with its facts."""
    path = local.topic.path

    def walk(index: int, answers: Answers) -> Iterator[tuple[Answers, Facts]]:
        facts = derive(library, local, answers)
        for number in range(index, len(path)):
            stop = path[number]
            if stop.ask is None or not holds(stop.when, facts):
                continue
            question = library.questions[stop.ask]
            for value in _values(library, question, place, facts):
                yield from walk(number + 1, {**answers, question.id: value})
            return
        yield answers, facts

    yield from walk(0, {})


def _values(library: Library, question: Question, place: str | None, facts: Facts) -> Iterator[str]:
    if question.id == "place":
        yield place or UNKNOWN
    elif question.kind == "place":
        yield UNKNOWN
        yield from _payer_places(library, place)
    else:
        yield from (option.value for option in question.options if holds(option.when, facts))


def _payer_places(library: Library, place: str | None) -> Iterator[str]:
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
