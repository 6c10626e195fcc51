"""全家计划: one block a relative, one merged checklist, the limits over all, on as few pages as it takes."""

from __future__ import annotations

from datetime import date
from itertools import chain

import msgspec

from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.fill import hotline
from qinbao.guide.freshness import freshness
from qinbao.guide.household import Need, Plan, Row
from qinbao.guide.model import Freshness
from qinbao.paper.frame import Model, dated, span
from qinbao.paper.marks import stated


def model(library: Library, plan: Plan) -> Model:
    """All words of the plan in reading order; the keys are those of every sheet (see ``paper.frame``)."""
    words = library.words
    title = words("paper.sheet.household")
    national = _Number(hotline(None))
    over = {"title": words("paper.household.over"), "say": [line.say for line in plan.limits]}
    limits = {
        "title": words("paper.household.limits"),
        "lines": [stated(words, national, line) for line in plan.limits],
    }
    return {
        "document": {"title": title, "on": plan.on},
        "head": {"title": title, "sub": words("paper.household.sub", count=len(plan.rows))},
        "notice": over if plan.over else None,
        "rows": [_row(words, number, row) for number, row in enumerate(plan.rows, 1)],
        "needs": _needs(words, plan),
        "limits": None if plan.over else limits,
        "warnings": {
            "title": words("paper.household.warnings"),
            "lines": [stated(words, national, line) for line in plan.warnings],
        },
        "strip": words("paper.strip"),
        "foot": {
            "place": [title, words("paper.mark.page")],
            "date": dated(library, span(words, ages(library, plan))),
        },
    }


class _Number(msgspec.Struct, frozen=True):
    """The number for what concerns nobody's town in particular."""

    hotline: str


def _row(words: Words, number: int, row: Row) -> Model:
    bind = words("paper.household.bind", verdict=words(f"guide.verdict.{row.bind_answer}"))
    share = words("paper.household.share", verdict=words(f"guide.verdict.{row.share_answer}"))
    reasons = [stated(words, row, line) for line in row.reasons]
    return {
        "number": str(number),
        "title": words("paper.household.who", family=row.family, city=row.city),
        "parts": [
            {"title": bind, "lines": [stated(words, row, row.bind)] if row.bind_answer != "no" else []},
            {"title": share, "lines": [stated(words, row, row.share)]},
            *([{"title": words("paper.household.why"), "lines": reasons}] if reasons else []),
        ],
        "call": {"say": words("paper.household.call"), "number": {"large": row.hotline}},
    }


def _needs(words: Words, plan: Plan) -> Model:
    return {
        "title": words("paper.household.needs"),
        "items": [_need(words, plan, need) for need in plan.needs],
    }


def _need(words: Words, plan: Plan, need: Need) -> Model:
    row = plan.rows[need.rows[0] - 1]
    return {**stated(words, row, need.item), "whom": whom(words, plan, need), "note": need.item.note}


def whom(words: Words, plan: Plan, need: Need) -> str:
    """For which relatives a document is."""
    names = words("cli.or").join(dict.fromkeys(plan.rows[row - 1].family for row in need.rows))
    everybody = len(need.rows) == len(plan.rows) > 1
    said = words("paper.household.everybody") if everybody else words("paper.household.for", names=names)
    rows = [plan.rows[number - 1] for number in need.rows]
    if need.item.who == "payer" and any("spouse" in (row.binder, row.payer) for row in rows):
        return words("paper.household.spouse", whom=said)
    return said


def ages(library: Library, plan: Plan) -> Freshness:
    """How old the sentences of a plan are."""
    said = chain.from_iterable((row.bind, row.share, *row.reasons) for row in plan.rows)
    shown = [*said, *(need.item for need in plan.needs), *plan.limits, *plan.warnings]
    return freshness(shown, date.fromisoformat(plan.on), library.words)
