"""全家计划 while it is made: relatives come and go, nobody is lost on the way, and nothing but ids is kept."""

import re

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.flow.beside import walk
from qinbao.flow.household import MOST_MEMBERS, Household, said
from qinbao.screen.moves import MOVES
from qinbao.screen.state import Aside, State, to_resume

LIBRARY = Library()


def moved(state: State, *moves: str) -> State:
    for move in moves:
        name, _, argument = move.partition(":")
        state = MOVES[name](LIBRARY, state, argument)
    return state


def added(state: State, place: str = "330100", relation: str = "parent") -> State:
    return moved(state, "household:add", f"answer:{relation}", "next", f"answer:{place}", "next")


def page(state: State) -> str:
    """The question that is open without the relative it is about, or the page."""
    return walk(LIBRARY, state.kept("household")).page.id.removeprefix("ask.").partition("#")[0]


def family(state: State) -> Household:
    return said(walk(LIBRARY, state.kept("household")))


def given(state: State) -> dict[str, str]:
    return dict(state.kept("household").answers)


EMPTY = moved(State(), "household", "back")
ONE = added(EMPTY)


def test_who_has_named_nobody_is_asked_at_once() -> None:
    assert page(moved(State(), "household")) == "for"


def test_a_relative_is_asked_about_one_question_a_page() -> None:
    state = moved(EMPTY, "household:add")
    pages = [page(state)]
    for value in ("in-law", "spouse-parent", "500000"):
        state = moved(state, f"answer:{value}", "next")
        pages.append(page(state))
    assert pages == ["for", "in_law", "place", "members"]


def test_whose_parents_is_asked_only_of_in_laws() -> None:
    assert page(moved(EMPTY, "household:add", "answer:parent", "next")) == "place"


def test_choosing_does_not_move() -> None:
    state = moved(EMPTY, "household:add", "answer:parent")
    assert page(state) == "for"


def test_a_page_without_answer_says_so_and_stays() -> None:
    state = moved(EMPTY, "household:add", "next")
    assert (state.error, page(state)) == (True, "for")


def test_an_answer_nobody_offered_is_not_taken() -> None:
    state = moved(EMPTY, "household:add")
    assert moved(state, "answer:friend of a friend") == state


def test_back_keeps_the_answer() -> None:
    state = moved(EMPTY, "household:add", "answer:parent", "next", "back")
    assert given(state)["for#1"] == "parent"


def test_a_changed_relation_leaves_no_answer_behind_that_no_longer_fits() -> None:
    state = moved(EMPTY, "household:add", "answer:in-law", "next", "answer:spouse-parent", "back")
    state = moved(state, "answer:parent", "next", "answer:330100", "next")
    assert family(state).members[0].given == {"for": "parent", "place": "330100"}


def test_an_unknown_place_is_an_answer_too() -> None:
    state = moved(EMPTY, "household:add", "answer:parent", "next", "unknown")
    assert family(state).members[0].given["place"] == "unknown"


def test_after_a_relative_the_list_stands_where_it_stood() -> None:
    assert (ONE.asides, page(ONE)) == ((Aside("household"),), "members")


def test_the_second_relative_is_asked_about_anew() -> None:
    assert "for#2" not in given(moved(ONE, "household:add"))


def test_a_relative_can_be_taken_out() -> None:
    two = added(ONE, "510100")
    left = family(moved(two, "household:remove:0")).members
    assert [member.given["place"] for member in left] == ["510100"]


@pytest.mark.parametrize("index", ["1", "-1", "", "x", "٣"])
def test_taking_out_nobody_changes_nothing(index: str) -> None:
    assert moved(ONE, f"household:remove:{index}") == ONE


def test_a_full_household_takes_nobody_more() -> None:
    state = EMPTY
    for _ in range(MOST_MEMBERS):
        state = added(state)
    assert moved(state, "household:add") == state


def test_who_pays_is_asked_once_for_all() -> None:
    state, pages = moved(ONE, "next"), []
    for value in ("employee", "330200", "yes", "resident"):
        pages.append(page(state))
        state = moved(state, f"answer:{value}", "next")
    assert pages == ["payer_insurance", "payer_place", "spouse", "spouse_insurance"]
    assert page(state) == "plan"


def test_who_has_no_account_is_not_asked_where_it_is() -> None:
    assert page(moved(ONE, "next", "answer:resident", "next")) == "spouse"


