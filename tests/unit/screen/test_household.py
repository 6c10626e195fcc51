"""全家计划 while it is made: relatives come and go, nobody is lost on the way, and nothing but ids is kept."""

import re
from datetime import date

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.flow.beside import walk
from qinbao.flow.household import MOST_MEMBERS, Household, said
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.moves import step
from qinbao.screen.place import PlaceModel
from qinbao.screen.state import State, to_resume
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
DAY = date(2026, 11, 28)


def moved(state: State, *presses: press.Press) -> State:
    for pressed in presses:
        state = step(LIBRARY, state, pressed)
    return state


def added(state: State, place: str = "330100", relation: str = "parent") -> State:
    return moved(state, press.AddRelative(), press.Answer(relation), press.Next(), press.Answer(place), press.Next())


def page(state: State) -> str:
    """The question that is open without the relative it is about, or the page."""
    return walk(LIBRARY, state.kept("household")).page.id.removeprefix("ask.").partition("#")[0]


def family(state: State) -> Household:
    return said(walk(LIBRARY, state.kept("household")))


def given(state: State) -> dict[str, str]:
    return dict(state.kept("household").answers)


EMPTY = moved(State(), press.OpenHousehold(), press.Back())
ONE = added(EMPTY)


def test_who_has_named_nobody_is_asked_at_once() -> None:
    assert page(moved(State(), press.OpenHousehold())) == "for"


def test_a_relative_is_asked_about_one_question_a_page() -> None:
    state = moved(EMPTY, press.AddRelative())
    pages = [page(state)]
    for value in ("in-law", "spouse-parent", "500000"):
        state = moved(state, press.Answer(value), press.Next())
        pages.append(page(state))
    assert pages == ["for", "in_law", "place", "members"]


def test_whose_parents_is_asked_only_of_in_laws() -> None:
    assert page(moved(EMPTY, press.AddRelative(), press.Answer("parent"), press.Next())) == "place"


def test_choosing_does_not_move() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("parent"))
    assert page(state) == "for"


def test_a_page_without_answer_says_so_and_stays() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Next())
    assert (state.error, page(state)) == (True, "for")


def test_an_answer_nobody_offered_is_not_taken() -> None:
    state = moved(EMPTY, press.AddRelative())
    assert moved(state, press.Answer("friend of a friend")) == state


def test_back_keeps_the_answer() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("parent"), press.Next(), press.Back())
    assert given(state)["for#1"] == "parent"


def test_a_changed_relation_leaves_no_answer_behind_that_no_longer_fits() -> None:
    state = moved(
        EMPTY, press.AddRelative(), press.Answer("in-law"), press.Next(), press.Answer("spouse-parent"), press.Back()
    )
    state = moved(state, press.Answer("parent"), press.Next(), press.Answer("330100"), press.Next())
    assert family(state).members[0].given == {"for": "parent", "place": "330100"}


def test_an_unknown_place_is_an_answer_too() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("parent"), press.Next(), press.Unknown())
    assert family(state).members[0].given["place"] == "unknown"


def test_after_a_relative_the_list_stands_where_it_stood() -> None:
    assert (ONE.asides, page(ONE)) == ((aside.Household(),), "members")


def same_as(state: State) -> list[tuple[str, str]]:
    """The cards that offer a place said before: whose, and which."""
    model = Presenter(LIBRARY, Abilities(), lambda: DAY).model(state)
    assert isinstance(model, PlaceModel)
    return [(card.say, card.value) for card in model.same_as]


def where_the_payer_is(state: State) -> State:
    return moved(state, press.Next(), press.Answer("employee"), press.Next())


def where_the_next_one_is(state: State) -> State:
    return moved(state, press.AddRelative(), press.Answer("grandparent"), press.Next())


def test_the_place_of_the_one_before_is_one_press_and_says_whose_it_is() -> None:
    assert same_as(where_the_next_one_is(added(EMPTY, "330100", "mother"))) == [("和妈妈一样", "330100")]


