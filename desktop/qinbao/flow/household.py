"""Several relatives at once: who is in the household, and who should bind and pay for whom.

The near-relative rule is the same as for one person; what is a parent-in-law to me is a parent to my spouse.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from qinbao.content.relations import NEAR
from qinbao.flow.walk import Walk

Helper = Literal["me", "spouse"]
Helps = Literal["yes", "no", "unknown"]
Insurance = Literal["employee", "resident", "unknown"]
Hand = Literal["me", "spouse", "none"]
Why = Literal["near", "near-to-spouse", "not-near", "no-account", "ask"]
DUTIES: Mapping[str, tuple[str, ...]] = {"binder": get_args(Hand), "payer": get_args(Hand), "reason": get_args(Why)}
"""What a duty says of one member, by the keys that conditions use, and all it can be."""
MOST_MEMBERS = 12
NEAR_TO_SPOUSE = frozenset(("child-under-16", "child-16-plus", "grandchild"))


class Member(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One relative, as answers by question id (``for``, ``place``, ``in_law`` …): no name, no number."""

    answers: tuple[tuple[str, str], ...]

    @property
    def given(self) -> Mapping[str, str]:
        """Answers by question id."""
        return dict(self.answers)


class Household(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The person planning, perhaps with a spouse who helps, and the relatives."""

    payer: tuple[tuple[str, str], ...] = ()
    """``payer_insurance`` and ``payer_place`` of the person planning."""
    spouse: Helps = "unknown"
    """Whether a spouse with a smartphone helps."""
    spouse_insurance: Insurance = "unknown"
    members: tuple[Member, ...] = ()


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what for one member."""

    member: Member
    binder: Hand
    """Whose phone shows the member's code; ``none`` where the usual limit is used up."""
    payer: Hand
    """Whose account may pay; ``none`` where nobody's can."""
    reason: Why


def said(walk: Walk) -> Household:
    """The household of a walk through 全家计划: who is on the list, and what was said about who pays."""
    answers = walk.answers
    members = []
    for number in walk.relatives:
        about = (key.partition("#") for key in answers)
        given = {name: answers[f"{name}#{of}"] for name, _, of in about if of == str(number)}
        members.append({"answers": list(given.items())})
    return msgspec.convert(
        {
            "payer": [(name, answers[name]) for name in ("payer_insurance", "payer_place") if name in answers],
            "spouse": answers.get("spouse", "unknown"),
            "spouse_insurance": answers.get("spouse_insurance", "unknown"),
            "members": members,
        },
        Household,
    )


def duties(household: Household, capacity: int) -> tuple[Duty, ...]:
    """Share out binding and paying, in the order the members were named.

    ``capacity``: how many relatives one person may usually bind. The spouse's own parents go to the spouse first;
    everybody else to the person planning first.
    """
    free = {"me": capacity, "spouse": capacity if household.spouse == "yes" else 0}
    shared = []
    for member in household.members:
        binder = _binder(member, free)
        if binder != "none":
            free[binder] -= 1
        payer, reason = _payer(household, member)
        shared.append(Duty(member=member, binder=binder, payer=payer, reason=reason))
    return tuple(shared)


def _binder(member: Member, free: Mapping[str, int]) -> Hand:
    order: tuple[Helper, ...] = ("spouse", "me") if spouses_parent(member.given) else ("me", "spouse")
    if member.given.get("for") == "spouse":
        order = ("me",)
    return next((helper for helper in order if free[helper] > 0), "none")


def _payer(household: Household, member: Member) -> tuple[Hand, Why]:
    relation = member.given.get("for", "unknown")
    mine, theirs = dict(household.payer).get("payer_insurance", "unknown"), household.spouse_insurance
    near_to_spouse = relation in NEAR_TO_SPOUSE or spouses_parent(member.given)
    if NEAR.get(relation) == "yes" and mine == "employee":
        return "me", "near"
    if near_to_spouse and household.spouse != "no" and theirs == "employee":
        return "spouse", "near-to-spouse"
    if NEAR.get(relation) == "no" and not near_to_spouse:
        return "none", "not-near"
    if mine == "resident" and (theirs == "resident" or household.spouse == "no" or not near_to_spouse):
        return "none", "no-account"
    return "none", "ask"


def spouses_parent(given: Mapping[str, str]) -> bool:
    """Whether these answers are about a parent of the spouse."""
    return given.get("for") == "in-law" and given.get("in_law") == "spouse-parent"
