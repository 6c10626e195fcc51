"""练一练: rehearse the phone steps on the drawn phone. Nothing real is typed, nothing is kept.

The ring is hidden until the person has touched the wrong thing twice; then the place is shown again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qinbao.content.fact import Screen
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.flow.actions import actions
from qinbao.flow.route_choice import route_of
from qinbao.flow.rules import Facts
from qinbao.guide.fill import slots
from qinbao.guide.lines import Writer
from qinbao.guide.model import Action, Guide

SHOW_AFTER = 2
Outcome = Literal["waiting", "right", "wrong", "shown"]


class Exercise(Struct, frozen=True, kw_only=True):
    """One picture to act on."""

    action: Action
    screen: Screen
    """The picture, with the ringed words in ``tap``; without them the person only looks and goes on."""


class Rehearsal(Struct, frozen=True, kw_only=True):
    """Where the person is in the exercises. ``Rehearsal()`` is the beginning."""

    at: int = 0
    misses: int = 0
    """Wrong touches on this picture."""
    outcome: Outcome = "waiting"
    touched: str | None = None
    """What was touched last, in the words of the picture."""

    @property
    def ring(self) -> bool:
        """Whether the right place is shown."""
        return self.misses >= SHOW_AFTER


def exercises(guide: Guide) -> tuple[Exercise, ...]:
    """The steps of a guide that have a picture; empty where everything is done at a counter.

    Of a way that is known by its name only nobody knows what is touched in it: there is nothing to rehearse.
    """
    return _drawn(guide.steps) if guide.route is not None and guide.route.known != "name" else ()


def drill(library: Library, local: Local, facts: Facts) -> tuple[Exercise, ...]:
    """The exercises of the guide for these facts, without building the rest of it."""
    route = route_of(local, facts)
    if route is None or route.known == "name":
        return ()
    writer = Writer(date.min, slots(library, local, facts), local.layers)
    return _drawn(writer.action(step, number) for number, step in enumerate(actions(library, local, facts), 1))


def _drawn(steps: Iterable[Action]) -> tuple[Exercise, ...]:
    return tuple(Exercise(action=step, screen=step.screen) for step in steps if step.screen is not None)


def beginning(todo: tuple[Exercise, ...], step: str) -> int:
    """Index of the exercise for the action ``step``; 0 where it has no picture."""
    return next((at for at, exercise in enumerate(todo) if exercise.action.id == step), 0)


def touch(rehearsal: Rehearsal, todo: tuple[Exercise, ...], target: str | None) -> Rehearsal:
    """The person touches ``target`` (words of the picture; none: an empty spot).

    Right: the next picture, with outcome ``right``. Wrong: the same picture, with outcome ``wrong``, or ``shown``
    from the second time on. A picture with nothing to tap accepts any touch. After the last picture nothing changes.
    """
    if finished(rehearsal, todo):
        return rehearsal
    wanted = todo[rehearsal.at].screen.tap
    if wanted is None or target == wanted:
        return Rehearsal(at=rehearsal.at + 1, outcome="right", touched=target)
    misses = rehearsal.misses + 1
    outcome: Outcome = "shown" if misses >= SHOW_AFTER else "wrong"
    return replace(rehearsal, misses=misses, outcome=outcome, touched=target)


def show(rehearsal: Rehearsal) -> Rehearsal:
    """The person would rather see at once where to touch."""
    return replace(rehearsal, misses=max(rehearsal.misses, SHOW_AFTER), outcome="shown", touched=None)


def skip(rehearsal: Rehearsal, todo: tuple[Exercise, ...]) -> Rehearsal:
    """The person has seen where to touch and goes on without it; after the last picture nothing changes."""
    return rehearsal if finished(rehearsal, todo) else Rehearsal(at=rehearsal.at + 1)


def again(rehearsal: Rehearsal) -> Rehearsal:
    """One picture back; at the first one, from the beginning."""
    return Rehearsal(at=max(rehearsal.at - 1, 0))


def finished(rehearsal: Rehearsal, todo: tuple[Exercise, ...]) -> bool:
    """Whether all pictures have been done."""
    return rehearsal.at >= len(todo)
