"""全家计划: a block for each relative, one list of what to have ready, the limits over all."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from qinbao.content.fact import Answer
from qinbao.guide.household import BIND, Need, Row
from qinbao.paper.household import ages, whom
from qinbao.paper.marks import marked
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, LineView, Model, SectionView, TickView
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import out

_STEPS = "list-checks"


class RelativeView(msgspec.Struct, frozen=True):
    """One relative in 全家计划."""

    title: str
    parts: tuple[tuple[Answer, SectionView], ...]
    """亮码 and 付钱: the answer and what is to be done."""
    why: SectionView | None
    hotline: str
    ways: tuple[ButtonView, ...] = ()
    """To the steps of what can be done."""


class PlanModel(Model, frozen=True, kw_only=True):
    """全家计划: a block for each relative, one list of what to have ready, the limits over all."""

    kind: ClassVar[str] = "plan"
    over: SectionView | None
    """That somebody is left without a binder."""
    relatives: tuple[RelativeView, ...]
    needs: str
    items: tuple[TickView, ...]
    sections: tuple[SectionView, ...]
    fresh: str
    links: tuple[ButtonView, ...]


def plan(scene: Scene) -> PlanModel:
    """The plan, once everybody is named."""
    words, plan = scene.words, scene.plan
    general = tuple(LineView(marked(words, scene, line)) for line in plan.limits)
    limits = SectionView(words("paper.household.limits"), general)
    warnings = SectionView(
        words("paper.household.warnings"), tuple(LineView(marked(words, scene, line)) for line in plan.warnings)
    )
    look = ButtonView(press.Open(aside.Preview("household")), words("sheet.look"), "plain", "eye")
    grounds = ButtonView(press.Open(aside.Sources("plan")), words("source.open"), "plain", "book-open")
    return PlanModel(
        title=words("paper.sheet.household"),
        subtitle=words("paper.household.sub", count=len(plan.rows)),
        actions=out(scene, "household"),
        over=SectionView(words("paper.household.over"), general, "users-three") if plan.over else None,
        relatives=tuple(_relative(scene, number, row) for number, row in enumerate(plan.rows, 1)),
        needs=words("paper.household.needs"),
        items=tuple(_need(scene, need) for need in plan.needs),
        sections=(warnings,) if plan.over else (limits, warnings),
        fresh=ages(scene.library, scene.plan).say,
        links=(look, grounds, ButtonView(press.OpenHousehold(), words("household.change"), "plain", "pencil-simple")),
        **scene.header("household/plan"),
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
        ways=tuple(
            ButtonView(press.Lead(topic, number - 1), words(f"household.lead.{topic}", family=row.family), icon=_STEPS)
            for topic, answer in ((BIND, row.bind_answer), (row.way, row.share_answer))
            if answer != "no"
        ),
    )


def _need(scene: Scene, need: Need) -> TickView:
    words, plan = scene.words, scene.plan
    parts = (whom(words, plan, need), need.item.note)
    name = "+".join((need.item.id, *map(str, need.rows)))
    said = marked(words, plan.rows[need.rows[0] - 1], need.item)
    note = words("paper.comma").join(part for part in parts if part)
    return TickView(name, said, note, name in scene.state.kept("household").ticked)
