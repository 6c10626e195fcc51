"""全家计划 while it is made: relatives come and go, nobody is lost on the way, and nothing but ids is kept."""

import re

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.flow.household import MOST_MEMBERS, Household
from qinbao.screen import aside, press
from qinbao.screen import household_path as family
from qinbao.screen.moves import step
from qinbao.screen.state import State

LIBRARY = Library()


def moved(state: State, *presses: press.Press) -> State:
    for pressed in presses:
        state = step(LIBRARY, state, pressed)
    return state


def added(state: State, place: str = "330100", relation: str = "parent") -> State:
    return moved(state, press.AddRelative(), press.Answer(relation), press.Next(), press.Answer(place), press.Next())


EMPTY = moved(State(), press.OpenHousehold(), press.Back())
ONE = added(EMPTY)


def test_who_has_named_nobody_is_asked_at_once() -> None:
    assert family.page(moved(State(), press.OpenHousehold())) == "for"


def test_a_relative_is_asked_about_one_question_a_page() -> None:
    state = moved(EMPTY, press.AddRelative())
    pages = [family.page(state)]
    for value in ("in-law", "spouse-parent", "500000"):
        state = moved(state, press.Answer(value), press.Next())
        pages.append(family.page(state))
    assert pages == ["for", "in_law", "place", "members"]


def test_whose_parents_is_asked_only_of_in_laws() -> None:
    assert family.page(moved(EMPTY, press.AddRelative(), press.Answer("parent"), press.Next())) == "place"


def test_choosing_does_not_move() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("parent"))
    assert family.page(state) == "for"


def test_a_page_without_answer_says_so_and_stays() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Next())
    assert (state.error, family.page(state)) == (True, "for")


def test_an_answer_nobody_offered_is_not_taken() -> None:
    state = moved(EMPTY, press.AddRelative())
    assert moved(state, press.Answer("friend of a friend")) == state


def test_back_keeps_the_answer() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("parent"), press.Next(), press.Back())
    assert family.given(state)["for"] == "parent"


def test_a_changed_relation_leaves_no_answer_behind_that_no_longer_fits() -> None:
    state = moved(
        EMPTY, press.AddRelative(), press.Answer("in-law"), press.Next(), press.Answer("spouse-parent"), press.Back()
    )
    state = moved(state, press.Answer("parent"), press.Next(), press.Answer("330100"), press.Next())
    assert state.household.members[0].given == {"for": "parent", "place": "330100"}


def test_an_unknown_place_is_an_answer_too() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("parent"), press.Next(), press.Unknown())
    assert state.household.members[0].given["place"] == "unknown"


def test_after_a_relative_the_list_stands_where_it_stood() -> None:
    assert ONE.asides == (aside.Household("members"),)


def test_the_second_relative_is_asked_about_anew() -> None:
    assert "for" not in family.given(moved(ONE, press.AddRelative()))


def test_a_relative_can_be_taken_out() -> None:
    two = added(ONE, "510100")
    left = moved(two, press.RemoveRelative(0)).household.members
    assert [member.given["place"] for member in left] == ["510100"]


@pytest.mark.parametrize("index", [1, -1])
def test_taking_out_nobody_changes_nothing(index: int) -> None:
    assert moved(ONE, press.RemoveRelative(index)).household == ONE.household


def test_a_full_household_takes_nobody_more() -> None:
    state = EMPTY
    for _ in range(MOST_MEMBERS):
        state = added(state)
    assert moved(state, press.AddRelative()) == state


def test_who_pays_is_asked_once_for_all() -> None:
    state, pages = moved(ONE, press.Next()), []
    for value in ("employee", "330200", "yes", "resident"):
        pages.append(family.page(state))
        state = moved(state, press.Answer(value), press.Next())
    assert pages == ["payer_insurance", "payer_place", "spouse", "spouse_insurance"]
    assert family.page(state) == "plan"


def test_who_has_no_account_is_not_asked_where_it_is() -> None:
    assert family.page(moved(ONE, press.Next(), press.Answer("resident"), press.Next())) == "spouse"


def test_without_a_spouse_nothing_is_asked_about_one() -> None:
    state = moved(ONE, press.Next(), press.Answer("resident"), press.Next(), press.Answer("no"), press.Next())
    assert family.page(state) == "plan"
    assert family.whole(state).spouse_insurance == "unknown"


def test_the_plan_is_of_all_that_was_said() -> None:
    state = moved(
        ONE,
        press.Next(),
        press.Answer("employee"),
        press.Next(),
        press.Answer("330200"),
        press.Next(),
        press.Answer("yes"),
        press.Next(),
    )
    state = moved(state, press.Answer("employee"), press.Next())
    assert family.whole(state) == Household(
        payer=(("payer_insurance", "employee"), ("payer_place", "330200")),
        spouse="yes",
        spouse_insurance="employee",
        members=ONE.household.members,
    )


def test_who_pays_need_not_be_said_again_after_a_change() -> None:
    state = moved(
        ONE,
        press.Next(),
        press.Answer("resident"),
        press.Next(),
        press.Answer("no"),
        press.Next(),
        press.OpenHousehold(),
        press.Next(),
    )
    assert family.given(state)["payer_insurance"] == "resident"
    assert state.asides.count(aside.Household("members")) == 1


def test_going_home_and_to_another_matter_loses_nobody() -> None:
    state = moved(ONE, press.Home(), press.Start("wallet"), press.Home(), press.OpenHousehold())
    assert (state.household, family.page(state)) == (ONE.household, "members")


def test_from_the_beginning_forgets_the_household() -> None:
    assert moved(ONE, press.Forget()) == State()


def test_a_tick_is_put_and_taken_away() -> None:
    ticked = moved(ONE, press.TickNeed("doc.card+1"))
    assert ticked.ready == {"doc.card+1"}
    assert moved(ticked, press.TickNeed("doc.card+1")).ready == frozenset()


def test_the_state_holds_ids_and_nothing_else() -> None:
    kept = msgspec.json.encode((ONE.household, ONE.draft)).decode()
    assert re.fullmatch(r'[\w\[\]{}":,.-]*', kept, re.ASCII)


def test_what_is_read_on_the_way_leads_back_to_the_plan() -> None:
    plan = moved(ONE, press.Next(), press.Answer("resident"), press.Next(), press.Answer("no"), press.Next())
    assert (
        moved(
            plan,
            press.Open(aside.Terms(("term.card",))),
            press.Open(aside.Sources("terms")),
            press.Open(aside.Source("term.card")),
            press.Return(),
        )
        == plan
    )
