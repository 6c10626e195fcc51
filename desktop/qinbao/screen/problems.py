"""What people get stuck on, and what to try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from qinbao.content.fact import Problem
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, LineView, Model, OptionView, SectionView
from qinbao.screen.scene import Scene
from qinbao.screen.step import current
from qinbao.screen.text import TextModel, backward, text

OWN = ("no-app", "not-there", "no-luck")
"""What can happen wherever an app is opened, wherever something is looked for, and wherever nothing else is named."""
_FOUND = ("list", "tiles", "search", "code")
"""Kinds of pictures in which something is looked for."""


class ProblemsModel(Model, frozen=True, kw_only=True):
    """What people get stuck on: which of these is it."""

    kind: ClassVar[str] = "problems"
    problems: tuple[OptionView, ...] = ()


def problems(scene: Scene, at: aside.Problems) -> ProblemsModel:
    """Which of these is it? Only what can happen at this very action; the others of the matter when asked for."""
    words = scene.words
    whole = at.all or scene.journey.page.step is None
    here, rest = _here(scene), _rest(scene)
    known = (*here, *rest) if whole else here
    listed = [OptionView(name, scene.filled(say)) for name, say in {one.id: one.say for one in known}.items()]
    if own := _own(scene):
        name, what = own
        listed.insert(0, OptionView(name, words(f"problem.{name}.say", name=what)))
    everything = ButtonView(press.Open(aside.Problems(all=True)), words("problem.others"), "plain", "question")
    return ProblemsModel(
        title=words("problem.title"),
        subtitle=words("problem.hint"),
        actions=backward(scene) if whole or all(one in here for one in rest) else (*backward(scene), everything),
        problems=tuple(listed),
        **scene.header(f"problems/{scene.journey.page.id}/{whole}"),
    )


def problem(scene: Scene, at: aside.Problem) -> TextModel:
    """Why it happens and what to try, best first."""
    if at.id in OWN:
        return _told_own(scene, at.id)
    found = scene.library.problems[at.id]
    return _told(scene, found.id, scene.filled(found.say), scene.filled(found.why), map(scene.filled, found.do))


def _told_own(scene: Scene, name: str) -> TextModel:
    """In the program's own words: it claims nothing of anybody, so it has no source."""
    _, what = _own(scene) or (name, "")
    stuck = current(scene).stuck if scene.journey.page.step is not None else None
    tries = ("look", "store", "other") if name == "no-app" else ("look", "ask")
    said = [scene.words(f"problem.{name}.{key}", name=what, hotline=scene.hotline) for key in ("say", "why", *tries)]
    if stuck and name != "no-app":
        # What the page itself says of it comes instead of looking again, and need not send to the hotline twice.
        said[2:] = (stuck,) if scene.hotline in stuck else (stuck, said[-1])
    return _told(scene, name, said[0], said[1], said[2:])


def _told(scene: Scene, key: str, say: str, why: str, do: Iterable[str]) -> TextModel:
    words = scene.words
    reason = SectionView(words("problem.why"), (LineView(why),), "question")
    tries = SectionView(words("problem.do"), tuple(map(LineView, do)), "list-checks")
    return text(scene, f"problem/{key}", say, (reason, tries))


def _own(scene: Scene) -> tuple[str, str] | None:
    """What can happen at any action of this kind, and with which app or words on the phone; none without an action."""
    if scene.journey.page.step is None:
        return None
    action = current(scene)
    screen = action.screen
    if screen is not None and screen.tap and screen.kind == "home":
        return "no-app", screen.tap
    if screen is not None and screen.tap and screen.kind in _FOUND:
        return "not-there", screen.tap
    return None if action.problems else ("no-luck", "")


def _here(scene: Scene) -> tuple[Problem, ...]:
    library = scene.library
    named = current(scene).problems if scene.journey.page.step is not None else ()
    return tuple(library.problems[name] for name in named if name in library.problems)


def _rest(scene: Scene) -> tuple[Problem, ...]:
    topic = scene.journey.local.topic.id
    return tuple(problem for problem in scene.library.problems.values() if topic in problem.topics)
