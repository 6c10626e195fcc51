"""Fill the few placeholders that data may use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec
from msgspec.structs import asdict

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.place import Place
from qinbao.flow.route_choice import COUNTER, route_of, ways
from qinbao.flow.rules import RULES_OF, Facts
from qinbao.flow.season import premium_year

_SLOT = re.compile(r"\{(\w+)\}")


class Slots(msgspec.Struct, frozen=True, kw_only=True):
    """The placeholders that words may use, by name; ``data/README.md`` explains them to authors."""

    family: str
    they: str
    city: str
    hotline: str
    relative_city: str
    relative_hotline: str
    payer_hotline: str
    local_app: str
    local_name: str
    premium_year: str


def slots(
    library: Library, local: Local, facts: Facts, called: str | None = None, day: date | None = None
) -> Mapping[str, str]:
    """Values for the placeholders in this place and for this relative on ``day``.

    ``called``: where a better name is known. Without a day the year to pay for is not named.
    """
    words = library.words
    place, relative, payer = (library.places.get(facts.get(key)) for key in (RULES_OF, "place", "payer_place"))
    known = Slots(
        family=called or library.called(facts.get("for")),
        they=they(library, facts.get("for")),
        city=place.short if place else words("guide.city"),
        hotline=hotline(place),
        relative_city=relative.short if relative else words("guide.city"),
        relative_hotline=hotline(relative),
        payer_hotline=hotline(payer),
        local_app=local_app(local, facts) or words("guide.local_app"),
        local_name=local.topic.local_name or local.topic.official,
        premium_year=_premium_year(library, day),
    )
    return asdict(known)


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with every known placeholder filled in; unknown ones stay visible (and ``check`` refuses them)."""
    return _SLOT.sub(lambda slot: values.get(slot.group(1), slot.group(0)), text) if "{" in text else text


def hotline(place: Place | None) -> str:
    """The 医保 hotline as it is dialled for a place: 0571-12393; without an area code that is sure 12393."""
    return f"{place.area_code}-12393" if place and place.area_code and place.area_confident else "12393"


def they(library: Library, relation: str) -> str:
    """The word for the relative where the name has just been said."""
    options = library.questions["for"].options
    return next((option.they for option in options if option.value == relation), None) or library.words("guide.they")


def _premium_year(library: Library, day: date | None) -> str:
    year = premium_year(day) if day else None
    return library.words("season.pick.during", year=year) if year else library.words("season.pick.else")


def local_app(local: Local, facts: Facts) -> str | None:
    """Name of the place's own app, mini program or account, if any is known: the one told, or else the best."""
    told = route_of(local, facts)
    found = [route for route in (told, *ways(local, facts)) if route is not None and route.id in local.layers]
    return next((route.name for route in found if route.within != COUNTER), None)
