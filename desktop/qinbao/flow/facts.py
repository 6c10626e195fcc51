"""Derive what follows from the answers, so that rules can stay short."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import get_args

import msgspec

from qinbao.content.library import Library
from qinbao.content.overlay import Coverage, Local
from qinbao.content.places import Places
from qinbao.content.relations import AGE, NEAR, OFF_PHONE
from qinbao.content.topic import PaymentModel, Topic
from qinbao.flow.route_choice import COUNTER, NONE, choose, kind_of
from qinbao.flow.rules import RULES_OF, UNKNOWN, Facts, holds
from qinbao.visit_cache import visit_cache

PLACES = ("place", "payer_place")
KINDS = ("alipay", "wechat", "nhsa-app", "local-app", "counter")


class Derived(msgspec.Struct, frozen=True):
    """A fact that ``derive`` works out."""

    values: tuple[str, ...]
    """All it can be."""
    questions: tuple[str, ...] = ()
    """Any of these answered may decide it; none: the rules of the place do."""


DERIVED: Mapping[str, Derived] = {
    "near": Derived((*dict.fromkeys(NEAR.values()), UNKNOWN), ("for",)),
    "age": Derived((*dict.fromkeys(AGE.values()), UNKNOWN), ("for",)),
    "provinces": Derived(("same", "other", UNKNOWN), ("payer_place",)),
    "cities": Derived(("same", "other", UNKNOWN), ("payer_place",)),
    "local": Derived(get_args(Coverage)),
    "local_channel": Derived(("yes", "no")),
    "payment_model": Derived((*get_args(PaymentModel), UNKNOWN)),
}
"""Every derived fact by its key; ``data/README.md`` explains them to authors."""


def localised(library: Library, topic: str, answers: Mapping[str, str]) -> Local:
    """``topic`` as it stands in the place whose rules hold. Raises ``KeyError`` for an unknown topic."""
    ruling = _ruling(library.places, library.topic(topic), answers)
    return library.local(topic, None if ruling == UNKNOWN else ruling)


def derive(library: Library, local: Local, answers: Mapping[str, str]) -> Facts:
    """Facts from answers. A question without an answer, or answered 我不知道, counts as its ``assume``."""
    supposed = library.supposed
    values = {"topic": local.topic.id, **supposed}
    for key, given in answers.items():
        if given != UNKNOWN and key in supposed:
            values[key] = given
    who = values.get("for", UNKNOWN)
    values["near"] = NEAR.get(who, UNKNOWN)
    values["age"] = AGE.get(who, values.get("age", UNKNOWN))
    values["local"] = local.coverage
    own = (route for route in local.topic.routes if route.id in local.layers and route.within != COUNTER)
    values["local_channel"] = "yes" if next(own, None) else "no"
    values[RULES_OF] = _ruling(library.places, local.topic, answers)
    facts = Facts(values, {**_place_facts(library.places, values), **_alike(library, who)})
    # Between two provinces money goes by 医保钱包, however each of them lets it go inside.
    values["payment_model"] = (values["provinces"] != "other" and local.topic.payment_model) or UNKNOWN
    _choose(library, local, facts, values, answers.get("channel", UNKNOWN))
    return facts


def _choose(library: Library, local: Local, facts: Facts, values: dict[str, str], answer: str) -> None:
    """Put in which route is told, and under which kind it counts for all other conditions."""
    usual = values.pop("channel", UNKNOWN)  # no route is chosen by what follows from the choice
    if values.get("smartphone") in OFF_PHONE:
        answer = COUNTER
    elif not any(stop.ask == "channel" and holds(stop.when, facts) for stop in local.topic.path):
        answer = UNKNOWN
    route = choose(local, facts, answer)
    kind = kind_of(library, local, route) if route else None
    asked = answer if answer in KINDS else usual if usual in KINDS else UNKNOWN
    values["channel"] = asked if answer in KINDS or kind is None else kind
    values["route"] = route.id if route else NONE


def _ruling(places: Places, topic: Topic, answers: Mapping[str, str]) -> str:
    place, payer = answers.get(PLACES[0], UNKNOWN), answers.get(PLACES[1], UNKNOWN)
    rules_of: str = topic.rules_of
    if rules_of != topic.rules_of_apart and _compare(_lies_in(places, place)[2], _lies_in(places, payer)[2]) == "other":
        rules_of = topic.rules_of_apart
    ruling = answers.get(rules_of, UNKNOWN)
    return place if places.get(ruling) is None else ruling


def _alike(library: Library, who: str) -> dict[str, frozenset[str]]:
    """The relation, and the one it counts as too; nothing where it counts as no other."""
    like = next((option.like for option in library.questions["for"].options if option.value == who), None)
    return {"for": frozenset((who, like))} if like else {}


def _place_facts(places: Places, values: dict[str, str]) -> dict[str, frozenset[str]]:
    within, here, region = _lies_in(places, values.get(PLACES[0], UNKNOWN))
    payer_within, there, payer_region = _lies_in(places, values.get(PLACES[1], UNKNOWN))
    values["provinces"] = _compare(region, payer_region)
    values["cities"] = "other" if values["provinces"] == "other" else _compare(here, there)
    return {PLACES[0]: within, PLACES[1]: payer_within, RULES_OF: _lies_in(places, values[RULES_OF])[0]}


@visit_cache
@lru_cache(maxsize=4096)
def _lies_in(places: Places, code: str) -> tuple[frozenset[str], str | None, str | None]:
    """Every code a place answers to, its city and its province; remembered, since rules ask for it all the time."""
    place = places.get(code)
    if place is None:
        return frozenset((code,)), None, None
    city = places.city_of(place)
    codes = frozenset((place.code, *(step.code for step in places.ancestors(place))))
    return codes, city.code if city else None, places.province_of(place).code


def _compare(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return UNKNOWN
    return "same" if one == other else "other"
