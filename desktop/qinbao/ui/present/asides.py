"""Pages beside the journey: where it comes from, what is wrong on the net, what to try, how printing went."""

from __future__ import annotations

from qinbao.content.fact import Problem
from qinbao.paper.marks import marked
from qinbao.ui.models import Action, LineView, Model, OptionView, ProblemsModel, SectionView, TextModel
from qinbao.ui.present.results import current, source_line
from qinbao.ui.present.scene import Scene


def sources(scene: Scene) -> Model:
    """Every source of this guide: who, what, when, of what kind."""
    words = scene.words
    lines = tuple(LineView(source_line(words, source)) for source in scene.guide.sources)
    sections = (SectionView("", lines), SectionView("", (LineView(words("paper.unofficial.long")),), "info"))
    return _text(scene, "sources", words("source.title"), sections, subtitle=scene.about)


def corrections(scene: Scene) -> Model:
    """Popular errors about this matter and what is so instead."""
    words = scene.words
    sections = tuple(
        SectionView(
            words("correction.claim", claim=myth.claim),
            (LineView(words("correction.fact", say=marked(words, scene.guide, myth))),),
            "warning" if myth.danger else "x",
        )
        for myth in scene.guide.corrections
    )
    return _text(scene, "corrections", words("correction.title"), sections)


def terms(scene: Scene) -> Model:
    """Words of the field."""
    sections = tuple(
        SectionView(term.term, (LineView(scene.filled(term.say)),), "info") for term in scene.library.terms
    )
    return _text(scene, "terms", scene.words("term.title"), sections)


def problems(scene: Scene) -> Model:
    """Which of these is it? Those of this very action first."""
    words = scene.words
    known = _problems(scene)
    return ProblemsModel(
        kind="problems",
        title=words("problem.title"),
        subtitle=words("problem.hint"),
        actions=(_return(scene), Action("home", words("nav.home"), "plain", "house")),
        problems=tuple(OptionView(problem.id, scene.filled(problem.say)) for problem in known),
        **{**scene.header(f"problems/{scene.journey.page.id}"), "progress": ""},
    )


def problem(scene: Scene) -> Model:
    """Why it happens and what to try, best first."""
    words = scene.words
    found = scene.library.problems[scene.state.aside.argument if scene.state.aside else ""]
    tries = tuple(LineView(scene.filled(say)) for say in found.do)
    why = SectionView(words("problem.why"), (LineView(scene.filled(found.why)),), "question")
    sections = (why, SectionView(words("problem.do"), tries, "list-checks"))
    model = _text(scene, f"problem/{found.id}", scene.filled(found.say), sections)
    return model


def told(scene: Scene) -> Model:
    """How printing or saving went, in plain words; nothing is lost either way."""
    words, aside = scene.words, scene.state.aside
    key = aside.argument if aside else ""
    calm = key.endswith(("done", "busy"))
    section = SectionView("", (LineView(words(f"told.{key}.say", detail=aside.detail if aside else "")),), "info")
    return TextModel(
        kind="told",
        title=words(f"told.{key}.title"),
        tone="tint" if calm else "warn",
        sections=(section,),
        actions=(_return(scene, "back"), Action("home", words("nav.home"), "plain", "house")),
        **{**scene.header(f"told/{key}"), "progress": ""},
    )


def _problems(scene: Scene) -> tuple[Problem, ...]:
    library = scene.library
    here = current(scene).problems if scene.journey.page.step is not None else ()
    topic = scene.journey.local.topic.id
    rest = (problem.id for problem in library.problems.values() if topic in problem.topics)
    return tuple(library.problems[name] for name in dict.fromkeys((*here, *rest)) if name in library.problems)


def _return(scene: Scene, key: str = "return") -> Action:
    return Action(key, scene.words("nav.return"), "primary", "arrow-left")


def _text(scene: Scene, key: str, title: str, sections: tuple[SectionView, ...], subtitle: str = "") -> TextModel:
    return TextModel(
        kind="text",
        title=title,
        subtitle=subtitle,
        sections=sections,
        actions=(_return(scene), *((scene.backward,) if len(scene.state.asides) > 1 else ())),
        **{**scene.header(key), "progress": ""},
    )
