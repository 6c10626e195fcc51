"""Build the ``Guide``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from qinbao.content.fact import Correction, Note
from qinbao.content.library import Library
from qinbao.content.overlay import NATION, Local, Rung
from qinbao.content.place import Place
from qinbao.content.route import Route
from qinbao.content.topic import Question, Topic
from qinbao.flow.actions import actions
from qinbao.flow.facts import derive, localised
from qinbao.flow.route_choice import COUNTER, route_of, serving, ways
from qinbao.flow.rules import RULES_OF, UNKNOWN, Facts, applicable, holds
from qinbao.guide.asks import answered, asks
from qinbao.guide.codes import codes
from qinbao.guide.fill import slots
from qinbao.guide.freshness import freshness
from qinbao.guide.lines import Writer
from qinbao.guide.model import Guide, Item, Line, Told, Where
from qinbao.guide.route_lines import ticked, undone, used, whose
from qinbao.guide.runs import in_runs
from qinbao.guide.season import last_day, season
from qinbao.guide.sections import told
from qinbao.guide.verdict import held, judge

_EACH = "for.each"


def build(library: Library, topic: str, answers: Mapping[str, str], today: date, called: str | None = None) -> Guide:
    """The guide for ``topic`` with these answers (place codes, not names) on ``today``.

    Answers may be missing: the usual one is then supposed and named in ``supposed``. ``called``:
    what to call the relative where the relation alone would mislead. Raises ``KeyError`` for an unknown topic.
    """
    local = localised(library, topic, answers)
    facts = derive(library, local, answers)
    values = slots(library, local, facts, called, today)
    # The premium is that of the relative's place, whoever else's rules hold.
    rung = {**library.local(topic, _known(library, facts.get("place"))).rung, **local.rung}
    writer = Writer(today, values, local.layers, rung)
    matter, words, route = local.topic, library.words, route_of(local, facts)
    verdict = held(judge(applicable(matter.verdict, facts), writer, words), local, facts, writer, words)
    steps = in_runs(
        writer.action(step, n, route.id if route else "") for n, step in enumerate(actions(library, local, facts), 1)
    )
    place, rules_of = (_where(library, library.places.get(facts.get(key))) for key in ("place", RULES_OF))
    calls = tuple(writer.call(call) for call in applicable(matter.calls, facts))
    guide = Guide(
        topic=topic,
        place=place,
        on=today.isoformat(),
        verdict=verdict,
        documents=_documents(local, facts, writer, route),
        steps=steps,
        hotline=values["hotline"],
        qr=codes(library, facts, steps, values, calls),
        sources=(),
        route=_told(local, route),
        rules_of=rules_of,
        title=writer.text((facts.get("near") == "self" and matter.own_title) or matter.title),
        official=matter.local_name or matter.official,
        family=values["family"],
        channel=_channel(library, local, facts, answers),
        answers=dict(answers),
        supposed=_supposed(library, local, facts, answers),
        calls=calls,
        freshness=freshness((), today, words, ask=False),
        **_sections(library, local, facts, writer),
    )
    if verdict.answer == "no":
        guide = _barred(guide, local)
    return _finished(library, guide, local, facts, writer)


def _sections(library: Library, local: Local, facts: Facts, writer: Writer) -> dict[str, Any]:
    """The sections of sentences, by their fields of ``Guide``."""
    matter, route = local.topic, route_of(local, facts)

    def lines(notes: Iterable[Note]) -> tuple[Line, ...]:
        return tuple(writer.line(note) for note in serving(local, facts, notes))

    myths = (writer.myth(c) for c in applicable(_about(library, matter.id), facts))
    desks = applicable(local.counters if matter.counters and not _elsewhere(matter, facts, route) else (), facts)
    return {
        "about": lines(matter.about),
        "relatives": lines(matter.relatives),
        "conditions": lines(matter.conditions),
        "limits": lines(matter.limits),
        "warnings": (*_one_by_one(library, local, facts), *lines(matter.warnings)),
        "uses": (*used(route, facts, writer), *lines(matter.uses)),
        "notes": (*whose(library, local, facts, writer), *lines(matter.notes)),
        "order": lines(matter.order),
        "after": (*lines(matter.after), *undone(library, local, facts, writer)),
        "ways": tuple(writer.way(way, library.words) for way in _open(facts, ways(local, facts))),
        "counters": tuple(map(writer.desk, desks)),
        "corrections": tuple(sorted(myths, key=lambda myth: not myth.danger)),
        "hotline_notes": tuple(writer.line(note) for note in applicable(local.hotline, facts)),
    }


def _elsewhere(matter: Topic, facts: Facts, route: Route | None) -> bool:
    """Whether what is told instead of using another's money is done elsewhere than at the counters of who pays."""
    instead, near = route is not None and route.instead and matter.local_first, facts.get("near")
    return instead and (near == "no" or (near != "self" and facts.get("cities") != "same"))


