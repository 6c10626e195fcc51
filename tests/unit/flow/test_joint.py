"""By which way, and whether there is a phone for it: one page, one press, two answers."""

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.flow.joint import joint
from qinbao.screen import moves, press
from qinbao.screen.state import State

LIBRARY = Library()


def moved(state: State, *presses: press.Press) -> State:
    for pressed in presses:
        state = moves.step(LIBRARY, state, pressed)
    return state


def at_way(topic: str = "family-account") -> State:
    state = moved(State(), press.Start(topic), press.Answer("parent"), press.Next(), press.Answer("510100"))
    return moved(state, press.Next())


def test_one_press_answers_both_and_the_second_is_not_asked_again() -> None:
    state = moved(at_way(), press.Answer("alipay"))
    assert resolve(LIBRARY, state.session).page.id == "ask.smartphone", "choosing never moves"
    state = moved(state, press.Next())
    assert state.session.at == "ask.face"
    assert resolve(LIBRARY, state.session).answers["smartphone"] == "yes"
    assert resolve(LIBRARY, state.session).answers["channel"] == "alipay"


def test_who_has_no_phone_is_asked_for_no_way() -> None:
    state = moved(at_way(), press.Answer("alipay"), press.Answer("no"), press.Next())
    journey = resolve(LIBRARY, state.session)
    assert journey.answers["smartphone"] == "no"
    assert "channel" not in journey.answers


def test_back_leads_to_the_page_of_both() -> None:
    state = moved(at_way(), press.Answer("wechat"), press.Next(), press.Back())
    assert state.session.at == "ask.smartphone"
    assert moved(state, press.Back()).session.at == "ask.place"


def test_who_does_not_know_has_said_nothing_about_a_phone() -> None:
    state = moved(at_way(), press.Answer("unknown"), press.Next())
    assert resolve(LIBRARY, state.session).answers["smartphone"] == "unknown"


def test_where_no_way_is_asked_for_the_question_about_the_phone_stands_alone() -> None:
    state = moved(State(), press.Start("activate"), press.Answer("child-under-16"), press.Next())
    state = moved(state, press.Answer("510100"), press.Next())
    assert state.session.at == "ask.smartphone"
    assert joint(LIBRARY, resolve(LIBRARY, state.session)) is None


def test_a_given_answer_about_the_phone_counts_as_ever() -> None:
    state = moved(at_way(), press.Answer("yes"), press.Next())
    assert state.session.at == "ask.channel"
