"""What a guide says of the one route beside its steps: whose it is, what must hold, how it is used and undone."""

from __future__ import annotations

from qinbao.content.fact import Note
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.route import Need, Route, RouteStep, ground
from qinbao.flow.actions import matter_of
from qinbao.flow.route_choice import route_of
from qinbao.flow.rules import RULES_OF, Facts, holds
from qinbao.guide.lines import Writer
from qinbao.guide.model import Line


def ticked(route: Route | None, facts: Facts) -> tuple[Need, ...]:
    """What the person ticks on the checklist before setting out on ``route``."""
    return tuple(n for n in route.needs if n.by == "tick" and holds(n.when, facts)) if route else ()


def open_needs(route: Route | None, facts: Facts) -> tuple[Need, ...]:
    """What does not hold by the answers, or nobody can know here: to be asked before."""
    if route is None:
        return ()
    needs = (need for need in route.needs if need.by != "tick" and holds(need.when, facts))
    return tuple(need for need in needs if need.by == "call" or not holds(need.met, facts))


def used(route: Route | None, facts: Facts, writer: Writer) -> tuple[Line, ...]:
    """How the matter is used at the till, if done this way."""
    return tuple(writer.line(writer.part(use, route)) for use in route.use if holds(use.when, facts)) if route else ()


def undone(library: Library, local: Local, facts: Facts, writer: Writer) -> tuple[Line, ...]:
    """How this way is taken back, where that is on file; mostly another topic tells it step by step."""
    route = route_of(local, facts)
    if route is None or route.undo is None:
        return ()
    matter, words = matter_of(library, route.undo), library.words
    there = local if matter == local.topic.id else library.local(matter, facts.get(RULES_OF))
    back = next((one for one in there.topic.routes if one.id == route.undo), None)
    if back is None:
        return ()
    key = "name" if back.known == "name" else "here" if there is local else "there"
    title = next(card.title for card in library.cards if card.topic == matter)
    say = words(f"route.undo.{key}", say=back.say, title=title)
    part = "undo-name" if key == "name" else "undo"  # only the name: how it is done remains to be asked
    return (writer.line(Note(id=f"{route.id}.{part}", say=say, **ground(RouteStep(), back))),)


def whose(library: Library, local: Local, facts: Facts, writer: Writer) -> tuple[Line, ...]:
    """Whose way and whose rules these are, where they are not this place's own."""
    place, words = library.places.get(facts.get(RULES_OF)), library.words
    if place is None:
        return ()
    if local.out is not None:
        return (Line(id="local.out", say=writer.text(words("guide.local.out"))),)
    if local.coverage == "none":
        return (Line(id="local.none", say=writer.text(words("guide.local.none"))),)
    route, province = route_of(local, facts), library.places.province_of(place)
    of = local.layers.get(route.id) if route else None
    if place.code == province.code or library.places.city_of(province) is not None:
        return ()
    if of == province.code and route is not None and route.known != "general":
        key = "province"
    elif local.coverage == "province":
        key = "rules"
    elif route is not None and of is None and not route.instead and route.known != "general":
        key = "nation"
    else:
        return ()
    kind = f"route.whose.all.{province.name.removeprefix(province.short)}"
    whole = province.short + (words(kind) if kind in words else "")
    told = "apart" if local.coverage == "city" else key
    of_whom = words("paper.nation") if key == "nation" else whole
    say = writer.text(words(f"route.whose.{told}", province=of_whom, city=place.short))
    return (Line(id=f"route.whose.{key}", say=say, local=of),)
