"""全家计划 on screen: who belongs to it, the questions about each, and the plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qinbao.content.topic import Question
from qinbao.flow.rules import UNKNOWN
from qinbao.guide.household import Need, Row, called
from qinbao.paper.household import ages, whom
from qinbao.paper.marks import marked
from qinbao.screen import household_path as family
from qinbao.screen.model import (
    Action,
    HouseholdModel,
    LineView,
    Model,
    PlanModel,
    RelativeView,
    RowView,
    SectionView,
    TickView,
)
from qinbao.screen.questions import choice_page, place_page, same_place
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import out


def household(scene: Scene) -> Model:
    """The page of the plan that is open."""
    page = family.page(scene.state)
    if page == family.PLAN:
        return _plan(scene)
    question = scene.library.questions.get(page)
    return _members(scene) if question is None else _question(scene, question)


def _members(scene: Scene) -> Model:
    words, members = scene.words, scene.state.household.members
    rows = tuple(
        RowView(str(at), words("household.number", n=at + 1), _named(scene, member.given))
        for at, member in enumerate(members)
    )
    add = Action("household:add", words("household.more" if rows else "household.add"), "secondary", "plus")
    if not rows:
        actions: tuple[Action, ...] = (Action(add.key, add.words, "primary", "plus"), scene.backward)
    else:
        actions = (scene.forward(words("household.next")), scene.backward)
        actions += () if family.full(scene.state) else (add,)
    return HouseholdModel(
        kind="household",
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


def _plan(scene: Scene) -> Model:
    words, plan = scene.words, scene.plan
    general = tuple(LineView(marked(words, scene, line)) for line in plan.limits)
    limits = SectionView(words("paper.household.limits"), general)
    warnings = SectionView(
        words("paper.household.warnings"), tuple(LineView(marked(words, scene, line)) for line in plan.warnings)
    )
    look = Action("preview:household", words("sheet.look"), "plain", "eye")
    grounds = Action("sources:plan", words("source.open"), "plain", "book-open")
    return PlanModel(
        kind="plan",
        title=words("paper.sheet.household"),
        subtitle=words("paper.household.sub", count=len(plan.rows)),
        actions=out(scene, "household"),
        over=SectionView(words("paper.household.over"), general, "users-three") if plan.over else None,
        relatives=tuple(_relative(scene, number, row) for number, row in enumerate(plan.rows, 1)),
        needs=words("paper.household.needs"),
        items=tuple(_need(scene, need) for need in plan.needs),
        sections=(warnings,) if plan.over else (limits, warnings),
        fresh=ages(scene.library, scene.plan).say,
        links=(look, grounds, Action("household", words("household.change"), "plain", "pencil-simple")),
        **_header(scene, "plan"),
    )


def _relative(scene: Scene, number: int, row: Row) -> RelativeView:
    words = scene.words
    bind = words("paper.household.bind", verdict=words(f"guide.verdict.{row.bind_answer}"))
    share = words("paper.household.share", verdict=words(f"guide.verdict.{row.share_answer}"))
    binding = (LineView(marked(words, row, row.bind)),) if row.bind_answer != "no" else ()
    why = tuple(LineView(marked(words, row, line)) for line in row.reasons)
    who = words("paper.household.who", family=row.family, city=row.city)
    return RelativeView(
        title=words("household.numbered", n=number, who=who),
        parts=(
            (row.bind_answer, SectionView(bind, binding)),
            (row.share_answer, SectionView(share, (LineView(marked(words, row, row.share)),))),
        ),
        why=SectionView(words("paper.household.why"), why) if why else None,
        hotline=words("household.call", hotline=row.hotline),
    )


def _need(scene: Scene, need: Need) -> TickView:
    words, plan = scene.words, scene.plan
    parts = (whom(words, plan, need), need.item.note)
    name = "+".join((need.item.id, *map(str, need.rows)))
    said = marked(words, plan.rows[need.rows[0] - 1], need.item)
    return TickView(name, said, words("paper.comma").join(part for part in parts if part), name in scene.state.ready)


def _header(scene: Scene, page: str) -> dict[str, Any]:
    return scene.header(f"household/{page}")