def test_without_a_spouse_nothing_is_asked_about_one() -> None:
    state = moved(ONE, "next", "answer:resident", "next", "answer:no", "next")
    assert page(state) == "plan"
    assert family(state).spouse_insurance == "unknown"


def test_the_plan_is_of_all_that_was_said() -> None:
    state = moved(ONE, "next", "answer:employee", "next", "answer:330200", "next", "answer:yes", "next")
    state = moved(state, "answer:employee", "next")
    assert family(state) == Household(
        payer=(("payer_insurance", "employee"), ("payer_place", "330200")),
        spouse="yes",
        spouse_insurance="employee",
        members=family(ONE).members,
    )


def test_who_pays_need_not_be_said_again_after_a_change() -> None:
    state = moved(ONE, "next", "answer:resident", "next", "answer:no", "next", "household", "next")
    assert given(state)["payer_insurance"] == "resident"
    assert state.asides == (Aside("household"),)


def test_going_home_and_to_another_matter_loses_nobody() -> None:
    state = moved(ONE, "home", "start:wallet", "home", "household")
    assert (family(state), page(state)) == (family(ONE), "members")


def test_from_the_beginning_forgets_the_household() -> None:
    assert moved(ONE, "forget") == State()


def test_a_tick_is_put_and_taken_away() -> None:
    ticked = moved(ONE, "household:tick:doc.card+1")
    assert ticked.kept("household").ticked == {"doc.card+1"}
    assert moved(ticked, "household:tick:doc.card+1").kept("household").ticked == frozenset()


def test_the_state_holds_ids_and_nothing_else() -> None:
    kept = msgspec.json.encode((ONE.beside, family(ONE))).decode()
    assert re.fullmatch(r'[\w\[\]{}":,.#-]*', kept, re.ASCII)


def test_what_is_read_on_the_way_leads_back_to_the_plan() -> None:
    plan = moved(ONE, "next", "answer:resident", "next", "answer:no", "next")
    assert moved(plan, "terms:term.card", "sources:terms", "source:term.card", "return") == plan


PLAN = moved(ONE, "next", "answer:resident", "next", "answer:no", "next")


def test_change_from_the_plan_comes_back_to_the_plan() -> None:
    changed = moved(PLAN, "household")
    assert page(changed) == "members"
    assert page(moved(changed, "next")) == "plan"


def test_somebody_added_after_the_plan_leads_back_to_the_plan() -> None:
    more = moved(added(moved(PLAN, "household"), "510100"), "next")
    assert (page(more), len(family(more).members)) == ("plan", 2)


def test_an_answer_about_who_pays_is_changed_from_the_plan_as_from_a_review() -> None:
    changed = moved(PLAN, "change:ask.payer_insurance", "answer:employee", "next")
    assert page(changed) == "payer_place"
    assert page(moved(changed, "unknown")) == "plan"


def test_back_from_the_plan_asks_the_last_question_again() -> None:
    assert page(moved(PLAN, "back")) == "spouse"
    assert moved(PLAN, "back", "next") == PLAN


def test_back_from_the_list_is_the_start_page() -> None:
    assert moved(ONE, "back").aside is None


def test_who_opens_it_again_stands_where_it_was_left() -> None:
    half = moved(ONE, "household:add", "answer:parent", "next")
    assert moved(half, "home", "start:wallet", "home", "household").kept("household") == half.kept("household")


def test_going_home_offers_the_household_again() -> None:
    home = moved(PLAN, "home")
    assert home.left == PLAN.kept("household")
    assert (moved(home, "resume").asides, page(moved(home, "resume"))) == ((Aside("household"),), "plan")


def test_opening_it_without_an_answer_is_nothing_to_go_on_with() -> None:
    assert to_resume(moved(State(), "household")) is None


def test_a_household_with_nobody_left_in_it_is_not_offered_again() -> None:
    emptied = moved(ONE, "home", "household", "household:remove:0", "home")
    assert emptied.left is None


def test_another_journey_is_offered_once_it_was_the_last() -> None:
    state = moved(ONE, "home", "start:wallet", "answer:parent", "next", "home")
    assert state.left is not None
    assert state.left.topic == "wallet"
    assert family(state) == family(ONE)


def test_enter_on_a_list_with_nobody_asks_about_the_first() -> None:
    assert page(moved(EMPTY, "next")) == "for"
