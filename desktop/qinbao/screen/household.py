"""全家计划 while it is made: who belongs to it, and the questions about each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from qinbao.flow.household import MOST_MEMBERS, said
from qinbao.flow.offers import listed
from qinbao.flow.rules import UNKNOWN
from qinbao.guide.household import called
from qinbao.screen import press
from qinbao.screen.choice import ChoiceModel, asked, choice_page
from qinbao.screen.model import ButtonView, Model, RowView
from qinbao.screen.place import PlaceModel, place_page
from qinbao.screen.scene import Scene

_MOST_SAME = 4
"""Places of relatives that are one press; those named last."""


class HouseholdModel(Model, frozen=True, kw_only=True):
    """Who belongs to 全家计划."""

    kind: ClassVar[str] = "household"
    rows: tuple[RowView, ...]
    """``page`` is the index of the relative."""
    remove: str
    """Words of the button that takes somebody out."""
    empty: str


def members(scene: Scene) -> HouseholdModel:
    """Who belongs to it so far."""
    words, named = scene.words, said(scene.walk).members
    full = len(named) >= MOST_MEMBERS
    rows = tuple(
        RowView(str(at), words("household.number", n=at + 1), _named(scene, member.given))
        for at, member in enumerate(named)
    )
    add = ButtonView(press.AddRelative(), words("household.more" if rows else "household.add"), "secondary", "plus")
    if not rows:
        actions: tuple[ButtonView, ...] = (
            ButtonView(press.AddRelative(), add.words, "primary", "plus"),
            scene.backward,
        )
    else:
        actions = (scene.forward(words("household.next")), scene.backward, *(() if full else (add,)))
    if scene.state.undo is not None:
        actions = (*actions, ButtonView(press.Restore(), words("household.restore"), "secondary", "arrow-left"))
    return HouseholdModel(
        title=words("household.title"),
        subtitle=words("household.full", most=len(rows)) if full else words("household.hint"),
        actions=actions,
        rows=rows,
        remove=words("household.remove"),
        empty=words("household.empty"),
        **scene.header("household/" + "/".join(repr(member.answers) for member in named)),
    )


def _named(scene: Scene, given: Mapping[str, str]) -> str:
    place = scene.library.places.get(given.get("place", ""))
    city = place.short if place else scene.words("guide.city")
    return scene.words("paper.household.who", family=called(scene.library, given), city=city)


def question(scene: Scene) -> ChoiceModel | PlaceModel:
    """A question about one of them or about the payer."""
    walk, page, question = scene.walk, scene.walk.page, asked(scene.walk)
    given = walk.answers.get(page.key)
    header = scene.header(f"household/{page.id}/{scene.state.error}")
    if question.kind != "place":
        return choice_page(scene, question, listed(question, walk.facts), given, header)
    return place_page(scene, question, given, header, _same(scene, page.number))


def _same(scene: Scene, number: int) -> Mapping[str, str]:
    """The words of the press for each place of those named before relative ``number``, or of all: whose it is."""
    words, walk, whose = scene.words, scene.walk, dict[str, list[str]]()
    everybody = zip(walk.relatives, said(walk).members, strict=True)
    before = (member.given for at, member in everybody if not number or at < number)
    named = [given for given in before if given.get("place", UNKNOWN) != UNKNOWN]
    for given in named:
        names = whose.setdefault(given["place"], [])
        names += {called(scene.library, given)}.difference(names)
    if len(whose) == 1 and len(named) > 1:
        return dict.fromkeys(whose, words("place.same"))
    shown = list(whose.items())[-_MOST_SAME:]
    return {code: words("household.same", family=words("glue.several").join(names)) for code, names in shown}
