"""全家计划 while it is made: relatives are added one question a page, then the payers, then the plan. No Qt here.

Ids and place codes only, as everywhere. Leaving and coming back loses nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow import household
from qinbao.flow.engine import valid
from qinbao.flow.household import Household
from qinbao.flow.rules import Facts
from qinbao.screen import aside
from qinbao.screen.state import State

MEMBERS, PLAN = "members", "plan"
RELATIVE = ("for", "in_law", "place")
"""What is asked about a relative; ``in_law`` only where it matters."""
PAYERS = ("payer_insurance", "payer_place", "spouse", "spouse_insurance")
"""What is asked about who pays: me, then the spouse."""


def page(state: State) -> str:
    """The page of the plan that is open: ``members``, ``plan`` or the id of a question."""
    return state.aside.page if isinstance(state.aside, aside.Household) else MEMBERS


def given(state: State) -> Mapping[str, str]:
    """Answers to the questions of the plan, by question id: about the relative being added and about the payers."""
    return dict(state.draft)


def whole(state: State) -> Household:
    """The household with all that was said about it."""
    answers = given(state)
    mine = {name: answers[name] for name in PAYERS[:2] if name in answers}
    helps = answers.get("spouse", "unknown")
    return msgspec.convert(
        {
            "payer": list(mine.items()),
            "spouse": helps,
            "spouse_insurance": answers.get("spouse_insurance", "unknown") if helps == "yes" else "unknown",
            "members": state.household.members,
        },
        Household,
    )


def open_plan(library: Library, state: State) -> State:
    """The list of relatives; for who has named nobody yet, at once the first question."""
    opened = _listed(state) if aside.Household(MEMBERS) in state.asides else _to(state, MEMBERS)
    return opened if state.household.members else add(library, opened)


def add(library: Library, state: State) -> State:
    """Ask about one more relative; unchanged where the household is full."""
    if full(state):
        return state
    return _to(replace(state, draft=_payers(state)), RELATIVE[0])


def remove(state: State, index: int) -> State:
    """Without the relative at ``index``; unchanged for an index that is not there."""
    return replace(state, household=household.remove(state.household, index), ready=frozenset())


def answer(library: Library, state: State, value: str) -> State:
    """Choose a value for the question that is open. Choosing never moves."""
    question = library.questions.get(page(state))
    if question is None or not valid(library, question, value, Facts({})):
        return state
    return replace(state, draft=tuple({**given(state), question.id: value}.items()), error=False)


def proceed(library: Library, state: State) -> State:
    """One page on: the next question, the list of relatives, or the plan."""
    at = page(state)
    if at in library.questions and at not in given(state):
        return replace(state, error=True)
    if at in RELATIVE:
        rest = _open(RELATIVE, at, given(state))
        return _to(state, rest) if rest else _added(state)
    if at == MEMBERS and not state.household.members:
        return add(library, state)
    return state if at == PLAN else _to(state, _open(PAYERS, at, given(state)) or PLAN)


def tick(state: State, item: str) -> State:
    """Tick a document off, or take the tick away."""
    return replace(state, ready=state.ready ^ {item})


def full(state: State) -> bool:
    """Whether nobody more can be added."""
    return len(state.household.members) >= household.MOST_MEMBERS


def _added(state: State) -> State:
    """The relative belongs to the household now; on with the list."""
    said = given(state)
    answers = {name: said[name] for name in RELATIVE if name in said and (name != "in_law" or said["for"] == "in-law")}
    added = household.add(state.household, answers)
    return _listed(replace(state, household=added, draft=_payers(state), ready=frozenset()))


def _listed(state: State) -> State:
    """Back on the list of relatives."""
    at = state.asides.index(aside.Household(MEMBERS))
    return replace(state, asides=state.asides[: at + 1], error=False)


def _open(questions: tuple[str, ...], at: str, answers: Mapping[str, str]) -> str | None:
    """The question after ``at`` that is to be asked; none after the last."""
    following = questions[questions.index(at) + 1 :] if at in questions else questions
    skipped = {
        "in_law": answers.get("for") != "in-law",
        "payer_place": answers.get("payer_insurance") == "resident",
        "spouse_insurance": answers.get("spouse") != "yes",
    }
    return next((name for name in following if not skipped.get(name, False)), None)


def _payers(state: State) -> tuple[tuple[str, str], ...]:
    """What was said, without the relative being added."""
    return tuple((name, value) for name, value in state.draft if name not in RELATIVE)


def _to(state: State, where: str) -> State:
    return replace(state, asides=(*state.asides, aside.Household(where)), error=False)
