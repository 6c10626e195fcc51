"""What can be true at all, found by asking the engine: its own facts, at every stop of every journey.

Journeys are walked lazily, first those whose answers a condition names: one that can hold is mostly met within the
first few, and only one that cannot is held against them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property, partial
from heapq import heappop, heappush
from itertools import chain, count, islice, product
from typing import NamedTuple, TypeVar, get_args

from qinbao.check.data_folder import DataFolder
from qinbao.content.condition import pairs
from qinbao.content.fact import When
from qinbao.content.library import Library
from qinbao.content.places import Places
from qinbao.content.relations import AGE, NEAR
from qinbao.content.topic import Question, Stop
from qinbao.content.words import Words, flatten
from qinbao.flow.facts import PLACES, derive, localised
from qinbao.flow.household import Helps, Household, Insurance, Member, duties
from qinbao.flow.rules import RULES_OF, UNKNOWN, Facts, holds
from qinbao.guide.household import WAYS, standing
from qinbao.guide.survey import answers_apart, payer_places, payers_named, place_classes, places_apart

T = TypeVar("T")
_RELATED = tuple(who for who, near in NEAR.items() if near != "self")
Stand = tuple[int, Facts]
"""How many stops of the path lie behind, and what is known then; after the last stop all that a guide is built from."""
Answers = tuple[tuple[str, str], ...]
Lying = tuple[str, str]
"""Whether two places have the same province, and the same city: ``same``, ``other``."""


class Reached(NamedTuple):
    """How far a journey goes with its answers: to the next question, or to the end."""

    facts: Facts
    stop: int
    """Index of that question's stop; at the end how many stops there are."""
    question: Question | None
    choices: tuple[str, ...]
    """Its answers that rules can tell apart; for a place question they depend on more."""


