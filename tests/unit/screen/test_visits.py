"""Moves beside the journey: what was left is offered again, rehearsal begins and ends where it should."""

import pytest

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.guide.practice import drill
from qinbao.screen import moves, press
from qinbao.screen.state import State, to_resume

LIBRARY = Library()


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
    assert moved(BEGUN, press.Home(), press.Forget()) == State()


def test_resuming_nothing_stays_where_one_is() -> None:
    assert moved(State(), press.Resume()) == State()


@pytest.fixture(scope="module")
def step() -> State:
    state = moved(State(), press.Start("family-account"))
    while resolve(LIBRARY, state.session).page.kind != "step":
        journey = resolve(LIBRARY, state.session)
        if journey.blocked and journey.page.question:
            usual = {"place": "330100", "channel": "alipay"}
            options = journey.page.question.options
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
