"""Where one stopped is found again; a file that is no use costs one sentence and never the start."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.flow.session import Session
from qinbao.screen import press
from qinbao.screen.exhibits import exhibits
from qinbao.screen.moves import step
from qinbao.screen.state import State, to_resume
from qinbao.ui import resume, small_file

LIBRARY = Library()
STATES = exhibits(LIBRARY)
JOURNEYS = sorted(name for name, state in STATES.items() if state.session.topic and to_resume(state) == state.session)
anything = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
STOPPED = Session(topic="family-account", answers=(("for", "parent"),), at="ask.place", seen=frozenset({"ask.for"}))


def topics() -> list[str]:
    return [card.topic for card in LIBRARY.cards]


def load(folder: Path) -> State:
    return resume.load(folder, topics)


def written(folder: Path, data: bytes) -> State:
    (folder / resume.FILE).write_bytes(data)
    return load(folder)


def test_a_first_start_has_nothing_to_say(tmp_path: Path) -> None:
    assert load(tmp_path) == State()


@pytest.mark.parametrize("name", JOURNEYS[:: max(1, len(JOURNEYS) // 40)])
def test_where_one_stopped_is_found_again(tmp_path: Path, name: str) -> None:
    assert resume.save(tmp_path, STATES[name].session)
    state = step(LIBRARY, load(tmp_path), press.Resume())
    assert state.session == STATES[name].session
    assert resolve(LIBRARY, state.session).page == resolve(LIBRARY, STATES[name].session).page


def test_forgetting_takes_the_file_away(tmp_path: Path) -> None:
    resume.save(tmp_path, STOPPED)
    assert resume.save(tmp_path, None)
    assert list(tmp_path.iterdir()) == []


def test_forgetting_twice_is_no_fault(tmp_path: Path) -> None:
    assert resume.save(tmp_path, None)


def test_the_file_holds_ids_only(tmp_path: Path) -> None:
    resume.save(tmp_path, Session(topic="wallet", answers=(("for", "parent"), ("name", "王小明"), ("id", "3301 0619"))))
    text = (tmp_path / resume.FILE).read_text()
    assert json.loads(text)["answers"] == [["for", "parent"]]
    assert "王" not in text


@anything
@given(st.binary(max_size=300))
def test_any_bytes_cost_at_most_one_sentence(tmp_path: Path, data: bytes) -> None:
    state = written(tmp_path, data)
    assert state in (State(), State(notice="resume.lost")) or state.left is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["for", "parent", "ask.for"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@anything
@given(JSON)
def test_whatever_stands_beside_costs_nothing_else(tmp_path: Path, beside: object) -> None:
    state = written(tmp_path, json.dumps({"topic": "family-account", "beside": beside}).encode())
    assert state.left is not None
    assert step(LIBRARY, state, press.OpenHousehold()).asides


@anything
@given(st.dictionaries(st.sampled_from(["version", "answers", "at", "seen", "return_to", "ticked"]), JSON))
def test_a_known_topic_can_always_be_gone_on_with(tmp_path: Path, values: dict[str, object]) -> None:
    state = written(tmp_path, json.dumps({**values, "topic": "family-account"}).encode())
    assert state.left is not None
    assert resolve(LIBRARY, step(LIBRARY, state, press.Resume()).session).page


@pytest.mark.parametrize("cut", [0, 1, 20, 60])
def test_a_truncated_file_is_told_in_one_sentence(tmp_path: Path, cut: int) -> None:
    resume.save(tmp_path, STOPPED)
    whole = (tmp_path / resume.FILE).read_bytes()
    assert written(tmp_path, whole[:cut]) == State(notice="resume.lost")


def test_a_later_version_is_used_as_far_as_it_is_understood(tmp_path: Path) -> None:
    resume.save(tmp_path, STOPPED)
    later = json.loads((tmp_path / resume.FILE).read_bytes()) | {"version": 99, "mood": "good", "seen": "everything"}
    left = written(tmp_path, json.dumps(later).encode()).left
    assert left is not None
    assert (left.topic, left.answers, left.at, left.seen) == (
        "family-account",
        STOPPED.answers,
        "ask.place",
        frozenset(),
    )


def test_a_topic_that_is_no_longer_there_is_told(tmp_path: Path) -> None:
    assert written(tmp_path, b'{"topic": "fax"}') == State(notice="resume.lost")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    huge = json.dumps({"topic": "family-account", "seen": ["x" * 70] * small_file.LIMIT}).encode()
    assert written(tmp_path, huge) == State(notice="resume.lost")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_the_file_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resume.save(tmp_path, STOPPED)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert load(tmp_path) == State(notice="resume.lost")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / resume.FILE).mkdir()
    assert load(tmp_path) == State(notice="resume.lost")
    assert not resume.save(tmp_path, STOPPED)


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not resume.save(tmp_path / "file" / "state", STOPPED)


def test_a_full_disk_keeps_the_place_of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resume.save(tmp_path, STOPPED)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not resume.save(tmp_path, Session(topic="wallet"))
    assert load(tmp_path).left == STOPPED
    assert [path.name for path in tmp_path.iterdir()] == [resume.FILE]


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_wrong_clock_changes_nothing(tmp_path: Path, year: int) -> None:
    resume.save(tmp_path, STOPPED)
    seconds = (year - 1970) * 365 * 86400
    os.utime(tmp_path / resume.FILE, (seconds, seconds))
    assert load(tmp_path).left == STOPPED


def test_every_known_topic_has_a_card_to_go_on_from() -> None:
    assert set(LIBRARY.topic_ids) <= set(topics())


BESIDE = sorted(name for name, state in STATES.items() if state.asking and to_resume(state))


@pytest.mark.parametrize("name", BESIDE)
def test_a_closed_window_loses_neither_household_nor_form_nor_the_place_in_it(tmp_path: Path, name: str) -> None:
    before = STATES[name]
    assert resume.save(tmp_path, to_resume(before), before.beside)
    after = step(LIBRARY, load(tmp_path), press.Resume())
    assert after.kept(before.asking) == before.kept(before.asking)
    assert after.asking == before.asking


def test_the_household_is_there_after_another_matter_was_stopped_at(tmp_path: Path) -> None:
    plan = STATES["aside.plan"]
    assert resume.save(tmp_path, STOPPED, plan.beside)
    state = load(tmp_path)
    assert state.left == STOPPED
    assert step(LIBRARY, state, press.OpenHousehold()).kept("household") == plan.kept("household")


def test_a_household_alone_is_found_without_a_word(tmp_path: Path) -> None:
    plan = STATES["aside.plan"]
    assert resume.save(tmp_path, None, plan.beside)
    assert load(tmp_path) == State(beside=plan.beside)


def test_a_matter_only_looked_at_leaves_no_file(tmp_path: Path) -> None:
    assert resume.save(tmp_path, None, step(LIBRARY, State(), press.OpenHousehold()).beside)
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_the_former_version_is_read(tmp_path: Path) -> None:
    former = {"version": 1, "topic": "wallet", "answers": [["for", "parent"]], "at": "ask.place", "seen": ["ask.for"]}
    state = written(tmp_path, json.dumps({**former, "return_to": None, "ticked": []}).encode())
    assert state == State(
        left=Session(topic="wallet", answers=(("for", "parent"),), at="ask.place", seen=frozenset({"ask.for"}))
    )
