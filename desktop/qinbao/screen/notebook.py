"""我问到的: all that was written down on this computer, each to look at, correct and delete."""

from __future__ import annotations

from qinbao.content.heard import Heard
from qinbao.content.heard import Noted as Records
from qinbao.content.trouble import Trouble
from qinbao.flow.recording import spread, stations
from qinbao.guide.asks import FIELDS, filled
from qinbao.paper.marks import rung
from qinbao.screen import aside, press
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView, LineView, SectionView
from qinbao.screen.recording import about, answered, heading
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel
from qinbao.screen.told import ToldModel


def notebook(scene: Scene) -> LinksModel:
    """Every record, newest file names last; a file that cannot be used is told of in one sentence."""
    words, library = scene.words, scene.library
    groups, aside_files = [], []
    for code in library.heard.codes() if library.heard else ():
        noted = library.noted(code)
        if isinstance(noted, Records):
            links = tuple(
                _link(scene, code, topic, heard) for topic, heard in noted.topics.items() if _known(scene, topic)
            )
            groups.append(GroupView("", links))
        elif isinstance(noted, Trouble):
            aside_files.append(words("heard.aside", file=noted.file, why=noted.message))
    hand = ButtonView(press.HandOn(), words("heard.hand-on"), "secondary", "file-text")
    leave = ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left")
    return LinksModel(
        title=words("heard.notebook"),
        subtitle="".join(aside_files) or ("" if groups else words("heard.nothing")),
        actions=(leave, hand) if groups else (leave,),
        groups=tuple(groups),
        **scene.header(f"notebook/{len(groups)}"),
    )


def _known(scene: Scene, topic: str) -> bool:
    return topic in scene.library.topic_ids


def _link(scene: Scene, code: str, topic: str, heard: Heard) -> ButtonView:
    say = scene.words("heard.row", about=about(scene, topic, code), when=rung(scene.words, heard))
    return ButtonView(press.Open(aside.Noted(topic, code)), say, "plain", "note-pencil")


def one(scene: Scene, at: aside.Noted) -> TextModel:
    """One record: each question with its answer, and what one may do with it."""
    words = scene.words
    noted = scene.library.noted(at.place)
    heard = noted.topics.get(at.topic) if isinstance(noted, Records) else None
    leave = ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left")
    sections: list[SectionView] = []
    more: tuple[ButtonView, ...] = ()
    if heard is not None:
        draft, every = spread(heard), answered_asks(scene, at.topic, heard)
        told = ((station, answered(scene, station, draft)) for station in stations(scene.library, every, draft))
        sections = [
            SectionView(heading(scene, station), (LineView(said),))
            for station, said in told
            if said != words("heard.unknown")
        ]
        sections.insert(0, SectionView("", (LineView(words("heard.ended", say=rung(scene.words, heard))),)))
        correct = press.Record(at.topic, at.place, _asks(scene, at.topic), heard.year, heard.whom, heard.way)
        more = (
            ButtonView(correct, words("heard.correct"), "secondary", "pencil-simple"),
            ButtonView(press.TakeOut(at.topic, at.place), words("heard.take-out"), "danger", "trash"),
        )
    return TextModel(
        title=about(scene, at.topic, at.place),
        subtitle="" if heard else words("heard.nothing"),
        actions=(leave, *more),
        sections=tuple(sections),
        **scene.header(f"noted/{at.topic}/{at.place}/{heard}"),
    )


def answered_asks(scene: Scene, topic: str, heard: Heard) -> tuple[str, ...]:
    """Ids of the questions a record answers."""
    return tuple(ask.id for ask in scene.library.asks if ask.fills in filled(heard) and topic in ask.topics)


def _asks(scene: Scene, topic: str) -> tuple[str, ...]:
    return tuple(ask.id for ask in scene.library.asks if topic in ask.topics and ask.fills in FIELDS)


def kept(scene: Scene, at: aside.Kept) -> ToldModel:
    """How it went, and the way to take it back."""
    words = scene.words
    failed = at.how == "failed"
    told = _outcome(scene, at) if at.how == "kept" else at.how
    undo = ButtonView(press.Undo(), words("heard.undo"), icon="arrow-left")
    see = ButtonView(press.Open(aside.Notebook()), words("heard.notebook"), icon="note-pencil")
    ways = () if failed else ((see, words("heard.way.notebook")),)
    if at.how in ("kept", "gone"):
        ways = ((undo, words("heard.way.undo")), *ways)
    return ToldModel(
        title=words(f"heard.told.{told}.title"),
        say=words(f"heard.told.{told}.say"),
        icon="warning" if failed else "check",
        tone="warn" if failed else "tint",
        ways=ways,
        actions=(ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left"),),
        **scene.header(f"kept/{told}"),
    )


def _outcome(scene: Scene, at: aside.Kept) -> str:
    """What was kept changes the guide; or a rule stands against a yes that was told; or it is in the notebook."""
    noted = scene.library.noted(at.place)
    heard = noted.topics.get(at.topic) if isinstance(noted, Records) else None
    if heard is not None and heard.known == "no":
        return "no" if heard.whom and heard.way else "noted"
    if standing(scene, at) and heard is not None and heard.known == "yes":
        rules = {ruling.id for ruling in scene.journey.local.topic.verdict}
        verdict = scene.guide.verdict
        if verdict.answer == "ask" and any(reason.id in rules for reason in verdict.reasons):
            return "stays"
    return "changed" if at.changed else "kept"


def standing(scene: Scene, at: aside.Rung) -> tuple[object, ...]:
    """The answer and the way a guide tells, to be compared; empty where one came from no guide of this matter there."""
    if not scene.begun or scene.guide.topic != at.topic or scene.guide.rules_of is None:
        return ()
    place = scene.library.places.get(scene.guide.rules_of.code)
    if place is None or (scene.library.places.city_of(place) or place).code != at.place:
        return ()
    verdict, route = scene.guide.verdict, scene.guide.route
    return verdict.answer, verdict.title, route
