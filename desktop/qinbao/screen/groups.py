"""What is one level below the verdict, in three groups: the matter, the place, what to beware of and the grounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from qinbao.guide.desk import details
from qinbao.guide.sections import Section, told
from qinbao.paper.marks import marked
from qinbao.screen import aside, press
from qinbao.screen.aside import GROUPS, GroupName
from qinbao.screen.model import ButtonView, CardView, LineView, SectionView
from qinbao.screen.parts import MISSING, lines, mixed_up, particular, supposed, unknown
from qinbao.screen.recording import recordable
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel, text

_ICONS: Mapping[GroupName, str] = {"matter": "info", "place": "map-pin", "care": "warning"}
_FEW = 2
"""Lines of what was supposed that the page of the verdict has room for."""


def groups(scene: Scene) -> tuple[CardView, ...]:
    """The groups that have something to say, each with its name and what is in it."""
    full = ((name, _ways(scene, name)) for name in GROUPS)
    return tuple(
        CardView(name, _title(scene, name), _say(scene, name), _ICONS[name])
        for name, links in full
        if links or any(_sections(scene, name))
    )


def group(scene: Scene, at: aside.Group) -> TextModel:
    """Everything of one group."""
    links = _ways(scene, at.of)
    sections = tuple(_sections(scene, at.of))
    return text(scene, f"group/{at.of}", _title(scene, at.of), sections, scene.about, links)


def _title(scene: Scene, name: GroupName) -> str:
    where = scene.guide.rules_of
    return scene.words(f"result.group.{name}.name", city=where.city if where else scene.words("guide.city"))


def _say(scene: Scene, name: GroupName) -> str:
    """What is in a group; of old facts, from when they are."""
    fresh = scene.guide.freshness
    if name == "care" and fresh.stale and fresh.oldest and fresh.newest:
        return scene.words("result.group.care.old", oldest=fresh.oldest[:4], newest=fresh.newest[:4])
    return scene.words(f"result.group.{name}.say")


def _sections(scene: Scene, name: GroupName) -> Iterator[SectionView]:
    guide, words = scene.guide, scene.words
    if name == "matter":
        guess = supposed(scene, None)
        if guess and len(guess.lines) > _FEW:
            yield guess
        others = tuple(line for line in lines(scene, guide.verdict.reasons, titled=False))
        if len(others) > 1:
            yield SectionView(words("result.why"), others)
        if guide.order:
            yield SectionView(words("paper.section.order"), lines(scene, guide.order), ranked=True)
    if name == "place":
        yield from particular(scene)
    for section in told(name):
        said = _SAID.get(section.name, _lines)(scene, section)
        if said:
            yield SectionView(words(section.heading), said)
    if name == "place" and (none := unknown(scene)):
        yield none
    if name == "care" and guide.freshness.say:
        yield SectionView(words("result.fresh"), (LineView(guide.freshness.say),))


def _ways(scene: Scene, name: GroupName) -> tuple[ButtonView, ...]:
    """Where it comes from, what is said wrongly about it, and what it is mistaken for; what was asked about a place."""
    guide, words = scene.guide, scene.words
    if name == "place":
        record = recordable(scene)
        return (record,) if record else ()
    if name != "care":
        return ()
    first = guide.sources[0].publisher if guide.sources else ""
    found = (
        (aside.Sources(), words("result.sources", publisher=first, n=len(guide.sources)) if first else "", "book-open"),
        (
            aside.Corrections(),
            words("result.corrections", n=len(guide.corrections)) if guide.corrections else "",
            "warning",
        ),
        (aside.Comparison(), mixed_up(scene), "scales"),
    )
    return tuple(ButtonView(press.Open(opened), say, "plain", icon) for opened, say, icon in found if say)


def _lines(scene: Scene, section: Section) -> tuple[LineView, ...]:
    """What is particular here is left out where it stands among what the place does differently."""
    found = (line for line in scene.guide.lines(section.name) if line.id not in MISSING)
    return lines(scene, (line for line in found if not (section.beside and line.local and scene.guide.rules_of)))


def _desks(scene: Scene, _: Section) -> tuple[LineView, ...]:
    """Where to go, for who goes to a counter."""
    guide = scene.guide
    if "counter" not in (guide.answers.get("channel"), scene.journey.facts.get("channel")):
        return ()
    comma = scene.words("paper.comma")
    told_of = ((marked(scene.words, guide, desk), *details(scene.words, desk)) for desk in guide.counters)
    return tuple(LineView(comma.join(parts)) for parts in told_of)


def _kinds(scene: Scene, _: Section) -> tuple[LineView, ...]:
    """Every way that is on file for the place, for who cannot use the one chosen."""
    guide, words = scene.guide, scene.words
    said = ((way.name, words("result.way", say=marked(words, guide, way), path=way.path or "")) for way in guide.ways)
    return tuple(LineView(say, name) for name, say in said)


_SAID: Mapping[str, Callable[[Scene, Section], tuple[LineView, ...]]] = {"counters": _desks, "ways": _kinds}
"""Sections with more to a sentence than a line."""
