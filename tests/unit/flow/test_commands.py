"""What each command does, told on the road a daughter takes for her mother in 杭州."""

import pytest

from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.engine import resolve
from qinbao.flow.session import Session

MOTHER = {"for": "parent", "place": "330100", "smartphone": "yes", "channel": "alipay", "face": "yes"}


def at_verdict(library: Library, answers: dict[str, str]) -> Session:
    """A session that has answered and walked on to the verdict."""
    session = commands.start(library, Session(answers=tuple(answers.items())), "family-account")
    while resolve(library, session).page.kind != "verdict":
        following = commands.proceed(library, session)
        assert following != session, "stuck before the verdict"
        session = following
    return session


def test_choosing_does_not_move(library: Library) -> None:
    session = commands.start(library, Session(), "family-account")
    assert commands.answer(session, "for", "parent").at == session.at


def test_going_on_waits_for_an_answer(library: Library) -> None:
    session = commands.start(library, Session(), "family-account")
    assert resolve(library, session).blocked
    assert commands.proceed(library, session) == session


def test_back_keeps_the_answer(library: Library) -> None:
    session = commands.answer(commands.start(library, Session(), "family-account"), "for", "parent")
    there = commands.proceed(library, session)
    assert there.at == "ask.place"
    assert commands.back(library, there).given == {"for": "parent"}
    assert commands.back(library, there).at == "ask.for"


def test_back_from_the_first_page_goes_home(library: Library) -> None:
    session = commands.answer(commands.start(library, Session(), "family-account"), "for", "parent")
    home = commands.back(library, session)
    assert home.topic is None
    assert home.given == {"for": "parent"}


def test_change_returns_to_the_verdict_when_nothing_new_is_asked(library: Library) -> None:
    there = at_verdict(library, MOTHER)
    changed = commands.answer(commands.change(library, there, "ask.place"), "place", "330200")
    assert commands.proceed(library, changed).at == "verdict"


def test_change_asks_only_what_is_newly_needed(library: Library) -> None:
    there = at_verdict(library, MOTHER)
    changed = commands.answer(commands.change(library, there, "ask.face"), "face", "away")
    asked = commands.proceed(library, changed)
    assert asked.at == "ask.same_household"
    assert commands.proceed(library, commands.answer(asked, "same_household", "yes")).at == "verdict"


def test_an_answer_that_leaves_the_path_is_parked_and_comes_back(library: Library) -> None:
    there = at_verdict(library, MOTHER)
    without = commands.answer(commands.change(library, there, "ask.smartphone"), "smartphone", "no")
    assert "channel" not in resolve(library, without).answers
    again = commands.answer(without, "smartphone", "yes")
    assert resolve(library, again).answers["channel"] == "alipay"


def test_an_answer_given_once_is_not_asked_again_in_the_next_topic(library: Library) -> None:
    there = at_verdict(library, MOTHER)
    other = commands.start(library, commands.home(there), "mutual-aid")
    assert resolve(library, other).answers["place"] == "330100"


def test_a_session_that_points_nowhere_shows_the_first_open_page(library: Library) -> None:
    session = Session(topic="family-account", answers=(("for", "parent"),), at="ask.gone", seen=frozenset(("ask.for",)))
    assert resolve(library, session).page.id == "ask.place"


def test_a_value_the_question_no_longer_offers_is_asked_again(library: Library) -> None:
    session = Session(topic="family-account", answers=(("for", "neighbour"),))
    assert resolve(library, session).blocked


def test_an_unknown_topic_is_refused(library: Library) -> None:
    with pytest.raises(KeyError):
        resolve(library, Session(topic="no-such-topic"))


def test_no_smartphone_means_the_counter(library: Library) -> None:
    journey = resolve(library, Session(topic="family-account", answers=tuple({**MOTHER, "smartphone": "no"}.items())))
    assert journey.facts.get("channel") == "counter"
    assert any(page.kind == "step" for page in journey.pages)


def test_a_parked_payers_place_rules_nothing(library: Library) -> None:
    told = {"for": "parent", "place": "330100", "payer_insurance": "employee", "payer_place": "330200"}
    asked = commands.start(library, Session(answers=tuple(told.items())), "mutual-aid")
    assert resolve(library, asked).facts.get("rules_of") == "330200"
    parked = commands.answer(asked, "payer_insurance", "resident")
    assert resolve(library, parked).facts.get("rules_of") == "330100"