def test_each_place_of_a_relative_is_one_press_for_who_pays() -> None:
    two = added(added(EMPTY, "330100", "mother"), "510100", "spouse")
    assert same_as(where_the_payer_is(two)) == [("和妈妈一样", "330100"), ("和爱人一样", "510100")]


def test_who_shares_a_place_shares_a_press() -> None:
    three = added(added(added(EMPTY, "330100", "mother"), "510100", "spouse"), "330100", "father")
    assert same_as(where_the_payer_is(three)) == [("和妈妈、爸爸一样", "330100"), ("和爱人一样", "510100")]


def test_where_all_are_in_one_place_it_is_that_of_the_family() -> None:
    two = added(added(EMPTY, "330100", "mother"), "330100", "father")
    assert same_as(where_the_payer_is(two)) == [("和家人一样", "330100")]


def test_a_place_nobody_knows_is_offered_to_nobody() -> None:
    state = moved(EMPTY, press.AddRelative(), press.Answer("mother"), press.Next(), press.Unknown())
    assert same_as(where_the_payer_is(state)) == []


def test_a_place_nobody_knows_takes_the_room_of_none_that_is_known() -> None:
    state = EMPTY
    for place in ("330100", "510100", "110100", "310100"):
        state = added(state, place, "mother")
    state = moved(state, press.AddRelative(), press.Answer("father"), press.Next(), press.Unknown(), press.Next())
    assert [place for _, place in same_as(where_the_payer_is(state))] == ["330100", "510100", "110100", "310100"]


def test_no_more_places_are_offered_than_can_be_looked_over() -> None:
    state = EMPTY
    for place in ("330100", "510100", "110100", "310100", "440100", "420100"):
        state = added(state, place, "mother")
    assert [place for _, place in same_as(where_the_payer_is(state))] == ["110100", "310100", "440100", "420100"]


def test_the_second_relative_is_asked_about_anew() -> None:
    assert "for#2" not in given(moved(ONE, press.AddRelative()))


def test_a_relative_can_be_taken_out() -> None:
    two = added(ONE, "510100")
    left = family(moved(two, press.RemoveRelative(0))).members
    assert [member.given["place"] for member in left] == ["510100"]


@pytest.mark.parametrize("index", [1, -1, 99])
def test_taking_out_nobody_changes_nothing(index: int) -> None:
    assert moved(ONE, press.RemoveRelative(index)) == ONE


def test_a_full_household_takes_nobody_more() -> None:
    state = EMPTY
    for _ in range(MOST_MEMBERS):
        state = added(state)
    assert moved(state, press.AddRelative()) == state


def test_who_pays_is_asked_once_for_all() -> None:
    state, pages = moved(ONE, press.Next()), []
    for value in ("employee", "330200", "yes", "resident"):
        pages.append(page(state))
        state = moved(state, press.Answer(value), press.Next())
    assert pages == ["payer_insurance", "payer_place", "spouse", "spouse_insurance"]
    assert page(state) == "plan"


def test_who_has_no_account_is_not_asked_where_it_is() -> None:
    assert page(moved(ONE, press.Next(), press.Answer("resident"), press.Next())) == "spouse"


