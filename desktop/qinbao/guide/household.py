"""The plan for a whole household: one row a relative, one merged checklist, the limits over all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from qinbao.content.fact import Answer
from qinbao.content.library import Library
from qinbao.flow.household import DUTIES, Duty, Hand, Household, duties, spouses_parent
from qinbao.flow.rules import Facts, applicable
from qinbao.guide.build import build
from qinbao.guide.fill import hotline
from qinbao.guide.lines import Writer
from qinbao.guide.model import Guide, Item, Line

BIND, SHARE, APART = "family-account", "mutual-aid", "wallet"
WAYS = (SHARE, APART)
"""By which matter one pays for a relative: 家庭共济, or 医保钱包 from another province."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done for one relative."""

    family: str
    city: str
    hotline: str
    binder: Hand
    bind: Line
    bind_answer: Answer
    payer: Hand
    share: Line
    share_answer: Answer
    way: str
    """The matter by which one pays: one of ``WAYS``."""
    reasons: tuple[Line, ...]
    """Why the answers are what they are."""


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the merged checklist and the rows (from 1) it is for."""

    item: Item
    rows: tuple[int, ...]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The whole household on one page."""

    on: str
    rows: tuple[Row, ...]
    needs: tuple[Need, ...]
    limits: tuple[Line, ...]
    """Usual limits that this household touches come first."""
    over: bool
    """Whether somebody is left without a binder."""
    warnings: tuple[Line, ...]


Subject = Guide | Plan
"""What a sheet is about: one matter for one family, or the plan of a household."""


def plan(library: Library, household: Household, today: date) -> Plan:
    """The plan of ``household`` on ``today``."""
    rules = library.household
    shared = duties(household, rules.relatives.most)
    rows: list[Row] = []
    needed: list[tuple[Item, int]] = []
    for number, duty in enumerate(shared, 1):
        binding, sharing = _guides(library, household, duty, today)
        rows.append(_row(library, duty, binding, sharing, today))
        needed.extend((item, number) for item in _documents(duty, binding, sharing))
    writer = Writer(today, {}, {})
    limits = [writer.line(rules.relatives), writer.line(rules.binders)]
    return Plan(
        on=today.isoformat(),
        rows=tuple(rows),
        needs=_merge(needed),
        limits=tuple(limits),
        over=any(duty.binder == "none" for duty in shared),
        warnings=tuple(writer.line(note) for note in rules.warnings),
    )


def _guides(library: Library, household: Household, duty: Duty, today: date) -> tuple[Guide, Guide]:
    name = called(library, duty.member.given)
    binding, sharing = _answers(household, duty)
    return build(library, BIND, binding, today, name), build(library, SHARE, sharing, today, name)


def _answers(household: Household, duty: Duty) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What is known for binding and for paying, as who does it would say it."""
    given = duty.member.given
    theirs = _seen_by_spouse(given)
    sharing = {**given, **dict(household.payer)}
    if duty.payer == "spouse":
        sharing = {**sharing, **theirs, "payer_insurance": household.spouse_insurance}
        sharing.pop("payer_place", None)  # mine; where the spouse is insured was not asked
    return (theirs if duty.binder == "spouse" else given), sharing


def answers_for(library: Library, household: Household, topic: str, index: int) -> Mapping[str, str] | None:
    """What is known for the steps of ``topic`` for the relative at ``index``; none where nobody is there."""
    shared = duties(household, library.household.relatives.most)
    if not 0 <= index < len(shared):
        return None
    binding, sharing = _answers(household, shared[index])
    return binding if topic == BIND else sharing


def _seen_by_spouse(given: Mapping[str, str]) -> Mapping[str, str]:
    """The same answers if the spouse gives them: my parent-in-law is a parent."""
    return {**given, "for": "parent"} if spouses_parent(given) else given


def called(library: Library, given: Mapping[str, str]) -> str:
    """What to call the relative; the parents of either side must not be taken for each other."""
    options = library.questions["in_law"].options if given.get("for") == "in-law" else ()
    name = next((option.call for option in options if option.value == given.get("in_law")), None)
    return name or library.called(given.get("for"))


def _row(library: Library, duty: Duty, binding: Guide, sharing: Guide, today: date) -> Row:
    place = library.places.get(duty.member.given.get("place", ""))
    name = called(library, duty.member.given)
    number = hotline(place)
    writer = Writer(today, {"family": name, "hotline": number, "city": binding.place.city if binding.place else ""}, {})
    way = APART if any(reason.go == APART for reason in sharing.verdict.reasons) else SHARE
    facts = standing(duty, way)
    rules = library.household
    return Row(
        family=name,
        city=binding.place.city if binding.place else library.words("guide.city"),
        hotline=number,
        binder=duty.binder,
        bind=writer.line(applicable(rules.bind, facts)[0]),
        bind_answer=binding.verdict.answer if duty.binder != "none" else "ask",
        payer=duty.payer,
        share=writer.line(applicable(rules.share, facts)[0]),
        share_answer=_share_answer(duty, sharing),
        way=way,
        reasons=(*_reasons(binding), *(_reasons(sharing) if duty.payer != "none" else ())),
    )


def standing(duty: Duty, way: str) -> Facts:
    """What the sentences of a plan (``data/household.yaml``) may ask of one member."""
    return Facts({**{key: getattr(duty, key) for key in DUTIES}, "way": way})


def _share_answer(duty: Duty, sharing: Guide) -> Answer:
    if duty.payer != "none":
        return sharing.verdict.answer
    return "ask" if duty.reason == "ask" else "no"


def _reasons(guide: Guide) -> tuple[Line, ...]:
    return guide.verdict.reasons if guide.verdict.answer != "yes" else ()


def _documents(duty: Duty, binding: Guide, sharing: Guide) -> Iterable[Item]:
    if duty.binder != "none" or binding.verdict.answer == "ask":
        yield from binding.documents
    if duty.payer != "none" and sharing.verdict.answer != "no":
        yield from sharing.documents


def _merge(needed: Iterable[tuple[Item, int]]) -> tuple[Need, ...]:
    """Same words: one line for all; different words (爸妈的身份证, 孩子的身份证): a line each."""
    found: dict[str, tuple[Item, list[int]]] = {}
    for item, number in needed:
        rows = found.setdefault(item.say, (item, []))[1]
        if number not in rows:
            rows.append(number)
    return tuple(Need(item=item, rows=tuple(rows)) for item, rows in found.values())
