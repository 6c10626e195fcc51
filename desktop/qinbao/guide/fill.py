"""Fill the few placeholders that data may use."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from msgspec.structs import asdict

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.place import Place
from qinbao.flow.actions import chosen
from qinbao.flow.facts import RULES_OF
from qinbao.flow.rules import Facts, applicable

_SLOT = re.compile(r"\{(\w+)\}")


class Slots(msgspec.Struct, frozen=True, kw_only=True):
    """The placeholders that words may use, by name; ``data/README.md`` explains them to authors."""

    family: str
    city: str
    hotline: str
    relative_city: str
    relative_hotline: str
    payer_hotline: str
    local_app: str
    local_name: str


def slots(library: Library, local: Local, facts: Facts, called: str | None = None) -> Mapping[str, str]:
    """Values for the placeholders in this place and for this relative; ``called``: where a better name is known."""
    words = library.words
    place, relative, payer = (library.places.get(facts.get(key)) for key in (RULES_OF, "place", "payer_place"))
    known = Slots(
        family=called or family(library, facts.get("for")),
        city=place.short if place else words("guide.city"),
        hotline=hotline(place),
        relative_city=relative.short if relative else words("guide.city"),
        relative_hotline=hotline(relative),
        payer_hotline=hotline(payer),
        local_app=local_app(library, local, facts) or words("guide.local_app"),
        local_name=local.topic.local_name or local.topic.official,
    )
    return asdict(known)


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with every known placeholder filled in; unknown ones stay visible (and ``check`` refuses them)."""
    return _SLOT.sub(lambda slot: values.get(slot.group(1), slot.group(0)), text) if "{" in text else text


def hotline(place: Place | None) -> str:
    """The 医保 hotline as it is dialled for a place: 0571-12393; without an area code that is sure 12393."""
    return f"{place.area_code}-12393" if place and place.area_code and place.area_confident else "12393"


def family(library: Library, relation: str) -> str:
    """What the guide calls the relative."""
    options = library.questions["for"].options
    called = next((option.call for option in options if option.value == relation), None)
    return called or library.words("guide.family")


def local_app(library: Library, local: Local, facts: Facts) -> str | None:
    """Name of the place's own app, mini program or account, if any is known."""
    channel = chosen(library, local, facts)
    if channel is not None and channel.kind == "local-app":
        return channel.name
    return next((c.name for c in applicable(local.topic.channels, facts) if c.kind == "local-app"), None)
