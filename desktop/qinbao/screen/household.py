"""全家计划 while it is made: who belongs to it, and the questions about each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from qinbao.content.topic import Question
from qinbao.flow.rules import UNKNOWN
from qinbao.guide.household import called
from qinbao.screen import household_path as family
from qinbao.screen import press
from qinbao.screen.choice import choice_page
from qinbao.screen.model import ButtonView, Model, RowView
from qinbao.screen.place import place_page, same_place
from qinbao.screen.plan import plan
from qinbao.screen.scene import Scene


class HouseholdModel(Model, frozen=True, kw_only=True):
    """Who belongs to 全家计划."""

    kind: ClassVar[str] = "household"
    rows: tuple[RowView, ...]
    """``page`` is the index of the relative."""
    remove: str
    """Words of the button that takes somebody out."""
    empty: str


def household(scene: Scene) -> Model:
    """The page of the plan that is open."""
    page = family.page(scene.state)
    if page == family.PLAN:
        return plan(scene)
    question = scene.library.questions.get(page)
    return _members(scene) if question is None else _question(scene, question)


def _members(scene: Scene) -> Model:
    words, members = scene.words, scene.state.household.members
    rows = tuple(
        RowView(str(at), words("household.number", n=at + 1), _named(scene, member.given))
        for at, member in enumerate(members)
    )
    add = ButtonView(press.AddRelative(), words("household.more" if rows else "household.add"), "secondary", "plus")
    if not rows:
        actions: tuple[ButtonView, ...] = (
            ButtonView(press.AddRelative(), add.words, "primary", "plus"),
            scene.backward,
        )
    else:
        actions = (scene.forward(words("household.next")), scene.backward)
        actions += () if family.full(scene.state) else (add,)
    return HouseholdModel(
        title=words("household.title"),
        subtitle=words("household.full", most=len(rows)) if family.full(scene.state) else words("household.hint"),
        actions=actions,
        rows=rows,
        remove=words("household.remove"),
        empty=words("household.empty"),
        **_header(scene, "/".join(repr(member.answers) for member in members)),
    )


def _named(scene: Scene, given: Mapping[str, str]) -> str:
    place = scene.library.places.get(given.get("place", ""))
    city = place.short if place else scene.words("guide.city")
    return scene.words("paper.household.who", family=called(scene.library, given), city=city)


def _question(scene: Scene, question: Question) -> Model:
    given = family.given(scene.state).get(question.id)
    header = _header(scene, f"{question.id}/{scene.state.error}")
    if question.kind != "place":
        return choice_page(scene, question, question.options, given, header)
    members = scene.state.household.members
    last = members[-1].given.get("place", UNKNOWN) if members else UNKNOWN
    words = "household.same" if question.id in family.RELATIVE else "place.same"
    return place_page(scene, question, given, header, same_place(scene, last, words))


def _header(scene: Scene, page: str) -> dict[str, Any]:
    return scene.header(f"household/{page}")
