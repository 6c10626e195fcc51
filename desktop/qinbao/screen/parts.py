"""What several pages of an answer share."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from qinbao.content.fact import Source, Step
from qinbao.content.route import Route
from qinbao.content.words import Words
from qinbao.flow.engine import Journey
from qinbao.flow.route_choice import instead_of, route_of
from qinbao.guide.model import Action, Line, Myth
from qinbao.paper.marks import marked
from qinbao.screen.model import LineView, SectionView
from qinbao.screen.review import said
from qinbao.screen.scene import Scene

FEW = 2
"""Lines of what was supposed on the page of the verdict; one level below are all."""
_MIXED_UP = frozenset(("choose", "family-account", "mutual-aid"))
"""Topics whose matters are taken for each other."""
MISSING = ("local.none", "local.out", "route.whose.province", "route.whose.rules", "route.whose.nation")


def mixed_up(scene: Scene) -> str:
    """Words of the way to the table of look-alikes; empty where nothing is likely to be mixed up."""
    return scene.library.comparison.title if scene.guide.topic in _MIXED_UP else ""


def other_way(journey: Journey, step: Step | None = None) -> Route | None:
    """The way that is on file, where by the app that was chosen none is; none too where nobody was asked.

    ``step``: the action that is looked at; only the first names it.
    """
    if "channel" not in journey.answers or (step and not step.id.endswith(".switch")):
        return None
    return instead_of(journey.local, journey.facts, route_of(journey.local, journey.facts))


def bites(scene: Scene, action: Action) -> tuple[SectionView, ...]:
    """The popular errors that do harm at this very action."""
    found = [myth for myth in scene.guide.corrections if action.id in myth.bites]
    return tuple(myth_section(scene, myth, marked(scene.words, scene.guide, myth)) for myth in found)


def myth_section(scene: Scene, myth: Myth, say: str) -> SectionView:
    """What is said, and what is so instead."""
    words = scene.words
    line = LineView(words("correction.fact", say=say))
    return SectionView(words("correction.claim", claim=myth.claim), (line,), "warning" if myth.danger else "x")


def lines(scene: Scene, found: Iterable[Line], *, titled: bool = True) -> tuple[LineView, ...]:
    """Sentences of the guide with their marks."""
    return tuple(LineView(marked(scene.words, scene.guide, line), line.title if titled else None) for line in found)


def rehearsed(scene: Scene, key: str) -> str:
    """Words of the way to 练一练; empty where nothing of this journey can be rehearsed."""
    from qinbao.guide.practice import exercises

    steps = any(page.kind == "step" for page in scene.journey.pages)
    return scene.words(key) if steps and exercises(scene.guide) else ""


def source_line(words: Words, source: Source) -> str:
    """Who said it, where, when, and of what kind that is."""
    date, kind = source.date or words("paper.undated"), words(f"paper.kind.{source.kind}")
    return words("source.line", publisher=source.publisher, title=source.title, date=date, kind=kind)


def supposed(scene: Scene, most: int | None = FEW) -> SectionView | None:
    """What was not said and is therefore supposed (``most`` of it), so that nobody is misled by it."""
    lines = []
    for name in scene.guide.supposed[:most]:
        question = scene.library.questions[name].of(scene.guide.topic)
        answer = scene.guide.channel if name == "channel" else said(scene, question, question.assume or "")
        if answer:
            lines.append(LineView(scene.words("result.supposed.line", ask=scene.filled(question.ask), answer=answer)))
    heading = scene.words("result.supposed.title")
    if not lines:
        return None
    if most is None:
        return SectionView(heading, tuple(lines), "question")
    return SectionView("", (replace(lines[0], title=heading), *lines[1:]), "question")


def particular(scene: Scene) -> tuple[SectionView, ...]:
    """What is different here, nearest first: each rule under the name of the place whose rule it is."""
    where, places = scene.guide.rules_of, scene.library.places
    place = places.get(where.code) if where else None
    if place is None:
        return ()
    notes = tuple(line for line in scene.guide.local_notes if line.id not in MISSING)
    own = ((of, tuple(line for line in notes if line.local == of.code)) for of in (place, *places.ancestors(place)))
    return tuple(
        SectionView(scene.words("result.local", city=of.short), lines(scene, found), "map-pin")
        for of, found in own
        if found
    )


def unknown(scene: Scene) -> SectionView | None:
    """That nothing of the place itself is known, and whose rules are told instead."""
    found = lines(scene, (line for line in scene.guide.notes if line.id in MISSING))
    return SectionView(scene.words("result.whose"), found) if found else None
