"""可以 · 不可以 · 要先问, with all that has to be known before starting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from qinbao.content.fact import Answer
from qinbao.guide.desk import details
from qinbao.guide.model import Desk
from qinbao.paper.marks import marked
from qinbao.screen import press
from qinbao.screen.model import AsideNotes, ButtonView, CardView, LineView, Model, SectionView
from qinbao.screen.parts import MISSING, dangers, lines, notes, rehearsed
from qinbao.screen.review import said
from qinbao.screen.scene import Scene

_FIRST = ("season", "asks", "warnings", "conditions")
_REST = ("notes", "limits", "relatives", "uses", "hotline_notes", "about")
"""Sections of the verdict that are shown at once, and those for who wants to know more."""


class VerdictModel(Model, frozen=True, kw_only=True):
    """可以 · 不可以 · 要先问."""

    kind: ClassVar[str] = "verdict"
    answer: Answer
    reasons: tuple[LineView, ...]
    sections: tuple[SectionView, ...]
    go: tuple[CardView, ...]
    supposed: SectionView | None
    notes: AsideNotes
    myths: tuple[SectionView, ...] = ()
    """The dangerous popular errors about this."""
    order: SectionView | None = None
    """Whose money goes first, second …"""
    rest: tuple[SectionView, ...] = ()
    """Shown at once only in 详."""
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""


def verdict(scene: Scene) -> Model:
    """可以 · 不可以 · 要先问, with all that has to be known before starting."""
    guide, words, journey = scene.guide, scene.words, scene.journey
    topics = tuple(dict.fromkeys(reason.go for reason in guide.verdict.reasons if reason.go))
    last = journey.index == len(journey.pages) - 1
    go = tuple(scene.card(topic) for topic in topics)
    actions: tuple[ButtonView, ...]
    if last and go:
        actions = (scene.forward(words("result.go"), press.Start(go[0].topic)), scene.backward, scene.homeward)
    elif last:
        actions = (ButtonView(press.Home(), words("nav.home"), "primary", "house"), scene.backward)
    else:
        actions = (scene.forward(words("nav.continue")), scene.backward)
    return VerdictModel(
        title=guide.verdict.title,
        subtitle=scene.about,
        actions=actions,
        answer=guide.verdict.answer,
        reasons=lines(scene, guide.verdict.reasons, titled=False),
        sections=(*_desks(scene), *_sections(scene, _FIRST)),
        myths=dangers(scene),
        order=_order(scene),
        rest=(*_sections(scene, _REST), *_ways(scene)),
        practice=rehearsed(scene, "practice.first"),
        go=go,
        supposed=_supposed(scene),
        notes=notes(scene),
        **scene.header(),
    )


def _desks(scene: Scene) -> tuple[SectionView, ...]:
    """Where to go, for who goes to a counter."""
    guide = scene.guide
    if not guide.counters or "counter" not in (guide.answers.get("channel"), scene.journey.facts.get("channel")):
        return ()
    desks = tuple(LineView(_desk(scene, desk)) for desk in guide.counters)
    return (SectionView(scene.words("paper.section.counters"), desks, "bank"),)


def _desk(scene: Scene, desk: Desk) -> str:
    parts = (marked(scene.words, scene.guide, desk), *details(scene.words, desk))
    return scene.words("paper.comma").join(parts)


def _sections(scene: Scene, names: Iterable[str]) -> tuple[SectionView, ...]:
    """Those of these sections that have something to say; what is particular here stands beside them."""
    found = []
    for name in names:
        said = [line for line in getattr(scene.guide, name) if not line.local and line.id not in MISSING]
        found.append(SectionView(scene.words(f"paper.section.{name}"), lines(scene, said)))
    return tuple(section for section in found if section.lines)


def _order(scene: Scene) -> SectionView | None:
    """Whose money goes first, then second and so on."""
    order = scene.guide.order
    return SectionView(scene.words("paper.section.order"), lines(scene, order)) if order else None


def _ways(scene: Scene) -> tuple[SectionView, ...]:
    """Every way that is on file for the place, for who cannot use the one chosen."""
    guide, words = scene.guide, scene.words
    lines = tuple(
        LineView(words("result.way", say=marked(words, guide, way), path=way.path or ""), way.name)
        for way in guide.ways
    )
    return (SectionView(words("paper.section.ways"), lines),) if lines else ()


def _supposed(scene: Scene) -> SectionView | None:
    """What was not said and is therefore supposed, so that nobody is misled by it."""
    lines = []
    for name in scene.guide.supposed:
        question = scene.library.questions[name]
        answer = scene.guide.channel if name == "channel" else said(scene, question, question.assume or "")
        lines.append(LineView(scene.words("result.supposed.line", ask=scene.filled(question.ask), answer=answer)))
    return SectionView(scene.words("result.supposed.title"), tuple(lines), "question") if lines else None
