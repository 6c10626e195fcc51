"""Routes are whole: they end, their steps have one form, and what they refer to exists and goes round in no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.condition import pairs
from qinbao.content.route import VERBS, Need, Part, Route, RouteStep
from qinbao.content.topic import Sections, Topic
from qinbao.content.trouble import Trouble
from qinbao.flow.facts import DERIVED


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Routes without an end, steps of odd form, names that repeat, references to nothing, circles."""
    known = {route.id: route for _, route in folder.all(Route)}
    for entry, route in folder.all(Route):
        yield from _end(entry, route)
        yield from _references(folder, entry, route, known)
    for entry, sections in folder.all(Sections):
        yield from _alike(entry, sections)
    for entry, step in folder.all(RouteStep):
        if sum(getattr(step, verb) is not None for verb in VERBS) != 1:
            yield entry.trouble("step-form")
    for entry, need in folder.all(Need):
        if (need.by == "answer") != bool(need.met):
            yield entry.trouble("need-form", "by")
        yield from _unasked(folder, entry, need)
    for entry, topic in folder.all(Topic):
        resort = any(route.known == "general" and not (route.within or route.when) for route in topic.routes)
        if topic.routes and any(stop.ask == "channel" for stop in topic.path) and not resort:
            yield entry.trouble("route-no-resort", "routes")
    yield from _inside(folder)


def _unasked(folder: DataFolder, entry: Entry, need: Need) -> Iterator[Trouble]:
    """What a need hangs on has to be asked on the path of its topic, or to follow from what is."""
    topic = next((folder.topics[str(part)] for part in entry.trail if part in folder.topics), None)
    topic = topic or folder.topics.get(entry.file.removeprefix("topics/").removesuffix(".yaml"))
    if topic is None:
        return
    asked = {stop.ask for stop in topic.path}
    for key in dict.fromkeys(key for key, _ in pairs(need.met)):
        questions = (key, *(DERIVED[key].questions if key in DERIVED else ()))
        if (key in folder.questions or len(questions) > 1) and not asked.intersection(questions):
            yield entry.trouble("need-unasked", "met", key=key, id=need.id)


def _end(entry: Entry, route: Route) -> Iterator[Trouble]:
    if route.known == "whole" and not (route.steps and route.done):
        yield entry.trouble("route-endless", "known", id=route.id)
    if route.known == "entry" and not route.steps:
        yield entry.trouble("route-no-way-in", "known", id=route.id)
    if route.known in ("entry", "name") and route.done:
        yield entry.trouble("route-done-unknown", "done", id=route.id)
    if route.known == "name" and route.steps:
        yield entry.trouble("route-more-than-name", "steps", id=route.id)
    if entry.file.startswith("regions/") and (route.known == "general" or route.instead):
        yield entry.trouble("route-general", "known", id=route.id)
    if route.within is None and not (route.known == "general" or route.instead):
        yield entry.trouble("missing-key", key="within")
    if route.within is not None and not route.name:
        yield entry.trouble("missing-key", key="name")
    if any(key == "channel" for key, _ in pairs(route.when)):
        yield entry.trouble("route-when-channel", "when", id=route.id)
    if route.instead and not route.when:
        yield entry.trouble("route-always-instead", "instead", id=route.id)


def _readable(folder: DataFolder, wanted: str) -> bool:
    """Whether the file a route would stand in could be read; one broken file is one finding."""
    region = f"regions/{wanted.partition('.')[0]}.yaml"
    if (folder.root / region).is_file():
        return folder.known(region)
    return folder.matters == frozenset(folder.topics)


def _references(folder: DataFolder, entry: Entry, route: Route, known: Mapping[str, Route]) -> Iterator[Trouble]:
    for before in route.first:
        if before not in known and _readable(folder, before):
            yield entry.trouble("route-unknown", "first", id=before)
    if route.undo is not None and route.undo not in known and _readable(folder, route.undo):
        yield entry.trouble("route-unknown", "undo", id=route.undo)
    if _returns(route.id, known):
        yield entry.trouble("route-circle", "first", id=route.id)


def _returns(start: str, known: Mapping[str, Route]) -> bool:
    """Whether what has to be done first leads back to ``start``."""
    todo, seen = list(known[start].first), set[str]()
    while todo:
        at = todo.pop()
        if at == start:
            return True
        if at in known and at not in seen:
            seen.add(at)
            todo += known[at].first
    return False


def _alike(entry: Entry, sections: Sections) -> Iterator[Trouble]:
    """Two routes under one name: nobody could choose between them. Apart by ``when`` they may share it."""
    seen: dict[tuple[str | None, str], list[Route]] = {}
    for index, route in enumerate(sections.routes):
        same = seen.setdefault((route.within, route.name), [])
        if not isinstance(sections, Topic) and any(not (route.when and other.when) for other in same):
            inner = Entry(entry.file, entry.located, (*entry.trail, "routes", index), route)
            yield inner.trouble("route-twice", "name", name=route.name)
        same.append(route)


def _inside(folder: DataFolder) -> Iterator[Trouble]:
    """Ids of what stands in a route begin with the route's, and none is there twice."""
    for entry, route in folder.all(Route):
        seen: set[str] = set()
        for field in ("needs", "steps", "use"):
            parts: tuple[Part | RouteStep, ...] = getattr(route, field)
            for index, part in enumerate(parts):
                if part.id is None:
                    continue
                inner = Entry(entry.file, entry.located, (*entry.trail, field, index), part)
                if not part.id.startswith(f"{route.id}."):
                    yield inner.trouble("step-outside", "id", id=part.id, route=route.id)
                if part.id in seen:
                    yield inner.trouble("id-repeated", "id", id=part.id, first=entry.file)
                seen.add(part.id)
