"""练一练: one picture of the rehearsal, and what came of the last touch; after the last one, what to do now."""

from __future__ import annotations

from typing import ClassVar, Literal

from qinbao.content.fact import Screen
from qinbao.guide.practice import Exercise, Rehearsal, exercises, finished
from qinbao.screen import press
from qinbao.screen.aside import Practice
from qinbao.screen.model import ButtonView, Model
from qinbao.screen.scene import Scene
from qinbao.screen.told import ToldModel, outlets


class PracticeModel(Model, frozen=True, kw_only=True):
    """One picture to act on."""

    kind: ClassVar[str] = "practice"
    number: int
    total: int
    counted: str
    said: str
    """What came of the last touch, kindly."""
    tone: Literal["tint", "warn"]
    hint: str
    detail: str | None
    screen: Screen
    ring: bool
    touched: str | None
    """What was touched last on this picture."""


def practice(scene: Scene, at: Practice) -> PracticeModel | ToldModel:
    """The picture to act on, without the ring until it is wanted; after the last one, that all is done."""
    words, rehearsal = scene.words, at.rehearsal
    todo = exercises(scene.guide)
    if finished(rehearsal, todo):
        return _done(scene)
    exercise, number, total = todo[rehearsal.at], rehearsal.at + 1, len(todo)
    return PracticeModel(
        title=exercise.action.say,
        actions=_actions(scene, rehearsal, exercise, last=number == total),
        number=number,
        total=total,
        counted=words("practice.number", n=number, m=total),
        said=_said(scene, rehearsal, exercise),
        tone="tint" if rehearsal.outcome in ("waiting", "right") else "warn",
        hint=words("practice.hint"),
        detail=exercise.action.detail,
        screen=exercise.screen,
        ring=rehearsal.ring,
        touched=rehearsal.touched if rehearsal.misses else None,
        **scene.header(f"practice/{rehearsal.at}/{rehearsal.misses}/{rehearsal.touched}"),
    )


def _done(scene: Scene) -> ToldModel:
    words, route = scene.words, scene.guide.route
    again = ButtonView(press.Rehearse(), words("practice.again"), icon="repeat"), words("told.way.rehearse")
    return ToldModel(
        title=words("practice.done.title"),
        say=words("practice.done.entry" if route is not None and route.known == "entry" else "practice.done.say"),
        icon="check",
        tone="tint",
        ways=(again, *outlets(scene, "steps", "save")),
        actions=(ButtonView(press.Return(), words("nav.return"), "primary", "arrow-left"),),
        **scene.header("practice/done"),
    )


def _said(scene: Scene, rehearsal: Rehearsal, exercise: Exercise) -> str:
    words, outcome = scene.words, rehearsal.outcome
    looked = exercise.screen.tap is None
    if outcome == "wrong":
        return words("practice.wrong", touched=rehearsal.touched) if rehearsal.touched else words("practice.empty")
    if outcome == "shown":
        return words("practice.shown")
    now = words("practice.look") if looked else words("practice.start")
    return words("practice.right") + (now if looked else "") if outcome == "right" else now


def _actions(scene: Scene, rehearsal: Rehearsal, exercise: Exercise, *, last: bool) -> tuple[ButtonView, ...]:
    words = scene.words
    leave = ButtonView(press.Return(), words("practice.leave"), "plain", "x")
    if exercise.screen.tap is None:
        return (
            scene.forward(words("practice.last" if last else "practice.next"), press.Touch()),
            scene.backward,
            leave,
        )
    if rehearsal.ring:
        on = words("practice.seen-last" if last else "practice.seen")
        return (scene.forward(on, press.Skip()), scene.backward, leave)
    return (ButtonView(press.Show(), words("practice.show"), "primary", "hand-tap"), scene.backward, leave)