class FolderLibrary(Library):
    """The library of a folder that has been read already; what could not be read raises as it always does."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__(folder.root)
        self._folder = folder

    @cached_property
    def places(self) -> Places:
        """All insured places."""
        return self._folder.places

    @cached_property
    def words(self) -> Words:
        """Words of the program itself, none where they could not be read: no condition asks for them."""
        read = self._folder.located.get("words.yaml")
        return Words(flatten(read) if read else {})

    def _read(self, name: str, kind: type[T]) -> T:
        found: T | None = self._folder.files.get(name)
        return super()._read(name, kind) if found is None else found


class Engine:
    """Asks the engine about the content of one folder, whose topics and questions have to be readable."""

    def __init__(self, folder: DataFolder) -> None:
        self.library = FolderLibrary(folder)
        self._places = cache(partial(place_classes, self.library))
        self._kinds = cache(self._unlike)
        self._inside = cache(self._within)
        self._payers = cache(partial(payers_named, self.library))
        self._reach = cache(self._reached)
        self._shut = cache(self._ending)
        self._met: dict[tuple[str, int], list[Facts]] = {}
        """What some condition held for at a stop: mostly the next one asked there holds for it too."""

    def ever(self, when: When, topic: str, stop: int | None, code: str | None) -> bool:
        """Whether ``when`` holds at some time on a journey of ``topic``.

        ``stop``: index of the stop on the path at which it is asked; none: at the end. ``code``: the place whose rules
        have to hold then; none: any.
        """
        if code is None and all(key == "topic" for key, _ in pairs(when)):
            return holds(when, Facts({"topic": topic}))  # which is the same on all of its journeys
        at = len(self.library.topic(topic).path) if stop is None else stop
        met = self._met.setdefault((topic, at), [])
        walked = (facts for _, facts in self.stands(topic, code, *_likely(when), at=at))
        for facts in chain(reversed(met), walked):
            if (code is None or code in facts.within[RULES_OF]) and holds(when, facts):
                if facts not in met:
                    met.append(facts)
                return True
        return False

    def stands(
        self,
        topic: str,
        code: str | None,
        likely: Collection[str],
        apart: Collection[Lying] = (),
        at: int | None = None,
    ) -> Iterator[Stand]:
        """What is known at each stop of each journey; where ``code`` rules all those and some more.

        ``likely``: answers to try first; places among them are tried besides those that rules tell apart. ``apart``:
        how the two places may lie to each other, to be tried first as well. ``at``: the one stop that is asked for.
        """
        places = frozenset(value for value in likely if self.library.places.get(value) is not None)
        payers = places | {code} if code is not None and self._of_payer(topic) else places
        shut = self._shut(topic)
        begun = count()
        # Few odd answers first, and of those with as many the one that has come furthest.
        waiting: list[tuple[int, int, int, str | None, Answers]] = []
        beginnings = self._from(topic, code, places, likely, apart)
        while True:
            if not waiting or waiting[0][0]:
                # Where else one may begin is asked for only now: most conditions are met by then.
                for odd, place in beginnings:
                    heappush(waiting, (odd, 0, next(begun), place, ()))
                    if not odd:
                        break
            if not waiting:
                return
            odd, start, _, place, answers = heappop(waiting)
            facts, end, question, choices = self._reach(topic, -start, answers)
            for index in range(-start, end + 1):
                if at is None or index == at:
                    yield index, facts
            if question is None or (at is not None and end >= at):
                continue
            if question.kind == "place":
                named = sorted(payers | self._payers(topic, place))
                choices = tuple(places_apart(self.library, question, place, named))
            first = next((value for value in choices if (question.id, value) not in shut), choices[0])
            for value in choices:
                usual = (
                    value == first or value in likely or (bool(apart) and self._lying(question, place, value) in apart)
                )
                further = odd + (not usual)
                heappush(waiting, (further, -end - 1, next(begun), place, (*answers, (question.id, value))))

    def _reached(self, topic: str, start: int, answers: Answers) -> Reached:
        """From stop ``start`` to the next question; remembered, for each condition walks the same journeys."""
        path = self.library.topic(topic).path
        local = localised(self.library, topic, dict(answers))
        facts = derive(self.library, local, dict(answers))
        for index in range(start, len(path)):
            if question := self._asked(path[index], facts):
                choices = () if question.kind == "place" else tuple(answers_apart(question, facts, local))
                return Reached(facts, index, question, choices)
        return Reached(facts, len(path), None, ())

    def _ending(self, topic: str) -> frozenset[tuple[str, str]]:
        """Answers for which the path leaves a later question out: with others a journey comes by more of them."""
        denied = (pairs(stop.when["not"]) for stop in self.library.topic(topic).path if "not" in stop.when)
        return frozenset((key, value) for part in denied for key, wanted in part for value in _listed(wanted))

    def _asked(self, stop: Stop, facts: Facts) -> Question | None:
        question = self.library.questions.get(stop.ask) if stop.ask else None
        return question if question is not None and holds(stop.when, facts) else None

    def _from(
        self, topic: str, code: str | None, named: Iterable[str], likely: Collection[str], apart: Collection[Lying]
    ) -> Iterator[tuple[int, str | None]]:
        """Places of the relative to begin in, and how odd it would be; the likely ones first."""
        if not any(stop.ask == PLACES[0] for stop in self.library.topic(topic).path):
            yield 0, None
            return
        yield from ((0, place) for place in dict.fromkeys((code, *sorted(named), None)))
        if apart:
            yield from ((0, place) for place in islice(self._neighbours(), 1))
        if code is not None:
            yield from ((0, place) for place in self._inside(topic, code))
        if code is not None and self._of_payer(topic):
            yield from ((0, place) for place in payer_places(self.library, code))
        if code is None or self._of_payer(topic):
            for nth, place in enumerate(self._kinds(topic)):
                yield nth > 1 and self.library.local(topic, place).topic.payment_model not in likely, place

    def _lying(self, question: Question, place: str | None, payer: str) -> Lying | None:
        """How a place of the payer lies to the relative's; none for an answer that is no place."""
        places = self.library.places
        here, there = places.get(place) if place else None, places.get(payer)
        if question.kind != "place" or here is None or there is None:
            return None
        if places.province_of(here).code != places.province_of(there).code:
            return ("other", "other")
        cities = (places.city_of(here), places.city_of(there))
        return ("same", "same" if cities[0] == cities[1] else "other")

    def _of_payer(self, topic: str) -> bool:
        matter = self.library.topic(topic)
        return PLACES[1] in (matter.rules_of, matter.rules_of_apart)

    def _within(self, topic: str, code: str) -> tuple[str, ...]:
        """Places told apart by rules that lie in another one, or are it."""
        return tuple(place for place in self._places(topic) if place is not None and self._lies_in(place, code))

    def _lies_in(self, place: str, code: str) -> bool:
        found = self.library.places.get(place)
        return found is not None and code in (place, *(above.code for above in self.library.places.ancestors(found)))

    def _unlike(self, topic: str) -> tuple[str | None, ...]:
        """One place for each set of places that differ in nothing but their names, wherever the payer is."""
        first: dict[object, str | None] = {}
        for place in (*self._places(topic), *self._neighbours()):
            first.setdefault(frozenset(self._told(topic, place)), place)
        return tuple(first.values())

    def _neighbours(self) -> Iterator[str]:
        """A city of a province that has more: the places before it may all be cities on their own."""
        cities = (self.library.places.cities(province.code) for province in self.library.places.provinces())
        yield from next(([beside[0].code] for beside in cities if len(beside) > 1), [])

    def _told(self, topic: str, place: str | None) -> Iterator[frozenset[tuple[str, str]]]:
        question = self.library.questions.get(PLACES[1])
        here = {PLACES[0]: place or UNKNOWN}
        payers = places_apart(self.library, question, place, ()) if question else (UNKNOWN,)
        for payer in payers:
            answers = {**here, PLACES[1]: payer}
            local = localised(self.library, topic, answers)
            facts = derive(self.library, local, answers)
            own = (*PLACES, RULES_OF, "route")
            yield frozenset((key, value) for key, value in facts.values.items() if key not in own)