def _documents(local: Local, facts: Facts, writer: Writer, route: Route | None) -> tuple[Item, ...]:
    pages = {stop.page for stop in local.topic.path if stop.page and holds(stop.when, facts)}
    if "checklist" not in pages:
        return ()
    papers = (writer.paper(need, route) for need in ticked(route, facts))
    return tuple(writer.item(paper) for paper in (*papers, *serving(local, facts, local.topic.documents)))


def _barred(guide: Guide, local: Local) -> Guide:
    """What must hold for a matter, how it is gone about and what comes of it is told to nobody who cannot do it."""
    nation = {note.id for note in local.topic.notes} - set(local.layers)
    return replace(
        guide,
        conditions=(),
        limits=(),
        uses=(),
        order=(),
        after=(),
        ways=(),
        counters=(),
        notes=tuple(line for line in guide.notes if line.id not in nation),
        warnings=tuple(line for line in guide.warnings if line.id != _EACH),
    )


def _finished(library: Library, guide: Guide, local: Local, facts: Facts, writer: Writer) -> Guide:
    """The guide with what follows from what it tells: how old that is, the season, what to ask, who said it."""
    topic, today = guide.topic, writer.today
    told_of = (
        *guide.verdict.reasons, *guide.documents, *guide.steps, *guide.limits, *guide.conditions, *guide.notes
    )  # fmt: skip
    in_season = season(library, topic, facts, writer)
    guide = replace(
        guide,
        freshness=freshness(told_of, today, library.words, ask=_applied_for(local)),
        season=in_season,
        until=last_day(library, topic, facts, today) if in_season else None,
    )
    guide = replace(guide, asks=asks(library, guide, facts, writer, answered(local, today, facts)))
    return _with_sources(library, guide, writer.rung)


def _one_by_one(library: Library, local: Local, facts: Facts) -> tuple[Line, ...]:
    """Where one word stands for several people (爸妈), that each of them is a matter of its own."""
    asked = any(stop.ask == "for" for stop in local.topic.path)
    said = next((o.each for o in library.questions["for"].options if asked and o.value == facts.get("for")), None)
    return (Line(id=_EACH, title=library.words("guide.each"), say=said),) if said else ()


def _open(facts: Facts, found: Iterable[Route]) -> tuple[Route, ...]:
    """The ways somebody can go who may have no phone to go them on."""
    return tuple(way for way in found if way.within == COUNTER or facts.get("smartphone") != "no")


def _told(local: Local, route: Route | None) -> Told | None:
    if route is None:
        return None
    of = local.layers.get(route.id, NATION)
    return Told(id=route.id, name=route.name, within=route.within, known=route.known, of=of)


def _applied_for(local: Local) -> bool:
    """Whether the matter is applied for somewhere; with a swindler on the line nobody should ring the 医保 first."""
    return any(stop.ask == "place" for stop in local.topic.path)


def _about(library: Library, topic: str) -> tuple[Correction, ...]:
    return tuple(correction for correction in library.corrections if topic in correction.topics)


def _where(library: Library, place: Place | None) -> Where | None:
    if place is None:
        return None
    return Where(
        code=place.code,
        name=library.places.label(place),
        province=library.places.province_of(place).name,
        area_code=place.area_code,
        city=place.short,
    )


def _channel(library: Library, local: Local, facts: Facts, answers: Mapping[str, str]) -> str:
    asked = any(stop.ask == "channel" and holds(stop.when, facts) for stop in local.topic.path)
    if not asked and facts.get("channel") != COUNTER:
        return ""  # 医保钱包, 防骗, a matter that leads elsewhere: nobody chose an app, so none may be named
    route = route_of(local, facts)
    if route and route.name:
        return route.name
    if asked and answers.get("channel", UNKNOWN) == UNKNOWN and (route is None or route.within != facts.get("channel")):
        return ""  # the usual one was supposed, and nothing here is done in it
    return library.words(f"guide.channel.{facts.get('channel')}")


def _supposed(library: Library, local: Local, facts: Facts, answers: Mapping[str, str]) -> tuple[str, ...]:
    def open_question(question: Question) -> bool:
        return answers.get(question.id, UNKNOWN) == UNKNOWN and question.assume not in (None, UNKNOWN)

    asked = [stop.ask for stop in local.topic.path if stop.ask and holds(stop.when, facts)]
    return tuple(ask for ask in asked if open_question(library.questions[ask]))


def _known(library: Library, code: str) -> str | None:
    return None if library.places.get(code) is None else code


def _with_sources(library: Library, guide: Guide, rung: Mapping[str, Rung]) -> Guide:
    lines = (line for section in told("cited") for line in guide.lines(section.name))
    used = dict.fromkeys(source for line in lines for source in line.sources)
    known = {**library.sources, **{name: call.source for name, call in rung.items()}}
    return replace(guide, sources=tuple(known[source] for source in used if source in known))
