"""Which one way a guide tells: chosen among the routes on file for the place, by what the person would use."""

from __future__ import annotations

from collections.abc import Iterable

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.route import Route
from qinbao.flow.rules import UNKNOWN, F, Facts, applicable

HOSTS = ("alipay", "wechat")
LOCAL, COUNTER = "local-app", "counter"
RANK = {"whole": 0, "entry": 1, "name": 2, "general": 3}
NONE = "none"
"""Fact ``route`` where no way at all is on file."""


def serving(local: Local, facts: Facts, items: Iterable[F]) -> tuple[F, ...]:
    """Items that hold; what a province does inside its own borders serves nobody who pays from another."""
    apart = local.topic.local_first and facts.get("provinces") == "other"
    return tuple(item for item in applicable(items, facts) if not (apart and item.id in local.layers))


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
    found = serving(local, facts, local.topic.routes)
    best = sorted(found, key=lambda route: RANK[route.known])
    resort = (route for route in best if route.within is None)
    return next(iter((*(route for route in found if route.instead), *_fitting(local, best, answer), *resort)), None)


def _fitting(local: Local, best: list[Route], answer: str) -> list[Route]:
    on_phone = [route for route in best if route.within not in (None, COUNTER) and route.known != "general"]
    if answer == LOCAL:
        return [route for route in on_phone if route.id in local.layers]
    if answer == UNKNOWN:
        return on_phone  # the place's own come first among those that are known as far
    return [route for route in best if answer in (route.id, route.within)]


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
