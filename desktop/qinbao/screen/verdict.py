"""可以 · 不可以 · 要先问: the answer, one reason, what comes next, one warning; the rest one level down."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from qinbao.content.fact import Answer
from qinbao.paper.marks import marked
from qinbao.screen import aside, press
from qinbao.screen.groups import groups
from qinbao.screen.model import ButtonView, CardView, LineView, Model, SectionView
from qinbao.screen.parts import other_way, rehearsed, supposed
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
    label: str
    """The answer in its own words; empty where the title says it."""
    reason: str
    coming: str
    """What comes next, in one sentence; empty where that is another matter."""
    other: OtherView | None
    go: tuple[CardView, ...]
    """Other matters that help further."""
    warning: SectionView | None
    """The one thing that bites here."""
    groups: tuple[CardView, ...] = ()
    """Everything else, by the name of its group in place of a topic."""
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""


def verdict(scene: Scene) -> VerdictModel:
    """The answer at a glance."""
    guide, words, journey = scene.guide, scene.words, scene.journey
    topics = tuple(dict.fromkeys(reason.go for reason in guide.verdict.reasons if reason.go))
    header = scene.header()  # another way is another page, though it is the same stop
    last = journey.index == len(journey.pages) - 1
    go = tuple(scene.card(topic) for topic in topics)
    other = _other(scene)
    actions: tuple[ButtonView, ...]
    if last and go:
        actions = (scene.forward(words("result.go"), press.Follow(go[0].topic)), scene.backward)
    elif last:
        actions = (ButtonView(press.Home(), words("nav.other"), "primary", "house"), scene.backward)
    else:
        actions = (scene.forward(words("nav.continue")), scene.backward)
    answers = ButtonView(press.Open(aside.Answers()), words("review.open"), "plain", "pencil-simple")
    return VerdictModel(
        title=guide.verdict.title,
        subtitle=scene.about,
        actions=(*actions, answers),
        answer=guide.verdict.answer,
        label=_label(scene),
        reason=_reason(scene),
        coming="" if go or other else _coming(scene),
        go=go,
        warning=None if go else _warning(scene),
        groups=groups(scene),
        practice=rehearsed(scene, "practice.first"),
        other=other,
        **{**header, "key": f"{header['key']}/{journey.facts.get('route')}"},
    )


def _other(scene: Scene) -> OtherView | None:
    """One tap to what is on file, for who chose an app by which nothing is."""
    way, words = other_way(scene.journey), scene.words
    if way is None:
        return None
    say = words("result.instead", known=words(f"offer.known.{way.known}"))
    return OtherView(press.Take(way.id), words("route.switch.say", name=way.name), say)


def _label(scene: Scene) -> str:
    verdict, words = scene.guide.verdict, scene.words
    if verdict.answer == "yes" or words(f"result.says.{verdict.answer}") in verdict.title:
        return ""
    return words("result.answer", answer=words(f"result.short.{verdict.answer}"))


def _reason(scene: Scene) -> str:
    """What was asked for this very place; else of a yes the last, the most particular, of anything else the first."""
    verdict = scene.guide.verdict
    if not verdict.reasons:
        return ""
    usual = verdict.reasons[-1 if verdict.answer == "yes" else 0]
    asked = next((reason for reason in verdict.reasons if reason.heard), usual)
    return marked(scene.words, scene.guide, asked)


def _coming(scene: Scene) -> str:
    words, items = scene.words, len(scene.guide.documents)
    steps = sum(page.kind == "step" for page in scene.journey.pages)
    if not steps:
        return ""
    return words("result.coming.both", items=items, steps=steps) if items else words("result.coming.steps", steps=steps)


def _warning(scene: Scene) -> SectionView | None:
    """What was supposed, since all else depends on it; else the season; else what to beware of most, first here."""
    guide, words = scene.guide, scene.words
    if guess := supposed(scene):
        return guess
    season = guide.season if guide.verdict.answer != "no" else ()
    # Before there is a way, nothing on it can bite.
    warnings = guide.warnings if guide.verdict.answer == "yes" else ()
    ours = sorted(warnings, key=lambda line: line.local is None)
    biting = next(iter((*season, *ours)), None)
    if biting is None:
        return None
    return SectionView("", (LineView(marked(words, guide, biting)),), "calendar-x" if season else "warning")
