"""依据: each sentence leads to who said it, when and of what kind that is. Addresses are never shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qinbao.content.fact import Fact
from qinbao.guide.lines import Writer
from qinbao.guide.model import Guide, Line
from qinbao.guide.sections import told
from qinbao.paper.marks import doubt, phoned
from qinbao.screen import aside, press
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView, LineView, SectionView
from qinbao.screen.parts import source_line
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel, backward, text

Group = tuple[str, Iterable[Line]]


def sources(scene: Scene) -> LinksModel:
    """Every sentence that stands on a source; each leads to it."""
    words = scene.words
    groups = tuple(
        GroupView(
            title,
            tuple(ButtonView(press.Open(aside.Source(line.id)), line.say, "plain", "book-open") for line in lines),
        )
        for title, lines in _grouped(scene)
    )
    return LinksModel(
        title=words("source.title"),
        subtitle=words("source.hint"),
        actions=backward(scene),
        groups=groups,
        **scene.header(f"sources/{_scope(scene)}"),
    )


def source(scene: Scene, at: aside.Source) -> TextModel:
    """One sentence: its sources, how sure it is, and what is said elsewhere."""
    words = scene.words
    line = next(line for _, lines in _grouped(scene) for line in lines if line.id == at.line)
    every = {**scene.library.sources, **({} if _scope(scene) else {one.id: one for one in scene.guide.sources})}
    known = [every[name] for name in line.sources if name in every]
    said = [source_line(words, one) for one in known]
    if line.heard and not said:  # the plan of a household knows the sentence, not the call
        said.append(words("heard.ended", say=phoned(words, line)))
    grounds = SectionView(words("source.from"), tuple(map(LineView, said)), "book-open")
    sections = [SectionView("", (LineView(line.say),)), grounds, *_doubts(scene, line)]
    sections.append(SectionView("", (LineView(words("paper.unofficial.long")),)))
    return text(scene, f"source/{line.id}", words("source.one"), tuple(sections))


def _doubts(scene: Scene, line: Line) -> Iterator[SectionView]:
    words = scene.words
    said = [words(f"source.sure.{line.confidence}", hotline=scene.hotline)]
    if line.stale:
        said.append(words("source.stale" if line.as_of else "source.undated", hotline=scene.hotline))
    elif doubt(words, scene, line):
        said.append(words("source.verify", hotline=scene.hotline))
    if line.conflict:
        yield SectionView(words("source.conflict"), (LineView(line.conflict),), "question")
    yield SectionView(words("source.sure.title"), tuple(LineView(one) for one in said), "info")


def _grouped(scene: Scene) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Headings and the sentences below them that have a source; each sentence once."""
    seen: set[str] = set()
    for title, lines in _all(scene):
        fresh = [line for line in lines if line.sources and line.id not in seen]
        kept = tuple({line.id: line for line in fresh}.values())
        seen.update(line.id for line in kept)
        if kept:
            yield title, kept


def _all(scene: Scene) -> Iterator[Group]:
    scope, words, library = _scope(scene), scene.words, scene.library
    if scope == "plan":
        plan = scene.plan
        for row in plan.rows:
            who = words("paper.household.who", family=row.family, city=row.city)
            yield who, (row.bind, row.share, *row.reasons)
        yield words("paper.household.needs"), (need.item for need in plan.needs)
        yield words("paper.household.limits"), plan.limits
        yield words("paper.household.warnings"), plan.warnings
    elif scope == "comparison":
        yield library.comparison.title, _written(scene, library.comparison.rows)
    elif scope == "terms":
        yield words("term.title"), _written(scene, library.terms)
    elif scope == "corrections":
        yield words("correction.title"), _written(scene, library.corrections)
    else:
        yield from _of_guide(scene, scene.guide)


def _of_guide(scene: Scene, guide: Guide) -> Iterator[Group]:
    words = scene.words
    step = scene.journey.page.step
    if step is not None:
        yield words("step.ground"), (action for action in guide.steps if action.id == step.id)
    for section in told("listed"):
        heading = guide.verdict.title if section.name == "verdict" else words(section.heading)
        yield heading, guide.lines(section.name)


def _written(scene: Scene, facts: Iterable[Fact]) -> tuple[Line, ...]:
    writer = Writer(scene.today, scene.general, {})
    return tuple(writer.line(fact) for fact in facts)


def _scope(scene: Scene) -> str:
    """Whose sentences: of the page the way started from."""
    return next((one.of for one in reversed(scene.state.asides) if isinstance(one, aside.Sources)), "")
