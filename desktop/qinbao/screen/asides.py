"""Pages beside the journey: what is wrong on the net, what to try."""

from __future__ import annotations

from qinbao.content.fact import Problem
from qinbao.guide.lines import Writer
from qinbao.paper.marks import marked
from qinbao.screen.model import Action, LineView, Model, OptionView, ProblemsModel, SectionView, TextModel
from qinbao.screen.results import current, myth_section
from qinbao.screen.scene import Scene
from qinbao.screen.state import STAYS


def corrections(scene: Scene) -> Model:
    """Popular errors about this matter and what is so instead; those of all matters on one page when asked for."""
    words, aside = scene.words, scene.state.aside
    whole = not scene.begun or (aside is not None and aside.argument == "all")
    if whole:
        writer = Writer(scene.today, scene.general, {})
        every = sorted(scene.library.corrections, key=lambda correction: not correction.danger)
        myths = tuple(writer.myth(correction) for correction in every)
    else:
        myths = scene.guide.corrections
    sections = tuple(myth_section(scene, myth, marked(words, scene, myth)) for myth in myths)
    count = len(scene.library.corrections)
    everything = Action("corrections:all", words("correction.all", n=count), "plain", "warning")
    grounds = Action(f"sources:{'corrections' if whole else ''}", words("source.open"), "plain", "book-open")
    links = (grounds,) if whole else (everything, grounds)
    title = words("correction.every" if whole else "correction.title")
    return text(scene, f"corrections/{whole}", title, sections, links=links)


def problems(scene: Scene) -> Model:
    """Which of these is it? Those of this very action first."""
    words = scene.words
    known = _problems(scene)
    return ProblemsModel(
        kind="problems",
        title=words("problem.title"),
        subtitle=words("problem.hint"),
        actions=(_return(scene), scene.homeward),
        problems=tuple(OptionView(problem.id, scene.filled(problem.say)) for problem in known),
        **scene.header(f"problems/{scene.journey.page.id}"),
    )


def problem(scene: Scene) -> Model:
    """Why it happens and what to try, best first."""
    words = scene.words
    found = scene.library.problems[scene.state.aside.argument if scene.state.aside else ""]
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


def _return(scene: Scene) -> Action:
    return Action("return", scene.words("nav.return"), "primary", "arrow-left")


def backward(scene: Scene) -> tuple[Action, ...]:
    """回到刚才那页, and 上一步 where something else was opened in between."""
    asides = scene.state.asides
    between = len(asides) > 1 and asides[-2].kind not in STAYS
    return (_return(scene), scene.backward) if between else (_return(scene),)


def text(
    scene: Scene,
    key: str,
    title: str,
    sections: tuple[SectionView, ...],
    subtitle: str = "",
    links: tuple[Action, ...] = (),
) -> TextModel:
    """A page of sentences beside the journey."""
    return TextModel(
        kind="text",
        title=title,
        subtitle=subtitle,
        sections=sections,
        links=links,
        actions=backward(scene),
        **scene.header(key),
    )
