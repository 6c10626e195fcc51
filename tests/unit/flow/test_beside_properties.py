"""What holds in 全家计划 and 直接打印 in whatever order a person presses: as in a topic, for several relatives."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from qinbao.content.beside import BESIDE
from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.beside import walk
from qinbao.flow.household import MOST_MEMBERS, Household, said
from qinbao.flow.offers import listed
from qinbao.flow.session import Session

LIBRARY = Library()
PLACES = ["330100", "510100", "XPCC", "unknown"]
PRESSES = ["answer", "proceed", "answer", "proceed", "back", "change", "add", "remove"]
MOVES = st.lists(st.tuples(st.sampled_from(PRESSES), st.integers(0, 10**6)), max_size=60)
MATTERS = st.sampled_from(BESIDE)
RELAXED = settings(max_examples=80, deadline=None)


def step(session: Session, move: str, pick: int) -> Session:
    """One thing a person may do, chosen by ``pick``."""
    now = walk(LIBRARY, session)
    if move == "answer" and now.page.question:
        offered = (
            PLACES if now.page.kind == "place" else [option.value for option in listed(now.page.question, now.facts)]
        )
        return commands.answer(session, now.page.key, offered[pick % len(offered)])
    if move == "proceed":
        return commands.proceed(LIBRARY, session)
    if move == "back" and now.index > 0:
        return commands.back(LIBRARY, session)
    if move == "change":
        return commands.change(LIBRARY, session, now.pages[pick % len(now.pages)].id)
    if move == "add" and now.page.kind == "members":
        return commands.add(LIBRARY, session)
    if move == "remove" and now.page.kind == "members":
        return commands.remove(LIBRARY, session, pick % (len(now.relatives) + 1))
    return session


def wander(matter: str, moves: list[tuple[str, int]]) -> Session:
    session = commands.start(LIBRARY, Session(), matter)
    for move, pick in moves:
        session = step(session, move, pick)
    return session


def family(session: Session) -> Household:
    return said(walk(LIBRARY, session))


@RELAXED
@given(matter=MATTERS, moves=MOVES)
def test_one_always_stands_somewhere(matter: str, moves: list[tuple[str, int]]) -> None:
    now = walk(LIBRARY, wander(matter, moves))
    assert 0 <= now.index < len(now.pages)
    assert len({page.id for page in now.pages}) == len(now.pages)


@RELAXED
@given(matter=MATTERS, moves=MOVES)
def test_back_keeps_every_answer(matter: str, moves: list[tuple[str, int]]) -> None:
    session = wander(matter, moves)
    back = step(session, "back", 0)
    assert back.answers == session.answers


@RELAXED
@given(moves=MOVES, pick=st.integers(0, MOST_MEMBERS))
def test_without_one_relative_all_others_are_as_they_were(moves: list[tuple[str, int]], pick: int) -> None:
    session = wander("household", moves)
    before = family(session)
    after = family(commands.remove(LIBRARY, session, pick))
    assert after.members == before.members[:pick] + before.members[pick + 1 :]


@RELAXED
@given(moves=MOVES)
def test_skipped_questions_leave_no_answer_in_the_household(moves: list[tuple[str, int]]) -> None:
    made = family(wander("household", moves))
    for member in made.members:
        assert ("in_law" in member.given) == (member.given["for"] == "in-law")
        assert "place" in member.given
    payer = dict(made.payer)
    assert "payer_place" not in payer or payer["payer_insurance"] != "resident"
    assert made.spouse_insurance == "unknown" or made.spouse == "yes"


@RELAXED
@given(moves=MOVES, pick=st.integers(0, 10**6))
def test_an_answer_about_one_relative_changes_no_other(moves: list[tuple[str, int]], pick: int) -> None:
    session = wander("household", moves)
    key = walk(LIBRARY, session).page.key
    changed = step(session, "answer", pick)
    assert without(changed, key) == without(session, key)


@RELAXED
@given(moves=MOVES)
def test_answering_and_going_on_reaches_the_plan(moves: list[tuple[str, int]]) -> None:
    session = wander("household", moves)
    for _ in range(40):
        if walk(LIBRARY, session).blocked:
            session = step(session, "answer", 0)
        session = commands.proceed(LIBRARY, session)
    now = walk(LIBRARY, session)
    assert now.finished
    assert now.page.kind == "plan"


@RELAXED
@given(keys=st.dictionaries(st.text(max_size=8) | st.sampled_from(["for#99", "for#0", "place#x", "#"]), st.text()))
def test_strange_answers_and_pages_are_ignored(keys: dict[str, str]) -> None:
    for at in (None, *keys):
        odd = walk(LIBRARY, Session(topic="household", answers=tuple(keys.items()), at=at))
        assert [page.id for page in odd.pages][:1] == ["members"]
        assert not odd.relatives


def test_a_full_list_takes_nobody_more() -> None:
    session = commands.start(LIBRARY, Session(), "household")
    for _ in range(MOST_MEMBERS):
        session = commands.add(LIBRARY, session)
        for value in ("parent", "330100"):
            session = commands.answer(session, walk(LIBRARY, session).page.key, value)
            session = commands.proceed(LIBRARY, session)
    assert len(family(session).members) == MOST_MEMBERS
    assert commands.add(LIBRARY, session) == session


def without(session: Session, key: str) -> Mapping[str, str]:
    return {name: value for name, value in session.answers if name != key}
