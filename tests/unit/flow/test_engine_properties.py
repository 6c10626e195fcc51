"""Properties that pin the engine, whatever a person does in whatever order (hypothesis drives the real topics)."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.engine import resolve
from qinbao.flow.offers import listed
from qinbao.flow.session import Session

PLACES = ["330100", "110000", "511400", "511421", "XPCC", "500000", "659001", "unknown"]
MOVES = st.lists(
    st.tuples(st.sampled_from(["answer", "proceed", "back", "change", "tick"]), st.integers(0, 10**6)), max_size=40
)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LIBRARY = Library()
TOPICS = st.sampled_from(LIBRARY.topic_ids)


def values(session: Session) -> list[str]:
    """Answers the current question offers."""
    journey = resolve(LIBRARY, session)
    question = journey.page.question
    if question is None:
        return []
    return PLACES if question.kind == "place" else [option.value for option in listed(question, journey.facts)]


def step(session: Session, move: str, pick: int) -> Session:
    """One thing a person may do, chosen by ``pick``."""
    journey = resolve(LIBRARY, session)
    if move == "answer" and (offered := values(session)):
        return commands.answer(session, journey.page.question.id, offered[pick % len(offered)])  # type: ignore[union-attr]
    if move == "proceed":
        return commands.proceed(LIBRARY, session)
    if move == "back":
        went = commands.back(LIBRARY, session)
        return went if went.topic else session
    if move == "change":
        return commands.change(LIBRARY, session, journey.pages[pick % len(journey.pages)].id)
    return commands.tick(session, f"document.{pick % 5}", bool(pick % 2))


def wander(topic: str, moves: list[tuple[str, int]]) -> Session:
    """A session after a person has done all of ``moves``."""
    session = commands.start(LIBRARY, Session(), topic)
    for move, pick in moves:
        session = step(session, move, pick)
    return session


@RELAXED
@given(topic=TOPICS, moves=MOVES)
def test_a_journey_is_always_somewhere(topic: str, moves: list[tuple[str, int]]) -> None:
    journey = resolve(LIBRARY, wander(topic, moves))
    assert 0 <= journey.index < len(journey.pages)
    assert len({page.id for page in journey.pages}) == len(journey.pages)


@RELAXED
@given(topic=TOPICS, moves=MOVES)
def test_resolving_twice_gives_the_same_journey(topic: str, moves: list[tuple[str, int]]) -> None:
    session = wander(topic, moves)
    assert resolve(LIBRARY, session) == resolve(LIBRARY, session)


@RELAXED
@given(topic=TOPICS, moves=MOVES)
def test_back_then_proceed_changes_no_answer(topic: str, moves: list[tuple[str, int]]) -> None:
    session = wander(topic, moves)
    back = commands.back(LIBRARY, session)
    assert back.answers == session.answers
    if back.topic:
        assert commands.proceed(LIBRARY, back).answers == session.answers


@RELAXED
@given(topic=TOPICS, moves=MOVES, pick=st.integers(0, 10**6))
def test_changing_one_answer_never_changes_another(topic: str, moves: list[tuple[str, int]], pick: int) -> None:
    session = wander(topic, moves)
    question = resolve(LIBRARY, session).page.question
    if question is None:
        return
    changed = step(session, "answer", pick)
    others = {key: value for key, value in session.given.items() if key != question.id}
    assert {key: value for key, value in changed.given.items() if key != question.id} == others


@RELAXED
@given(topic=TOPICS, moves=MOVES)
def test_only_questions_on_the_path_count_as_answers(topic: str, moves: list[tuple[str, int]]) -> None:
    journey = resolve(LIBRARY, wander(topic, moves))
    assert set(journey.answers) <= {page.question.id for page in journey.pages if page.question}


@RELAXED
@given(topic=TOPICS, moves=MOVES)
def test_only_the_last_page_may_lack_an_answer(topic: str, moves: list[tuple[str, int]]) -> None:
    journey = resolve(LIBRARY, wander(topic, moves))
    for page in journey.pages[:-1]:
        assert page.question is None or page.question.id in journey.answers


@RELAXED
@given(topic=TOPICS, moves=MOVES)
def test_answering_and_going_on_reaches_the_end(topic: str, moves: list[tuple[str, int]]) -> None:
    session = wander(topic, moves)
    for _ in range(60):
        if offered := values(session):
            session = step(session, "answer", 0) if resolve(LIBRARY, session).blocked else session
            assert offered
        following = commands.proceed(LIBRARY, session)
        if following == session:
            break
        session = following
    journey = resolve(LIBRARY, session)
    assert journey.finished
    assert journey.index == len(journey.pages) - 1


@RELAXED
@given(keys=st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=5), topic=TOPICS)
def test_unknown_answers_are_ignored(keys: dict[str, str], topic: str) -> None:
    fresh = commands.start(LIBRARY, Session(), topic)
    known = {key: value for key, value in keys.items() if key not in LIBRARY.questions}
    odd = commands.start(LIBRARY, Session(answers=tuple(known.items())), topic)
    assert resolve(LIBRARY, odd).pages == resolve(LIBRARY, fresh).pages


@pytest.mark.parametrize("topic", LIBRARY.topic_ids)
def test_a_fresh_start_after_home_equals_a_fresh_session(topic: str) -> None:
    assert (
        resolve(LIBRARY, commands.start(LIBRARY, Session(), topic)).pages
        == resolve(LIBRARY, Session(topic=topic)).pages
    )


def test_a_session_survives_being_written_and_read(library: Library) -> None:
    import msgspec

    session = wander("family-account", [("answer", 0), ("proceed", 0), ("answer", 0)])
    decoded: Any = msgspec.json.decode(msgspec.json.encode(session), type=Session)
    assert decoded == session
