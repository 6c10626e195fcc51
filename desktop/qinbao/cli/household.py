"""``qinbao household``: a plan for several relatives at once, as text, JSON or a printable sheet."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from pathlib import Path

import msgspec

from qinbao.cli import request, show
from qinbao.cli.saved import saved_sheet
from qinbao.content.library import Library
from qinbao.flow.household import MOST_MEMBERS, Household, Member
from qinbao.guide.household import plan

SHEET = "household"
MINE = ("payer_insurance", "payer_place")
SPOUSE = ("yes", "no", "unknown")


def run(options: Namespace, library: Library) -> int:
    """Make the plan and put it where it is wanted."""
    made = plan(library, household(library, options), options.on)
    if options.json:
        return show.json(msgspec.to_builtins(made))
    if options.pdf:
        from qinbao.paper.sheets import render

        return saved_sheet(library, lambda: render(library, made, SHEET), Path(options.pdf))
    from qinbao.paper.twin import twin

    print(twin(library, made, SHEET))
    return 0


def household(library: Library, options: Namespace) -> Household:
    """The people named on the command line; raises ``RequestError`` for what is not known or too much."""
    members = [request.answers(library, "household", _pairs(given), {}) for given in options.member]
    if not members:
        raise request.RequestError(library.words("cli.household.none"))
    if len(members) > MOST_MEMBERS:
        raise request.RequestError(library.words("cli.household.full", most=MOST_MEMBERS))
    mine = _only(library, [pair for given in options.me for pair in _pairs(given)], MINE)
    helps, insurance = _spouse(library, options.spouse)
    answers = tuple(Member(answers=tuple(member.items())) for member in members)
    return msgspec.convert(
        {"payer": list(mine.items()), "spouse": helps, "spouse_insurance": insurance, "members": answers}, Household
    )


def _spouse(library: Library, given: str | None) -> tuple[str, str]:
    if given is None:
        return "unknown", "unknown"
    if "=" not in given:
        return request.one_of(library, given, SPOUSE, "cli.unknown.answer", "spouse"), "unknown"
    return "yes", _only(library, _pairs(given), MINE[:1]).get(MINE[0], "unknown")


def _only(library: Library, pairs: list[str], known: tuple[str, ...]) -> dict[str, str]:
    for pair in pairs:
        if "=" in pair:
            request.one_of(library, pair.partition("=")[0].strip(), known, "cli.unknown.question")
    return request.answers(library, "household", pairs, {})


def _pairs(given: str) -> list[str]:
    return [pair.strip() for pair in unicodedata.normalize("NFKC", given).split(",") if pair.strip()]
