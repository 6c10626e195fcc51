"""What several pages of an answer share."""

from __future__ import annotations

from collections.abc import Iterable

from qinbao.content.fact import Source, Step
from qinbao.content.route import Route
from qinbao.content.words import Words
from qinbao.flow.engine import Journey
from qinbao.flow.route_choice import instead_of, route_of
from qinbao.guide.model import Line, Myth
from qinbao.paper.marks import marked
from qinbao.screen.model import AsideNotes, LineView, SectionView
from qinbao.screen.scene import Scene

FEW = 2
"""Local differences repeated beside the checklist, dangerous errors beside the verdict; other pages have them all."""
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


def dangers(scene: Scene) -> tuple[SectionView, ...]:
    """The popular errors about this that do harm, a few of them; the page of the popular errors has all."""
    found = [myth for myth in scene.guide.corrections if myth.danger]
    return tuple(myth_section(scene, myth, marked(scene.words, scene.guide, myth)) for myth in found[:FEW])


def myth_section(scene: Scene, myth: Myth, say: str) -> SectionView:
    """What is said, and what is so instead."""
    words = scene.words
    line = LineView(words("correction.fact", say=say))
    return SectionView(words("correction.claim", claim=myth.claim), (line,), "warning" if myth.danger else "x")


def lines(scene: Scene, found: Iterable[Line], *, titled: bool = True) -> tuple[LineView, ...]:
    """Sentences of the guide with their marks."""
    return tuple(LineView(marked(scene.words, scene.guide, line), line.title if titled else None) for line in found)


def rehearsed(scene: Scene, key: str) -> str:
    """Words of the way to 练一练; empty where no action of this journey has a picture."""
    steps = any(page.kind == "step" for page in scene.journey.pages)
    return scene.words(key) if steps and any(step.screen is not None for step in scene.guide.steps) else ""


def source_line(words: Words, source: Source) -> str:
    """Who said it, where, when, and of what kind that is."""
    date, kind = source.date or words("paper.undated"), words(f"paper.kind.{source.kind}")
    return words("source.line", publisher=source.publisher, title=source.title, date=date, kind=kind)


def notes(scene: Scene, most: int | None = None) -> AsideNotes:
    """What is different here (``most`` of it at most), how old the facts are, and the ways to more."""
    guide, words = scene.guide, scene.words
    local = guide.local_notes[:most]
    missing = tuple(line for line in guide.notes if line.id in MISSING)
    said = lines(scene, (*missing, *(line for line in local if line not in missing)))
    title = words("result.local", city=guide.rules_of.city) if guide.rules_of else ""
    first = guide.sources[0].publisher if guide.sources else ""
    return AsideNotes(
        local=SectionView(title, said, "map-pin") if said and guide.rules_of else None,
        fresh=guide.freshness.say,
        sources=words("result.sources", publisher=first, n=len(guide.sources)) if first else "",
        corrections=words("result.corrections", n=len(guide.corrections)) if guide.corrections else "",
        comparison=mixed_up(scene),
    )
