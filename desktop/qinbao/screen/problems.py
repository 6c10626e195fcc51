"""What people get stuck on, and what to try."""

from __future__ import annotations

from typing import ClassVar

from qinbao.content.fact import Problem
from qinbao.screen import aside
from qinbao.screen.model import LineView, Model, OptionView, SectionView
from qinbao.screen.scene import Scene
from qinbao.screen.step import current
from qinbao.screen.text import TextModel, returning, text


class ProblemsModel(Model, frozen=True, kw_only=True):
    """What people get stuck on: which of these is it."""

    kind: ClassVar[str] = "problems"
    problems: tuple[OptionView, ...] = ()


def problems(scene: Scene) -> ProblemsModel:
    """Which of these is it? Those of this very action first."""
    words = scene.words
    known = _problems(scene)
    return ProblemsModel(
        title=words("problem.title"),
        subtitle=words("problem.hint"),
        actions=(returning(scene),),
        problems=tuple(OptionView(problem.id, scene.filled(problem.say)) for problem in known),
        **scene.header(f"problems/{scene.journey.page.id}"),
    )


def problem(scene: Scene, at: aside.Problem) -> TextModel:
    """Why it happens and what to try, best first."""
    words = scene.words
    found = scene.library.problems[at.id]
    tries = tuple(LineView(scene.filled(say)) for say in found.do)
    why = SectionView(words("problem.why"), (LineView(scene.filled(found.why)),), "question")
    sections = (why, SectionView(words("problem.do"), tries, "list-checks"))
    return text(scene, f"problem/{found.id}", scene.filled(found.say), sections)


def _problems(scene: Scene) -> tuple[Problem, ...]:
    library = scene.library
    here = current(scene).problems if scene.journey.page.step is not None else ()
    topic = scene.journey.local.topic.id
    rest = (problem.id for problem in library.problems.values() if topic in problem.topics)
    return tuple(library.problems[name] for name in dict.fromkeys((*here, *rest)) if name in library.problems)
