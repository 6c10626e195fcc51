"""可以 · 不可以 · 要先问, with all that has to be known before starting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

import msgspec

from qinbao.content.fact import Answer
from qinbao.guide.desk import details
from qinbao.guide.sections import Place, Section, told
from qinbao.paper.marks import marked
from qinbao.screen import press
from qinbao.screen.model import AsideNotes, ButtonView, CardView, LineView, Model, SectionView
from qinbao.screen.parts import MISSING, dangers, lines, notes, other_way, rehearsed
from qinbao.screen.recording import recordable
from qinbao.screen.review import said
from qinbao.screen.scene import Scene


class OtherView(msgspec.Struct, frozen=True):
    """The way that is on file, where none is for the one chosen: to be taken with one press."""

    press: press.Take
    title: str
    say: str


class VerdictModel(Model, frozen=True, kw_only=True):
    """可以 · 不可以 · 要先问."""

    kind: ClassVar[str] = "verdict"
    answer: Answer
    reasons: tuple[LineView, ...]
    sections: tuple[SectionView, ...]
    other: OtherView | None
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
    record: ButtonView | None = None
    """The way to write down what was asked on the telephone, where one may."""


def verdict(scene: Scene) -> VerdictModel:
    """可以 · 不可以 · 要先问, with all that has to be known before starting."""
    guide, words, journey = scene.guide, scene.words, scene.journey
    topics = tuple(dict.fromkeys(reason.go for reason in guide.verdict.reasons if reason.go))
    header = scene.header()  # another way is another page, though it is the same stop
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
        sections=_sections(scene, "first"),
        myths=dangers(scene),
        order=_order(scene),
        rest=_sections(scene, "rest"),
        practice=rehearsed(scene, "practice.first"),
        other=_other(scene),
        record=recordable(scene),
        go=go,
        supposed=_supposed(scene),
        notes=notes(scene),
        **{**header, "key": f"{header['key']}/{journey.facts.get('route')}"},
    )


def _other(scene: Scene) -> OtherView | None:
    """One tap to what is on file, for who chose an app by which nothing is."""
    way, words = other_way(scene.journey), scene.words
    if way is None:
        return None
    say = words("result.instead", known=words(f"offer.known.{way.known}"))
    return OtherView(press.Take(way.id), words("route.switch.say", name=way.name), say)


def _sections(scene: Scene, place: Place) -> tuple[SectionView, ...]:
    """Those of the sections told there that have something to say."""
    found = []
    for section in told(place):
        said = _SAID.get(section.name, _lines)(scene, section)
        found.append(SectionView(scene.words(section.heading), said, "bank" if section.name == "counters" else ""))
    return tuple(view for view in found if view.lines)


def _lines(scene: Scene, section: Section) -> tuple[LineView, ...]:
    """What is particular here is left out where it stands beside."""
    found = (line for line in scene.guide.lines(section.name) if line.id not in MISSING)
    return lines(scene, (line for line in found if not (section.beside and line.local)))


def _desks(scene: Scene, _: Section) -> tuple[LineView, ...]:
    """Where to go, for who goes to a counter."""
    guide = scene.guide
    if "counter" not in (guide.answers.get("channel"), scene.journey.facts.get("channel")):
        return ()
    comma = scene.words("paper.comma")
    told_of = ((marked(scene.words, guide, desk), *details(scene.words, desk)) for desk in guide.counters)
    return tuple(LineView(comma.join(parts)) for parts in told_of)


def _ways(scene: Scene, _: Section) -> tuple[LineView, ...]:
    """Every way that is on file for the place, for who cannot use the one chosen."""
    guide, words = scene.guide, scene.words
    said = ((way.name, words("result.way", say=marked(words, guide, way), path=way.path or "")) for way in guide.ways)
    return tuple(LineView(say, name) for name, say in said)


_SAID: Mapping[str, Callable[[Scene, Section], tuple[LineView, ...]]] = {"counters": _desks, "ways": _ways}
"""Sections with more to a sentence than a line."""


def _order(scene: Scene) -> SectionView | None:
    """Whose money goes first, then second and so on."""
    order = scene.guide.order
    return SectionView(scene.words("paper.section.order"), lines(scene, order)) if order else None


def _supposed(scene: Scene) -> SectionView | None:
    """What was not said and is therefore supposed, so that nobody is misled by it."""
    lines = []
    for name in scene.guide.supposed:
        question = scene.library.questions[name]
        answer = scene.guide.channel if name == "channel" else said(scene, question, question.assume or "")
        lines.append(LineView(scene.words("result.supposed.line", ask=scene.filled(question.ask), answer=answer)))
    return SectionView(scene.words("result.supposed.title"), tuple(lines), "question") if lines else None