@cache
def plans() -> tuple[Facts, ...]:
    """All that can be known of one relative of a household plan."""
    found: dict[tuple[tuple[str, str], ...], Facts] = {}
    people = product((*_RELATED, UNKNOWN), ("spouse-parent", UNKNOWN), get_args(Insurance), get_args(Helps))
    for (who, in_law, mine, spouse), theirs in product(people, get_args(Insurance)):
        household = Household(
            payer=(("payer_insurance", mine),),
            spouse=spouse,
            spouse_insurance=theirs,
            members=(Member(answers=(("for", who), ("in_law", in_law))),),
        )
        for capacity, way in product((0, 1), WAYS):
            for duty in duties(household, capacity):
                facts = standing(duty, way)
                found[tuple(facts.values.items())] = facts
    return tuple(found.values())


def _likely(when: When) -> tuple[frozenset[str], frozenset[Lying]]:
    """Answers that may bring ``when`` about, and how the two places may lie then: only to be tried first."""
    wanted: dict[str, set[str]] = {}
    for key, value in pairs(when):
        wanted.setdefault(key, set()).update(_listed(value))
    told = {
        who for key, says in (("near", NEAR), ("age", AGE)) for who, said in says.items() if said in wanted.get(key, ())
    }
    asked = wanted.keys() & {"provinces", "cities"}
    lying = {
        (provinces, cities)
        for provinces, cities in (("same", "same"), ("same", "other"), ("other", "other"))
        if asked and provinces in wanted.get("provinces", (provinces,)) and cities in wanted.get("cities", (cities,))
    }
    return frozenset(values(when)) | told, frozenset(lying)


def values(when: When) -> Iterator[str]:
    """Every value that a condition names, however deep."""
    return chain.from_iterable(_listed(wanted) for _, wanted in pairs(when))


def _listed(wanted: str | list[str]) -> list[str]:
    return wanted if isinstance(wanted, list) else [wanted]
