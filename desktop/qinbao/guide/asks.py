"""The question sheet of a guide: what it does not know, most important first, at most eight questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from qinbao.content.ask import Ask
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.route import WAY
from qinbao.flow.route_choice import COUNTER
from qinbao.flow.rules import Facts, applicable, holds
from qinbao.guide.freshness import stale
from qinbao.guide.lines import Writer
from qinbao.guide.model import Guide, Query

if TYPE_CHECKING:
    from qinbao.content.heard import Heard

MOST = 8
FIELDS: Mapping[str, tuple[str, ...]] = {
    "known": ("known",),
    "name": ("name", "within"),
    "steps": ("steps",),
    "payment_model": ("payment_model",),
    "documents": ("bring",),
    "presence": ("presence",),
    "amount": ("amount",),
    "until": ("until",),
    "counter": ("counter", "address"),
    "undo": ("undo",),
}
"""What a question fills → the fields of a record in which its answer is written down."""


def asks(
    library: Library, guide: Guide, facts: Facts, writer: Writer, answered: frozenset[str] = frozenset()
) -> tuple[Query, ...]:
    """Questions whose answer this guide lacks. None under a 不可以, where nothing is left to ask for.

    ``answered``: what was asked already and written down.
    """
    if guide.verdict.answer == "no":
        return ()
    about = (ask for ask in applicable(library.asks, facts) if guide.topic in ask.topics)
    open_ones = [ask for ask in about if ask.fills not in answered and _lacks(guide, facts, ask)]
    return tuple(writer.query(ask) for ask in sorted(open_ones, key=lambda ask: ask.rank)[:MOST])


def answered(local: Local, today: date, facts: Facts) -> frozenset[str]:
    """What was asked and written down for the place, while the answers are fresh; a no only for whom it was told."""
    fresh = [call.heard for call in local.rung.values() if not stale(call.heard.day, today)]
    found = {fills for heard in fresh for fills in filled(heard)}
    others = any(heard.known == "no" for heard in fresh) and not any(_about(heard, facts) for heard in fresh)
    return frozenset(found - {"known"} if others else found)


def _about(heard: Heard, facts: Facts) -> bool:
    """Whether an answer to 能不能办 is about these: a yes is about all, a no about one relation and way."""
    asked = {"for": heard.whom or "", WAY: heard.way or ""}
    return heard.known == "yes" or (heard.known == "no" and holds(asked, facts))


def filled(heard: Heard) -> frozenset[str]:
    """Which questions were answered, by what they fill."""
    said = {fills for fills, fields in FIELDS.items() if any(getattr(heard, field) for field in fields)}
    return frozenset(said)


def _lacks(guide: Guide, facts: Facts, ask: Ask) -> bool:
    known = guide.route.known if guide.route else "general"
    usable = known == "whole" or (guide.route is not None and guide.route.within == COUNTER)
    if ask.fills == "known":
        return guide.verdict.answer != "yes"
    if ask.fills == "name":
        return known == "general"
    if ask.fills == "steps":
        return known in ("entry", "name") and not (guide.route is not None and guide.route.within == COUNTER)
    if ask.fills == "until":
        return bool(guide.season) and guide.until is None
    if ask.fills == "amount":
        return any(line.id == "season.amount" for line in guide.season)
    if ask.fills == "payment_model":
        return facts.get("payment_model") == "unknown"
    if ask.fills == "counter":
        return not guide.counters
    if ask.fills == "undo":
        return not any(line.id.endswith(".undo") for line in guide.after)
    if ask.fills == "needs":
        return any(reason.id.startswith(f"{guide.route.id}.") for reason in guide.verdict.reasons if guide.route)
    return not usable or not any(item.local for item in guide.documents)