def test_without_a_spouse_nothing_is_asked_about_one() -> None:
    state = moved(ONE, press.Next(), press.Answer("resident"), press.Next(), press.Answer("no"), press.Next())
    assert page(state) == "plan"
    assert family(state).spouse_insurance == "unknown"


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
    assert family(state) == Household(
        payer=(("payer_insurance", "employee"), ("payer_place", "330200")),
        spouse="yes",
        spouse_insurance="employee",
        members=family(ONE).members,
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
    assert given(state)["payer_insurance"] == "resident"
    assert state.asides == (aside.Household(),)


def test_going_home_and_to_another_matter_loses_nobody() -> None:
    state = moved(ONE, press.Home(), press.Start("wallet"), press.Home(), press.OpenHousehold())
    assert (family(state), page(state)) == (family(ONE), "members")


def test_from_the_beginning_forgets_the_household() -> None:
    assert moved(ONE, press.Forget()).beside == ()


def test_who_was_taken_out_can_be_put_back() -> None:
    assert family(moved(ONE, press.RemoveRelative(0))) != family(ONE)
    assert moved(ONE, press.RemoveRelative(0), press.Restore()) == ONE


def test_the_plan_leads_to_the_steps_of_one_relative_and_is_kept() -> None:
    plan = moved(ONE, press.Next(), press.Answer("employee"), press.Next(), press.Answer("510100"), press.Next())
    plan = moved(plan, press.Answer("no"), press.Next())
    assert page(plan) == "plan"
    led = moved(plan, press.Lead("family-account", 0))
    assert led.session.topic == "family-account"
    assert dict(led.session.answers)["for"] == dict(family(ONE).members[0].answers)["for"]
    assert [kept.topic for kept in (led.left, *led.others) if kept] == ["household"]
    assert page(moved(led, press.OpenHousehold())) == "plan"
    assert moved(plan, press.Lead("family-account", 9)) == plan


def test_a_tick_is_put_and_taken_away() -> None:
    ticked = moved(ONE, press.TickNeed("doc.card+1"))
    assert ticked.kept("household").ticked == {"doc.card+1"}
    assert moved(ticked, press.TickNeed("doc.card+1")).kept("household").ticked == frozenset()


def test_the_state_holds_ids_and_nothing_else() -> None:
    kept = msgspec.json.encode((ONE.beside, family(ONE))).decode()
    assert re.fullmatch(r'[\w\[\]{}":,.#-]*', kept, re.ASCII)


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


PLAN = moved(ONE, press.Next(), press.Answer("resident"), press.Next(), press.Answer("no"), press.Next())


def test_change_from_the_plan_comes_back_to_the_plan() -> None:
    changed = moved(PLAN, press.OpenHousehold())
    assert page(changed) == "members"
    assert page(moved(changed, press.Next())) == "plan"


def test_somebody_added_after_the_plan_leads_back_to_the_plan() -> None:
    more = moved(added(moved(PLAN, press.OpenHousehold()), "510100"), press.Next())
    assert (page(more), len(family(more).members)) == ("plan", 2)


def test_an_answer_about_who_pays_is_changed_from_the_plan_as_from_a_review() -> None:
    changed = moved(PLAN, press.Change("ask.payer_insurance"), press.Answer("employee"), press.Next())
    assert page(changed) == "payer_place"
    assert page(moved(changed, press.Unknown())) == "plan"


def test_back_from_the_plan_asks_the_last_question_again() -> None:
    assert page(moved(PLAN, press.Back())) == "spouse"
    assert moved(PLAN, press.Back(), press.Next()) == PLAN


def test_back_from_the_list_is_the_start_page() -> None:
    assert moved(ONE, press.Back()).aside is None


def test_who_opens_it_again_stands_where_it_was_left() -> None:
    half = moved(ONE, press.AddRelative(), press.Answer("parent"), press.Next())
    assert moved(half, press.Home(), press.Start("wallet"), press.Home(), press.OpenHousehold()).kept(
        "household"
    ) == half.kept("household")


def test_going_home_offers_the_household_again() -> None:
    home = moved(PLAN, press.Home())
    assert home.left == PLAN.kept("household")
    assert (moved(home, press.Resume()).asides, page(moved(home, press.Resume()))) == ((aside.Household(),), "plan")


def test_opening_it_without_an_answer_is_nothing_to_go_on_with() -> None:
    assert to_resume(moved(State(), press.OpenHousehold())) is None


def test_a_household_with_nobody_left_in_it_is_not_offered_again() -> None:
    emptied = moved(ONE, press.Home(), press.OpenHousehold(), press.RemoveRelative(0), press.Home())
    assert emptied.left is None


def test_another_journey_is_offered_once_it_was_the_last() -> None:
    state = moved(ONE, press.Home(), press.Start("wallet"), press.Answer("parent"), press.Next(), press.Home())
    assert state.left is not None
    assert state.left.topic == "wallet"
    assert family(state) == family(ONE)


def test_enter_on_a_list_with_nobody_asks_about_the_first() -> None:
    assert page(moved(EMPTY, press.Next())) == "for"
