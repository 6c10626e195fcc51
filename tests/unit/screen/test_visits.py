"""Moves beside the journey: what was left is offered again, rehearsal begins and ends where it should."""

from datetime import date

import pytest
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.flow.offers import listed
from qinbao.guide.practice import drill
from qinbao.screen import aside, moves, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.links import LinksModel
from qinbao.screen.state import State, to_resume
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))


def moved(state: State, *presses: press.Press) -> State:
    for pressed in presses:
        state = moves.step(LIBRARY, state, pressed)
    return state


BEGUN = moved(State(), press.Start("family-account"), press.Answer("parent"), press.Next())


def test_going_home_offers_the_journey_again() -> None:
    home = moved(BEGUN, press.Home())
    assert home.left == BEGUN.session
    assert moved(home, press.Resume()).session == BEGUN.session


def test_looking_at_another_matter_does_not_lose_the_first() -> None:
    peeked = moved(BEGUN, press.Home(), press.Start("wallet"), press.Back())
    assert peeked.session.topic is None
    assert peeked.left == BEGUN.session


def test_only_a_journey_beyond_its_first_page_is_worth_resuming() -> None:
    assert to_resume(moved(State(), press.Start("family-account"))) is None
    assert to_resume(BEGUN) == BEGUN.session


def test_the_later_journey_takes_the_place_of_the_earlier() -> None:
    later = moved(BEGUN, press.Home(), press.Start("mutual-aid"), press.Answer("parent"), press.Next(), press.Home())
    assert later.left is not None
    assert later.left.topic == "mutual-aid"


def test_from_the_beginning_forgets_every_answer() -> None:
    forgotten = moved(BEGUN, press.Home(), press.Forget())
    assert replace(forgotten, undo=None) == State(notice="resume.forgotten")


def test_from_the_beginning_can_be_taken_back_until_something_else_is_pressed() -> None:
    home = moved(BEGUN, press.Home())
    assert moved(home, press.Forget(), press.Restore()) == home
    assert moved(home, press.Forget(), press.Start("wallet"), press.Restore()).session.topic == "wallet"


def test_each_relative_has_a_journey_of_its_own_to_go_on_with() -> None:
    child = (press.Start("family-account"), press.Answer("child-under-16"), press.Next())
    home = moved(BEGUN, press.Home(), *child, press.Home())
    assert home.left is not None
    assert home.left.given["for"] == "child-under-16"
    assert [other.given["for"] for other in home.others] == ["parent"]
    assert moved(home, press.Resume(1)).session == BEGUN.session
    assert moved(home, press.Resume(1), press.Home()).others == (home.left,)


def test_the_same_relative_in_the_same_matter_is_remembered_once() -> None:
    again = (press.Start("family-account"), press.Answer("parent"), press.Next())
    assert moved(BEGUN, press.Home(), *again, press.Home()).others == ()


def test_resuming_nothing_stays_where_one_is() -> None:
    assert moved(State(), press.Resume()) == State()


@pytest.fixture(scope="module")
def step() -> State:
    state = moved(State(), press.Start("family-account"))
    while resolve(LIBRARY, state.session).page.kind != "step":
        journey = resolve(LIBRARY, state.session)
        if journey.blocked and journey.page.question:
            usual = {"place": "330100", "channel": "alipay"}
            options = listed(journey.page.question, journey.facts)
            value = usual.get(journey.page.question.id) or (options[0].value if options else "330100")
            state = moved(state, press.Answer(value))
        state = moved(state, press.Next())
    return state


def taps(state: State) -> list[str | None]:
    journey = resolve(LIBRARY, state.session)
    return [exercise.screen.tap for exercise in drill(LIBRARY, journey.local, journey.facts)]


def test_practice_begins_at_the_step_one_looks_at(step: State) -> None:
    journey = resolve(LIBRARY, moved(step, press.Next(), press.Next()).session)
    assert journey.page.step is not None
    state = moves.step(LIBRARY, step, press.Practise(journey.page.step.id))
    assert state.rehearsal is not None
    assert state.rehearsal.at == 2


def test_back_goes_one_picture_back_and_from_the_first_to_the_page(step: State) -> None:
    state = moved(step, press.Practise(), press.Touch(taps(step)[0]))
    assert state.rehearsal is not None
    assert state.rehearsal.at == 1
    before = moved(state, press.Back()).rehearsal
    assert before is not None
    assert before.at == 0
    assert moved(state, press.Back(), press.Back()) == step


def test_practice_can_be_left_at_any_moment(step: State) -> None:
    state = moved(step, press.Practise())
    for tap in taps(step):
        assert moved(state, press.Return()) == step
        state = moved(state, press.Touch(tap or ""))
    assert moved(state, press.Return()) == step


def test_the_journey_knows_nothing_of_the_rehearsal(step: State) -> None:
    state = moved(step, press.Practise(), press.Touch("nothing like it"), press.Show(), press.Rehearse())
    assert state.session == step.session


def test_where_there_is_no_picture_there_is_nothing_to_rehearse() -> None:
    state = moved(State(), press.Start("safety"))
    assert moved(state, press.Practise()) == state


def test_mother_and_father_are_gone_on_with_one_by_one() -> None:
    state = State()
    for who in ("mother", "father"):
        said = (press.Answer(who), press.Next(), press.Answer("510100"), press.Next())
        state = moved(state, press.Start("family-account"), *said, press.Home())
    model = PRESENTER.model(moved(state, press.Open(aside.Left())))
    assert isinstance(model, LinksModel)
    page = model.groups[0].links
    assert [button.words for button in page] == [
        "爸爸 · 成都 · 替家人亮医保码",
        "妈妈 · 成都 · 替家人亮医保码",
    ]
    assert moved(state, page[1].press).session.given == {"for": "mother", "place": "510100"}
    assert moved(state, page[0].press).session.given == {"for": "father", "place": "510100"}
