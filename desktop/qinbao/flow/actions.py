"""The steps of the one chosen route: its moves in words and pictures, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qinbao.content.fact import Row, Screen, Step
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.route import Route, RouteStep, ground
from qinbao.content.words import Words
from qinbao.flow.route_choice import COUNTER, RANK, instead_of, route_of
from qinbao.flow.rules import RULES_OF, Facts, holds

SHOWN = ("detail", "see", "stuck", "who", "problems")


def actions(library: Library, local: Local, facts: Facts) -> tuple[Step, ...]:
    """Steps to do, in order, all of the chosen route; none where the topic has no route for these facts."""
    route = route_of(local, facts)
    return tuple(_steps(library, local, facts, route)) if route else ()


def _steps(library: Library, local: Local, facts: Facts, route: Route) -> Iterator[Step]:
    words = library.words
    yield from _before(library, facts, route)
    if (other := instead_of(local, facts, route)) is not None:
        # Where another way is on file, that one is named first, and how to get to it.
        key = "route.switch-counter" if other.within == COUNTER else "route.switch"
        yield _made(words, route, "switch", key, name=other.name, how=_whole(other, words, facts))
    if route.known == "name":
        yield from _by_name(words, route)
    last = ""
    for step in _written(words, facts, route):
        last = step.id
        yield step
    if route.known == "entry":
        key = "counter" if route.within == COUNTER else "phone"
        yield _made(words, route, "more", f"route.more.{key}", local.topic.id)
    if route.done and last != f"{route.id}.done":
        yield _made(words, route, "done", "route.done", done=route.done)


def _before(library: Library, facts: Facts, route: Route) -> Iterator[Step]:
    """What has to be done first: a step for each matter, with the way by which it is done in this place.

    Of several ids in one matter it is the first that is on file here; a place that replaced them all has its own.
    """
    matters = dict.fromkeys(matter_of(library, wanted) for wanted in route.first)
    for number, matter in enumerate(matters, 1):
        other = library.local(matter, facts.get(RULES_OF)).topic
        named = [way for way in other.routes if way.id in route.first]
        known = sorted((way for way in other.routes if way.known != "general"), key=lambda way: RANK[way.known])
        for way in (*named, *known)[:1]:
            how = path(way, library.words) or way.say.removesuffix(library.words("glue.stop"))
            fields = {"matter": other.official, "name": way.name, "how": how}
            yield _made(library.words, route, f"first-{number}", "route.first", **fields)


def matter_of(library: Library, wanted: str) -> str:
    """The topic a route's id belongs to; a place's own ids name it."""
    named = (topic for topic in library.topic_ids if topic in wanted.split("."))
    held = (t for t in library.naming(wanted) if any(route.id == wanted for route in library.topic(t).routes))
    return next(named, None) or next(held)


def _written(words: Words, facts: Facts, route: Route) -> Iterator[Step]:
    app = host(words, route)
    for number, step in enumerate(route.steps, 1):
        verb, target = step.words
        app = target if verb == "open" else app
        if step.when and not holds(step.when, facts):
            continue
        shown: dict[str, Any] = {name: getattr(step, name) for name in SHOWN}
        if verb != "say":
            shown["stuck"] = step.stuck or _stuck(words, route, verb, target)
        yield Step(
            id=step.id or f"{route.id}.{number}",
            say=spoken(step, words),
            screen=step.screen or (picture(app, verb, target) if route.within != COUNTER else None),
            **shown,
            **{**ground(step, route), "conflict": step.conflict or (route.conflict if number == 1 else None)},
        )


def _by_name(words: Words, route: Route) -> Iterator[Step]:
    """How to get to what is known by its name only, and that the rest has to be asked for."""
    if route.within in ("wechat", "alipay", "nhsa-app"):
        app = host(words, route)
        moves = [("open", app)] if route.name == app else [("open", app), ("search", route.name)]
    else:
        moves = [("open", route.name)] if route.within in ("app", "web") else []
    app = host(words, route)
    for verb, target in moves:
        yield Step(
            id=f"{route.id}.{verb}",
            say=words(f"move.{verb}", target=target),
            stuck=_stuck(words, route, verb, target),
            screen=picture(target if verb == "open" else app, verb, target),
            **ground(RouteStep(), route),
        )
    yield _made(words, route, "ask", "route.ask.counter" if route.within == COUNTER else "route.ask.phone")


def _stuck(words: Words, route: Route, verb: str, target: str) -> str:
    """What to try where the place to press is not there: a website is not looked for in the app store."""
    own = f"move.stuck.{route.within}.{verb}"
    return words(own if own in words else f"move.stuck.{verb}", target=target)


def _made(words: Words, route: Route, part: str, key: str, topic: str = "", /, **fields: object) -> Step:
    """A step in the program's own words, those of ``topic`` if it has any: it claims nothing, so it has no source."""

    def said(name: str) -> str | None:
        own = (found for found in (f"{key}.{topic}.{name}", f"{key}.{name}") if found in words)
        return next((words(found, **fields) for found in own), None)

    return Step(
        id=f"{route.id}.{part}",
        say=said("say") or "",
        detail=said("detail"),
        see=said("see"),
        stuck=said("stuck"),
        confidence="high",
    )


def path(route: Route, words: Words) -> str | None:
    """The way in, in one line: 打开“浙里办” → 搜“家庭共济”; none where only the name is known."""
    moves = [step for step in route.steps if step.words[0] != "say"]
    return words("guide.hop").join(spoken(step, words) for step in moves) or None


def _whole(route: Route, words: Words, facts: Facts) -> str:
    """What is said of the way, and all that is to be done on it in one line: moves alone leave out what matters."""
    steps = (step for step in route.steps if step.id != f"{route.id}.done" and holds(step.when, facts))
    return route.say + words("guide.hop").join(spoken(step, words) for step in steps)


def host(words: Words, route: Route) -> str:
    """Words on the icon of the app in which the route is found."""
    within = route.within
    return words(f"guide.channel.{within}") if within in ("wechat", "alipay", "nhsa-app") else route.name


def spoken(step: RouteStep, words: Words) -> str:
    """One step in words, without full stop: 点“家庭共济”."""
    verb, target = step.words
    return target.removesuffix(words("glue.stop")) if verb == "say" else words(f"move.{verb}", target=target)


def picture(app: str, verb: str, target: str) -> Screen | None:
    """The drawing of a move; none for a sentence."""
    if verb == "open":
        return Screen(kind="home", app=target, rows=(Row(say=target),), tap=target)
    if verb == "search":
        return Screen(kind="search", app=app, search=target, rows=(Row(say=target),), tap=target)
    if verb == "tap":
        return Screen(kind="list", app=app, title=app, rows=(Row(say=target),), tap=target)
    return None
