"""问到了，记下来: a page for each question, and one on which all is looked at before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from qinbao.content.heard import Noted
from qinbao.flow.recording import CHECK, Station, stations
from qinbao.flow.rules import UNKNOWN
from qinbao.flow.season import premium_year
from qinbao.guide.asks import FIELDS
from qinbao.screen import aside, press
from qinbao.screen.choice import ChoiceModel
from qinbao.screen.model import ButtonView, Model, OptionView, RowView
from qinbao.screen.review import ReviewModel
from qinbao.screen.scene import Scene

PREMIUM = ("amount", "until")
"""What the place of the relative decides, not that of who pays."""


class LineInput(msgspec.Struct, frozen=True):
    """A line to type into."""

    key: str
    name: str
    """What it is called by ear: its heading, with its number where there are several."""
    text: str


class FieldView(msgspec.Struct, frozen=True):
    """A heading with its lines."""

    say: str
    hint: str
    lines: tuple[LineInput, ...]


class FieldsModel(Model, frozen=True, kw_only=True):
    """A question whose answer is typed."""

    kind: ClassVar[str] = "fields"
    fields: tuple[FieldView, ...]
    most: int
    """Longest text a line takes, in characters."""
    error: str | None = None
    wrong: str = ""
    """Key of the line that cannot be kept."""


def recording(scene: Scene, at: aside.Recording) -> ChoiceModel | FieldsModel | ReviewModel:
    """The page one is on."""
    found = stations(scene.library, at.asks, dict(at.draft))
    station = next((one for one in found if one.id == at.at), None)
    if station is None:
        return _check(scene, at, found)
    return _typing(scene, at, station) if station.fields else _picking(scene, at, station)


def recordable(scene: Scene) -> ButtonView | None:
    """问到了，记下来, where this guide leaves something to ask and answers may be kept; else what was kept, if any."""
    guide, library = scene.guide, scene.library
    place = library.places.get(guide.rules_of.code) if guide.rules_of else None
    if not scene.abilities.record or place is None:
        return None
    # A county has no hotline and mostly no rules of its own: what is told there holds for its city.
    code = (library.places.city_of(place) or place).code
    year = premium_year(scene.today)
    elsewhere = guide.place is not None and guide.place.code != place.code
    skipped = PREMIUM if elsewhere or year is None else ()
    missing = {ask.id for ask in guide.asks}
    open_ones = {ask.fills for ask in library.asks if ask.id in missing}
    # Who is told a name is told what to tap in it as well.
    wanted = open_ones | ({"steps"} if "name" in open_ones else set())
    here = (ask for ask in library.asks if guide.topic in ask.topics and ask.fills in FIELDS)
    ids = tuple(ask.id for ask in here if ask.fills in wanted and ask.fills not in skipped)
    if ids:
        whom = guide.answers.get("for")
        asked = (None if whom == UNKNOWN else whom, guide.route.id if guide.route else None)
        opened = press.Record(guide.topic, code, ids, year, *asked)
        return ButtonView(opened, scene.words("heard.open"), "plain", "note-pencil")
    noted = library.noted(code)
    if isinstance(noted, Noted) and guide.topic in noted.topics:
        kept = press.Open(aside.Noted(guide.topic, code))
        return ButtonView(kept, scene.words("heard.notebook"), "plain", "note-pencil")
    return None


def about(scene: Scene, topic: str, code: str) -> str:
    """Place and matter in one line."""
    place = scene.library.places.get(code)
    city = place.short if place else scene.words("guide.city")
    return scene.words("result.about", city=city, matter=scene.filled(scene.library.topic(topic).title))


def _picking(scene: Scene, at: aside.Recording, station: Station) -> ChoiceModel:
    words, ask = scene.words, station.ask
    options = tuple(OptionView(pick.value, scene.filled(pick.say), pick.note) for pick in ask.picks)
    return ChoiceModel(
        title=scene.filled(ask.say),
        subtitle=about(scene, at.topic, at.place),
        actions=(scene.forward(words("nav.continue")), scene.backward),
        options=(*options, OptionView(UNKNOWN, words("heard.unknown"))),
        chosen=dict(at.draft).get(ask.into or "", UNKNOWN),
        **scene.header(f"recording/{station.id}"),
    )


def _typing(scene: Scene, at: aside.Recording, station: Station) -> FieldsModel:
    from qinbao.screen.recording_moves import MOST_TYPED

    words, draft = scene.words, dict(at.draft)
    views = []
    for field in station.fields:
        keys = [key for one, key in station.lines if one == field]
        say = scene.filled(field.say)
        named = [words("heard.line", n=n) for n in range(1, len(keys) + 1)] if len(keys) > 1 else [say]
        lines = tuple(LineInput(key, name, draft.get(key, "")) for key, name in zip(keys, named, strict=True))
        views.append(FieldView(say, scene.filled(field.hint or ""), lines))
    key, why = at.wrong
    return FieldsModel(
        title=scene.filled(station.ask.say),
        subtitle=words("heard.empty"),
        actions=(scene.forward(words("nav.continue")), scene.backward),
        fields=tuple(views),
        most=MOST_TYPED,
        error=words(f"heard.fault.{why}") if why else None,
        wrong=key,
        **scene.header(f"recording/{station.id}/{key}/{why}"),
    )


def _check(scene: Scene, at: aside.Recording, found: tuple[Station, ...]) -> ReviewModel:
    words = scene.words
    rows = tuple(RowView(one.id, heading(scene, one), answered(scene, one, dict(at.draft))) for one in found)
    keep = ButtonView(press.Keep(), words("heard.keep"), "primary", "check")
    said = any(row.answer != words("heard.unknown") for row in rows)
    return ReviewModel(
        title=words("heard.check"),
        subtitle=about(scene, at.topic, at.place),
        actions=(keep, scene.backward) if said else (scene.backward,),
        rows=rows,
        **scene.header(f"recording/{CHECK}"),
    )


def heading(scene: Scene, station: Station) -> str:
    """What a page asks: the question, or behind its choice what is typed."""
    if not station.fields or not station.ask.picks:
        return scene.filled(station.ask.say)
    return scene.words("paper.comma").join(scene.filled(field.say) for field in station.fields)


def answered(scene: Scene, station: Station, draft: Mapping[str, str]) -> str:
    """What was answered on a page, in words."""
    if station.fields:
        said = [text for _, key in station.lines if (text := draft.get(key, "").strip())]
        return scene.words("paper.comma").join(said) or scene.words("heard.unknown")
    chosen = draft.get(station.ask.into or "")
    return next((pick.say for pick in station.ask.picks if pick.value == chosen), scene.words("heard.unknown"))
