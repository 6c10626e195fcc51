"""Where answers of a call may be written down, and what its pages say; without a window."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from qinbao.content.heard import Heard
from qinbao.content.heard_files import HeardFiles
from qinbao.content.library import Library
from qinbao.flow.recording import CHECK
from qinbao.guide.calls import MOST, calls
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.calls import urgent
from qinbao.screen.exhibits import journey_states
from qinbao.screen.moves import step
from qinbao.screen.notebook import kept, notebook, one
from qinbao.screen.recording import FieldsModel, recordable, recording
from qinbao.screen.review import ReviewModel
from qinbao.screen.scene import Scene
from qinbao.screen.sources import source
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter

DAY = date(2026, 11, 28)
PLACE = "210300"
ANSWERS = {"for": "parent", "place": PLACE, "payer_insurance": "employee", "payer_place": PLACE, "channel": "unknown"}
WAY = "mutual-aid.way"
TOLD = Heard(number="0412-12393", day="2026-11-28", known="yes", within="app", name="鞍山医保", steps=("医保",))


def scene(library: Library, state: State, *, record: bool = True) -> Scene:
    return Presenter(library, Abilities(record=record), lambda: DAY).scene(state)


def verdict(library: Library, topic: str = "mutual-aid", answers: Mapping[str, str] = ANSWERS) -> State:
    return dict(journey_states(library, topic, answers))["verdict"]


def opened(library: Library) -> State:
    state = verdict(library)
    button = recordable(scene(library, state))
    assert button is not None
    return step(library, state, button.press)


def at(state: State) -> aside.Recording:
    assert isinstance(state.aside, aside.Recording)
    return state.aside


def test_the_questions_are_those_of_the_sheet_and_what_to_tap(library: Library) -> None:
    state = verdict(library)
    asked = {ask.id for ask in scene(library, state).guide.asks}
    assert set(at(opened(library)).asks) == asked | {"ask.steps"}


def test_nothing_may_be_written_down_where_the_installation_does_not_allow_it(library: Library) -> None:
    assert recordable(scene(library, verdict(library), record=False)) is None


def test_without_a_place_there_is_nobody_who_was_rung(library: Library) -> None:
    nowhere = {**ANSWERS, "place": "unknown", "payer_place": "unknown"}
    assert recordable(scene(library, verdict(library, answers=nowhere))) is None


def test_what_is_told_in_a_county_is_kept_for_its_city(library: Library) -> None:
    county = next(place.code for place in library.places.all if place.parent == PLACE)
    button = recordable(scene(library, verdict(library, answers={**ANSWERS, "place": county, "payer_place": county})))
    assert button is not None
    assert isinstance(button.press, press.Record)
    assert button.press.place == PLACE


def test_the_premium_of_another_place_is_not_asked_of_the_payers_hotline(library: Library) -> None:
    here = {**ANSWERS, "relative_insured": "resident"}
    for answers, asked in ((here, True), ({**here, "payer_place": "210400"}, False)):
        button = recordable(scene(library, verdict(library, "pay-premium", answers)))
        assert button is not None
        assert isinstance(button.press, press.Record)
        assert ("ask.amount" in button.press.asks) is asked


def test_where_all_was_asked_the_way_leads_to_what_was_written_down(tmp_path: Path) -> None:
    every = Heard(
        number="0412-12393", day="2026-11-28", known="yes", within="app", name="鞍山医保", steps=("医保",), done="成功",
        payment_model="deduct", bring=("户口本",), presence="no", counter="窗口", undo="医保",
    )  # fmt: skip
    HeardFiles(tmp_path).put(PLACE, "mutual-aid", every)
    library = Library(heard=tmp_path)
    button = recordable(scene(library, verdict(library)))
    assert button is not None
    assert button.press == press.Open(aside.Noted("mutual-aid", PLACE))


def test_where_only_the_buttons_are_asked_the_name_is_known_already(library: Library) -> None:
    asks = ("ask.steps",)
    state = step(library, verdict(library, answers={**ANSWERS, "place": "659001", "payer_place": "659001"}),
                 press.Record("mutual-aid", "659001", asks))  # fmt: skip
    assert at(state).at == "ask.steps.type"
    assert dict(at(state).draft)["within"]


def told_no(folder: Path, whom: str) -> Library:
    """A library where ``whom`` was told a no for the first way there."""
    HeardFiles(folder).put(
        PLACE, "mutual-aid", Heard(number="0412-12393", day="2026-11-28", known="no", whom=whom, way=WAY)
    )
    return Library(heard=folder)


def test_a_no_about_another_relative_is_not_taken_for_this_one(tmp_path: Path) -> None:
    library = told_no(tmp_path, "mother")
    asked = press.Record("mutual-aid", PLACE, ("ask.can", "ask.money"), whom="father", way=WAY)
    assert "known" not in dict(at(step(library, verdict(library), asked)).draft)


def test_a_no_about_another_relative_stays_theirs_where_it_is_not_asked_again(tmp_path: Path) -> None:
    library = told_no(tmp_path, "mother")
    asked = press.Record("mutual-aid", PLACE, ("ask.money",), whom="father", way=WAY)
    draft = at(step(library, verdict(library), asked))
    assert (dict(draft.draft)["known"], draft.whom, draft.way) == ("no", "mother", WAY)


def test_a_no_about_this_relative_stands_there_to_be_corrected(tmp_path: Path) -> None:
    library = told_no(tmp_path, "father")
    asked = press.Record("mutual-aid", PLACE, ("ask.can",), whom="father", way=WAY)
    assert dict(at(step(library, verdict(library), asked)).draft)["known"] == "no"


def test_back_from_the_first_page_leaves_and_from_the_second_goes_back(library: Library) -> None:
    first = opened(library)
    second = step(library, step(library, first, press.Answer("yes")), press.Next())
    assert at(second).at == "ask.name"
    assert at(step(library, second, press.Back())).at == "ask.can"
    assert step(library, first, press.Back()).aside is None


def test_the_journey_learns_nothing_of_what_is_written_down(library: Library) -> None:
    before = verdict(library)
    after = step(library, step(library, opened(library), press.Answer("yes")), press.Write("name", "x"))
    assert after.session == before.session


def test_a_change_leads_over_what_follows_from_it_back_to_the_end(library: Library) -> None:
    state = replace(opened(library), asides=(replace(at(opened(library)), at=CHECK),))
    state = step(library, state, press.Change("ask.name"))
    state = step(library, step(library, state, press.Answer("wechat")), press.Next())
    assert at(state).at == "ask.name.type"
    assert at(step(library, state, press.Next())).at == CHECK


def test_what_cannot_be_kept_stands_above_the_line(library: Library) -> None:
    state = replace(opened(library), asides=(replace(at(opened(library)), at="ask.undo.type"),))
    state = step(library, step(library, state, press.Write("undo", "1" * 18)), press.Next())
    model = recording(scene(library, state), at(state))
    assert isinstance(model, FieldsModel)
    assert model.error == library.words("heard.fault.personal")
    assert model.wrong == "undo"


def test_with_no_answer_at_all_there_is_nothing_to_keep(library: Library) -> None:
    state = replace(opened(library), asides=(replace(at(opened(library)), at=CHECK),))
    model = recording(scene(library, state), at(state))
    assert isinstance(model, ReviewModel)
    assert press.Keep() not in {action.press for action in model.actions}


def test_the_notebook_lists_what_there_is_and_what_was_left_aside(tmp_path: Path) -> None:
    HeardFiles(tmp_path).put(PLACE, "mutual-aid", TOLD)
    HeardFiles(tmp_path).put(PLACE, "no-such-matter", TOLD)
    (tmp_path / "110000.yaml").write_bytes(b"\xff")
    library = Library(heard=tmp_path)
    model = notebook(scene(library, State()))
    assert [link.press for group in model.groups for link in group.links] == [
        press.Open(aside.Noted("mutual-aid", PLACE))
    ]
    assert "110000.yaml" in model.subtitle
    assert press.HandOn() in {action.press for action in model.actions}


def test_a_record_is_shown_with_its_answers_and_two_ways_to_change_it(tmp_path: Path) -> None:
    HeardFiles(tmp_path).put(PLACE, "mutual-aid", TOLD)
    library = Library(heard=tmp_path)
    model = one(scene(library, State()), aside.Noted("mutual-aid", PLACE))
    said = [line.say for section in model.sections for line in section.lines]
    assert "鞍山医保" in said
    assert {type(action.press) for action in model.actions} == {press.Back, press.Record, press.TakeOut}


def test_a_record_that_is_gone_is_shown_as_nothing(library: Library) -> None:
    model = one(scene(library, State()), aside.Noted("mutual-aid", PLACE))
    assert model.subtitle == library.words("heard.nothing")
    assert [action.press for action in model.actions] == [press.Back()]


@pytest.mark.parametrize(("how", "undo"), [("kept", True), ("gone", True), ("undone", False), ("failed", False)])
def test_what_was_done_can_be_taken_back_once(library: Library, how: str, undo: bool) -> None:
    model = kept(scene(library, State()), aside.Kept("mutual-aid", PLACE, None, how))  # type: ignore[arg-type]
    assert (press.Undo() in {way.press for way, _ in model.ways}) is undo


def test_the_ground_of_a_sentence_names_the_call(tmp_path: Path) -> None:
    HeardFiles(tmp_path).put(PLACE, "mutual-aid", TOLD)
    library = Library(heard=tmp_path)
    looked = step(library, verdict(library), press.Open(aside.Sources()))
    line = next(line for line in scene(library, looked).guide.ways if line.heard)
    page = source(scene(library, looked), aside.Source(line.id))
    assert any("0412-12393" in said.say for section in page.sections for said in section.lines)


@pytest.mark.parametrize("place", ["330100", "210300", ""])
def test_for_how_long_nobody_asked_is_said_once_for_each_matter_or_once_for_all(library: Library, place: str) -> None:
    found = calls(library, place, {}, DAY)
    page = urgent(scene(library, State()), aside.Calls(place, ()))
    rows = [way.words for way in page.groups[0].links]
    ages = [call.days for call in found]
    assert len(rows) == len(ages) == MOST
    if len(set(ages)) == 1:
        assert "没问过" in page.subtitle
        assert not any("没问过" in row for row in rows)
    else:
        assert "没问过" not in page.subtitle
        assert sum("没问过" in row for row in rows) == len({call.topic for call in found})
