"""What came out: the verdict, what to have ready, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from qinbao.content.fact import Source
from qinbao.content.words import Words
from qinbao.guide.desk import details
from qinbao.guide.model import Action as Step
from qinbao.guide.model import Desk, Line, Myth
from qinbao.paper.marks import ahead, doubt, marked
from qinbao.screen.model import (
    Action,
    AsideNotes,
    ChecklistModel,
    LineView,
    Model,
    SectionView,
    StepModel,
    TickView,
    VerdictModel,
)
from qinbao.screen.questions import said
from qinbao.screen.scene import Scene

_FIRST = ("season", "asks", "warnings", "conditions")
_REST = ("notes", "limits", "relatives", "uses", "hotline_notes", "about")
"""Sections of the verdict that are shown at once, and those for who wants to know more."""
_MISSING = ("local.none", "local.out", "route.whose.province", "route.whose.rules", "route.whose.nation")
_FEW = 2
"""Local differences repeated beside the checklist, dangerous errors beside the verdict; other pages have them all."""
_MIXED_UP = frozenset(("choose", "family-account", "mutual-aid"))
"""Topics whose matters are taken for each other."""


def verdict(scene: Scene) -> Model:
    """可以 · 不可以 · 要先问, with all that has to be known before starting."""
    guide, words, journey = scene.guide, scene.words, scene.journey
    topics = tuple(dict.fromkeys(reason.go for reason in guide.verdict.reasons if reason.go))
    last = journey.index == len(journey.pages) - 1
    go = tuple(scene.card(topic) for topic in topics)
    actions: tuple[Action, ...]
    if last and go:
        actions = (scene.forward(words("result.go"), f"start:{go[0].topic}"), scene.backward, scene.homeward)
    elif last:
        actions = (Action("home", words("nav.home"), "primary", "house"), scene.backward)
    else:
        actions = (scene.forward(words("nav.continue")), scene.backward)
    return VerdictModel(
        kind="verdict",
        title=guide.verdict.title,
        subtitle=scene.about,
        actions=actions,
        answer=guide.verdict.answer,
        reasons=_lines(scene, guide.verdict.reasons, titled=False),
        sections=(*_desks(scene), *_sections(scene, _FIRST)),
        myths=dangers(scene),
        order=_order(scene),
        rest=(*_sections(scene, _REST), *_ways(scene)),
        practice=rehearsed(scene, "practice.first"),
        go=go,
        supposed=_supposed(scene),
        notes=_notes(scene),
        **scene.header(),
    )


def checklist(scene: Scene) -> Model:
    """What to have ready, each to tick off."""
    guide, words = scene.guide, scene.words
    count = len(guide.documents)
    items = tuple(
        TickView(item.id, marked(words, guide, item), item.note, item.id in scene.state.session.ticked)
        for item in guide.documents
    )
    actions = [scene.forward(words("checklist.next") if count else words("nav.continue")), scene.backward]
    if count:
        actions.append(Action("preview:checklist", words("checklist.print"), "secondary", "printer"))
    return ChecklistModel(
        kind="checklist",
        title=words("checklist.title", n=count) if count else words("checklist.none"),
        subtitle=words("result.about", city=scene.about, matter=words("checklist.hint")) if count else scene.about,
        actions=tuple(actions),
        items=items,
        empty=words("checklist.empty"),
        notes=_notes(scene, _FEW),
        rest=_more_local(scene),
        **scene.header(),
    )


def step(scene: Scene) -> Model:
    """One action."""
    guide, words = scene.guide, scene.words
    action = current(scene)
    total = len(guide.steps)
    last = action.number == total
    return StepModel(
        kind="step",
        title=action.say,
        actions=(
            scene.forward(words("step.last") if last else words("step.next")),
            scene.backward,
            Action("problems", words("step.stuck"), "danger", "question"),
        ),
        number=action.number,
        total=total,
        counted=words("step.number", n=action.number, m=total),
        who="" if action.who == "payer" else words(f"step.who.{action.who}", family=guide.family),
        detail=action.detail,
        see=SectionView(words("step.see"), (LineView(action.see),), "eye") if action.see else None,
        stuck=SectionView(words("step.not-seen"), (LineView(action.stuck),), "warning") if action.stuck else None,
        mark=(action.conflict or "") + (ahead(words, guide, action) or doubt(words, guide, action)) or None,
        screen=action.screen,
        rest=(*dangers(scene), *_ground(scene, action)),
        practice=rehearsed(scene, "practice.open"),
        action=action.id,
        **scene.header(),
    )


def current(scene: Scene) -> Step:
    """The action of the page the person looks at."""
    wanted = scene.journey.page.step
    if wanted is None:
        raise TypeError(scene.journey.page.id)
    return next(action for action in scene.guide.steps if action.id == wanted.id)


def mixed_up(scene: Scene) -> str:
    """Words of the way to the table of look-alikes; empty where nothing is likely to be mixed up."""
    return scene.library.comparison.title if scene.guide.topic in _MIXED_UP else ""


def dangers(scene: Scene) -> tuple[SectionView, ...]:
    """The popular errors about this that do harm, a few of them; the page of the popular errors has all."""
    found = [myth for myth in scene.guide.corrections if myth.danger]
    return tuple(myth_section(scene, myth, marked(scene.words, scene.guide, myth)) for myth in found[:_FEW])


def myth_section(scene: Scene, myth: Myth, say: str) -> SectionView:
    """What is said, and what is so instead."""
    words = scene.words
    line = LineView(words("correction.fact", say=say))
    return SectionView(words("correction.claim", claim=myth.claim), (line,), "warning" if myth.danger else "x")


def _lines(scene: Scene, lines: Iterable[Line], *, titled: bool = True) -> tuple[LineView, ...]:
    return tuple(LineView(marked(scene.words, scene.guide, line), line.title if titled else None) for line in lines)


def _desks(scene: Scene) -> tuple[SectionView, ...]:
    """Where to go, for who goes to a counter."""
    guide = scene.guide
    if not guide.counters or "counter" not in (guide.answers.get("channel"), scene.journey.facts.get("channel")):
        return ()
    desks = tuple(LineView(_desk(scene, desk)) for desk in guide.counters)
    return (SectionView(scene.words("paper.section.counters"), desks, "bank"),)


def _sections(scene: Scene, names: Iterable[str]) -> tuple[SectionView, ...]:
    """Those of these sections that have something to say; what is particular here stands beside them."""
    found = []
    for name in names:
        lines = [line for line in getattr(scene.guide, name) if not line.local and line.id not in _MISSING]
        found.append(SectionView(scene.words(f"paper.section.{name}"), _lines(scene, lines)))
    return tuple(section for section in found if section.lines)


def _order(scene: Scene) -> SectionView | None:
    """Whose money goes first, then second and so on."""
    order = scene.guide.order
    return SectionView(scene.words("paper.section.order"), _lines(scene, order)) if order else None


def _ways(scene: Scene) -> tuple[SectionView, ...]:
    """Every way that is on file for the place, for who cannot use the one chosen."""
    guide, words = scene.guide, scene.words
    lines = tuple(
        LineView(words("result.way", say=marked(words, guide, way), path=way.path or ""), way.name)
        for way in guide.ways
    )
    return (SectionView(words("paper.section.ways"), lines),) if lines else ()


def rehearsed(scene: Scene, key: str) -> str:
    """Words of the way to 练一练; empty where no action of this journey has a picture."""
    steps = any(page.kind == "step" for page in scene.journey.pages)
    return scene.words(key) if steps and any(step.screen is not None for step in scene.guide.steps) else ""


def _desk(scene: Scene, desk: Desk) -> str:
    parts = (marked(scene.words, scene.guide, desk), *details(scene.words, desk))
    return scene.words("paper.comma").join(parts)


def _supposed(scene: Scene) -> SectionView | None:
    """What was not said and is therefore supposed, so that nobody is misled by it."""
    lines = []
    for name in scene.guide.supposed:
        question = scene.library.questions[name]
        answer = scene.guide.channel if name == "channel" else said(scene, question, question.assume or "")
        lines.append(LineView(scene.words("result.supposed.line", ask=scene.filled(question.ask), answer=answer)))
    return SectionView(scene.words("result.supposed.title"), tuple(lines), "question") if lines else None


def _ground(scene: Scene, action: Step) -> tuple[SectionView, ...]:
    """Where this very action comes from."""
    words = scene.words
    sources = [source for source in scene.guide.sources if source.id in action.sources]
    lines = tuple(LineView(source_line(words, source)) for source in sources)
    return (SectionView(words("step.ground"), lines, "book-open"),) if lines else ()


def source_line(words: Words, source: Source) -> str:
    """Who said it, where, when, and of what kind that is."""
    date, kind = source.date or words("paper.undated"), words(f"paper.kind.{source.kind}")
    return words("source.line", publisher=source.publisher, title=source.title, date=date, kind=kind)


def _more_local(scene: Scene) -> tuple[SectionView, ...]:
    """What is different here and does not stand beside the checklist."""
    guide = scene.guide
    if guide.rules_of is None or not guide.local_notes[_FEW:]:
        return ()
    title = scene.words("result.local", city=guide.rules_of.city)
    return (SectionView(title, _lines(scene, guide.local_notes[_FEW:]), "map-pin"),)


def _notes(scene: Scene, most: int | None = None) -> AsideNotes:
    guide, words = scene.guide, scene.words
    local = guide.local_notes[:most]
    missing = tuple(line for line in guide.notes if line.id in _MISSING)
    lines = _lines(scene, (*missing, *(line for line in local if line not in missing)))
    title = words("result.local", city=guide.rules_of.city) if guide.rules_of else ""
    first = guide.sources[0].publisher if guide.sources else ""
    return AsideNotes(
        local=SectionView(title, lines, "map-pin") if lines and guide.rules_of else None,
        fresh=guide.freshness.say,
        sources=words("result.sources", publisher=first, n=len(guide.sources)) if first else "",
        corrections=words("result.corrections", n=len(guide.corrections)) if guide.corrections else "",
        comparison=mixed_up(scene),
    )
