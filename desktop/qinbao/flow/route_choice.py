"""Which one way a guide tells: chosen among the routes on file for the place, by what the person would use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.route import Route
from qinbao.flow.rules import UNKNOWN, F, Facts, holds

HOSTS = ("alipay", "wechat")
LOCAL, COUNTER = "local-app", "counter"
RANK = {"whole": 0, "entry": 1, "name": 2, "general": 3}
NONE = "none"
"""Fact ``route`` where no way at all is on file."""


def serving(local: Local, facts: Facts, items: Iterable[F]) -> tuple[F, ...]:
    """Items that hold and reach who pays.

    How a place lets one pay for another reaches nobody who pays from another province, or for himself.
    """
    return tuple(_serving(local, facts, items))


def _serving(local: Local, facts: Facts, items: Iterable[F]) -> Iterator[F]:
    apart = local.topic.local_first and (facts.get("provinces") == "other" or facts.get("near") == "self")
    own = local.layers if apart else ()
    for item in items:
        if item.id not in own and (not item.when or holds(item.when, facts)):
            yield item


def ways(local: Local, facts: Facts) -> tuple[Route, ...]:
    """The ways that hold for these facts, best known first; none where something else is to be done instead."""
    found = serving(local, facts, local.topic.routes)
    if any(route.instead for route in found):
        return ()
    return tuple(sorted((route for route in found if route.known != "general"), key=lambda route: RANK[route.known]))


def choose(local: Local, facts: Facts, answer: str) -> Route | None:
    """The route for ``answer``: a route's id, a kind (``alipay`` … ``counter``), or ``unknown``.

    A route that stands ``instead`` of all others comes first; where nothing is on file for the answer, the topic's
    own last resort.
    """
    routes = local.topic.routes
    instead = (route for route in routes if route.instead)
    fitting = (route for route in routes if _fits(local, route, answer))
    resort = (route for route in routes if route.within is None)
    # Judged one by one, best first: most of the others need not be looked at.
    return next(_serving(local, facts, chain(instead, _best(fitting), _best(resort))), None)


def _best(routes: Iterable[Route]) -> Iterator[Route]:
    """Best known first; ordered only when somebody asks."""
    yield from sorted(routes, key=lambda route: RANK[route.known])


def instead_of(local: Local, facts: Facts, route: Route | None) -> Route | None:
    """The best way on file to go instead of ``route``, the place's own first; none where ``route`` is a way itself.

    Not one that by the answers cannot be gone; the place's own counter where nothing on a phone can.
    """
    if route is None or route.known != "general" or route.instead:
        return None
    at_counter = facts.get("channel") == COUNTER
    open_ways = [way for way in ways(local, facts) if not _barred(way, facts)]
    own = [way for way in open_ways if way.id in local.layers]
    alike = [way for way in (*own, *open_ways) if (way.within == COUNTER) == at_counter]
    return next(iter(alike or (() if at_counter else own)), None)


def _barred(route: Route, facts: Facts) -> bool:
    """Whether something the way needs does not hold by the answers."""
    return any(need.by == "answer" and holds(need.when, facts) and not holds(need.met, facts) for need in route.needs)


def _fits(local: Local, route: Route, answer: str) -> bool:
    if answer in (LOCAL, UNKNOWN):
        on_phone = route.within not in (None, COUNTER) and route.known != "general"
        return on_phone and (answer == UNKNOWN or route.id in local.layers)
    return answer in (route.id, route.within)


def kind_of(library: Library, local: Local, route: Route) -> str | None:
    """The kind under which ``route`` is chosen; none for what stands instead of a way.

    A place's own mini program or account is its own way, whichever app it is found in.
    """
    if route.within is None:
        return None
    if route.within in ("nhsa-app", COUNTER):
        return route.within
    if route.within not in HOSTS:
        return LOCAL
    # A place's route may also be the host's own, under the host's own name.
    hosts = route.id not in local.layers or route.name == library.words(f"guide.channel.{route.within}")
    return route.within if hosts else LOCAL


def route_of(local: Local, facts: Facts) -> Route | None:
    """The route these facts were derived with."""
    chosen = facts.get("route")
    return next((route for route in local.topic.routes if route.id == chosen), None)
