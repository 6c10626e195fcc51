"""One action."""

from __future__ import annotations

from typing import ClassVar

from qinbao.content.fact import Screen
from qinbao.guide.model import Action as Step
from qinbao.paper.marks import ahead, doubt, phoned
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, LineView, Model, SectionView
from qinbao.screen.parts import bites, other_way, rehearsed, source_line
from qinbao.screen.scene import Scene


class StepModel(Model, frozen=True, kw_only=True):
    """One action."""

    kind: ClassVar[str] = "step"
    number: int
    total: int
    who: str
    detail: str | None
    see: SectionView | None
    stuck: SectionView | None
    mark: str | None
    screen: Screen | None
    rest: tuple[SectionView, ...] = ()
    """Shown at once only in 详."""
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""
    other: ButtonView | None = None
    """To the way that this action names; none for an action that names no other way."""
    action: str = ""
    """Id of the action."""


def step(scene: Scene) -> StepModel:
    """One action."""
    guide, words = scene.guide, scene.words
    action = current(scene)
    total = len(guide.steps)
    last = action.number == total
    return StepModel(
        title=action.say,
        actions=(
            scene.forward(words("step.last") if last else words("step.next")),
            scene.backward,
            ButtonView(press.Open(aside.Problems()), words("step.stuck"), "danger", "question"),
        ),
        number=action.number,
        total=total,
        # Who does it for himself does all of it.
        who="" if action.who == "payer" or guide.own else words(f"step.who.{action.who}", family=guide.family),
        detail=action.detail,
        see=SectionView(words("step.see"), (LineView(action.see),), "eye") if action.see else None,
        stuck=SectionView(words("step.not-seen"), (LineView(action.stuck),), "warning") if action.stuck else None,
        mark=_mark(scene, action),
        screen=action.screen,
        rest=(*bites(scene, action), *_ground(scene, action)),
        practice=rehearsed(scene, "practice.open"),
        other=_other(scene),
        action=action.id,
        **scene.header(),
    )


def _mark(scene: Scene, action: Step) -> str | None:
    """What another source says, and for which actions one has to ask first, or who was asked."""
    words, guide = scene.words, scene.guide
    call = phoned(words, action)
    told = words("heard.ended", say=call) if call else ahead(words, guide, action) or doubt(words, guide, action)
    return (action.conflict or "") + told or None


def current(scene: Scene) -> Step:
    """The action of the page the person looks at."""
    wanted = scene.journey.page.step
    if wanted is None:
        raise TypeError(scene.journey.page.id)
    return next(action for action in scene.guide.steps if action.id == wanted.id)


def _other(scene: Scene) -> ButtonView | None:
    way = other_way(scene.journey, scene.journey.page.step)
    return ButtonView(press.Take(way.id), scene.words("step.switch"), icon="device-mobile") if way else None


def _ground(scene: Scene, action: Step) -> tuple[SectionView, ...]:
    """Where this very action comes from."""
    words = scene.words
    sources = [source for source in scene.guide.sources if source.id in action.sources]
    lines = tuple(LineView(source_line(words, source)) for source in sources)
    return (SectionView(words("step.ground"), lines, "book-open"),) if lines else ()
