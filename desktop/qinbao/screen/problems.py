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

NO_APP = "no-app"
"""Id of what can happen wherever an app is opened."""
_TRIES = ("look", "store", "other")


class ProblemsModel(Model, frozen=True, kw_only=True):
    """What people get stuck on: which of these is it."""

    kind: ClassVar[str] = "problems"
    problems: tuple[OptionView, ...] = ()


def problems(scene: Scene, at: aside.Problems) -> ProblemsModel:
    """Which of these is it? Only what can happen at this very action; the others of the matter when asked for."""
    words = scene.words
    here = _here(scene)
    whole = at.all or not here
    missing = _app(scene)
    known = (*here, *_rest(scene)) if whole else here
    listed = [OptionView(name, scene.filled(say)) for name, say in {one.id: one.say for one in known}.items()]
    if missing:
        listed.insert(0, OptionView(NO_APP, words("problem.no-app.say", app=missing)))
    everything = ButtonView(press.Open(aside.Problems(all=True)), words("problem.others"), "plain", "question")
    return ProblemsModel(
        title=words("problem.title"),
        subtitle=words("problem.hint"),
        actions=backward(scene) if whole else (*backward(scene), everything),
        problems=tuple(listed),
        **scene.header(f"problems/{scene.journey.page.id}/{whole}"),
    )


def problem(scene: Scene, at: aside.Problem) -> TextModel:
    """Why it happens and what to try, best first."""
    if at.id == NO_APP:
        return _no_app(scene)
    found = scene.library.problems[at.id]
    return _told(scene, found.id, scene.filled(found.say), scene.filled(found.why), map(scene.filled, found.do))


def _no_app(scene: Scene) -> TextModel:
    """In the program's own words: it claims nothing of anybody, so it has no source."""
    words, app = scene.words, _app(scene)
    said = {key: words(f"problem.no-app.{key}", app=app) for key in ("say", "why", *_TRIES)}
    return _told(scene, NO_APP, said["say"], said["why"], (said[key] for key in _TRIES))


def _told(scene: Scene, key: str, say: str, why: str, do: Iterable[str]) -> TextModel:
    words = scene.words
    reason = SectionView(words("problem.why"), (LineView(why),), "question")
    tries = SectionView(words("problem.do"), tuple(map(LineView, do)), "list-checks")
    return text(scene, f"problem/{key}", say, (reason, tries))


def _app(scene: Scene) -> str:
    """What this action opens on the phone; empty for any other action."""
    screen = current(scene).screen if scene.journey.page.step is not None else None
    return (screen.tap or "") if screen is not None and screen.kind == "home" else ""


def _here(scene: Scene) -> tuple[Problem, ...]:
    library = scene.library
    named = current(scene).problems if scene.journey.page.step is not None else ()
    return tuple(library.problems[name] for name in named if name in library.problems)


def _rest(scene: Scene) -> tuple[Problem, ...]:
    topic = scene.journey.local.topic.id
    return tuple(problem for problem in scene.library.problems.values() if topic in problem.topics)
