"""练一练: one picture of the rehearsal, and what came of the last touch."""

from __future__ import annotations

from qinbao.guide.practice import Exercise, Rehearsal, exercises, finished
from qinbao.ui.models import Action, Model, PracticeModel
from qinbao.ui.present.scene import Scene


def practice(scene: Scene) -> Model:
    """The picture to act on, without the ring until it is wanted; after the last one, that all is done."""
    words, state = scene.words, scene.state
    todo, rehearsal = exercises(scene.guide), state.rehearsal or Rehearsal()
    done = finished(rehearsal, todo)
    exercise = None if done else todo[rehearsal.at]
    total = len(todo)
    number = min(rehearsal.at + 1, total)
    return PracticeModel(
        kind="practice",
        title=words("practice.done.title") if exercise is None else exercise.action.say,
        actions=_actions(scene, exercise, rehearsal.at),
        number=total + 1 if done else number,
        total=total,
        counted=words("practice.number", n=number, m=total),
        said=words("practice.done.right") if done else _said(scene, rehearsal, exercise),
        tone="tint" if done or rehearsal.outcome in ("waiting", "right") else "warn",
        hint=words("practice.done.say") if done else words("practice.hint"),
        detail=None if exercise is None else exercise.action.detail,
        screen=None if exercise is None else exercise.screen,
        ring=rehearsal.ring,
        touched=rehearsal.touched if rehearsal.misses else None,
        **{**scene.header(f"practice/{rehearsal.at}/{rehearsal.misses}/{rehearsal.touched}"), "progress": ""},
    )


def _said(scene: Scene, rehearsal: Rehearsal, exercise: Exercise | None) -> str:
    words, outcome = scene.words, rehearsal.outcome
    looked = exercise is not None and exercise.screen.tap is None
    if outcome == "wrong":
        return words("practice.wrong", touched=rehearsal.touched) if rehearsal.touched else words("practice.empty")
    if outcome == "shown":
        return words("practice.shown")
    now = words("practice.look") if looked else words("practice.start")
    return words("practice.right") + (now if looked else "") if outcome == "right" else now


def _actions(scene: Scene, exercise: Exercise | None, at: int) -> tuple[Action, ...]:
    words = scene.words
    leave = Action("return", words("practice.leave"), "plain", "x")
    if exercise is None:
        back = Action("return", words("nav.return"), "primary", "arrow-left")
        return (back, Action("rehearse", words("practice.again"), "secondary", "repeat"))
    if exercise.screen.tap is None:
        return (scene.forward(words("practice.next"), "touch"), scene.backward, leave)
    return (Action("show", words("practice.show"), "primary", "hand-tap"), scene.backward, leave)
