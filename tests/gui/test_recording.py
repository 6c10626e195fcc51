"""问到了，记下来 in the window: chosen and typed, kept, looked at, corrected, deleted, taken back, handed on."""

from pathlib import Path

from gui_recording import (
    ANSWERS,
    DAY,
    PLACE,
    TOPIC,
    at,
    begin,
    enter,
    kept,
    line,
    model,
    on,
    own,
    to_the_verdict,
    window,
)
from msgspec.json import encode
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from qinbao.content.heard import Noted
from qinbao.content.heard_files import handed_on
from qinbao.content.library import Library
from qinbao.paper.marks import rung
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.moves import step
from qinbao.screen.state import State, to_resume
from qinbao.screen.text import TextModel
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.presenter import Presenter
from qinbao.ui.window import Window

__all__ = ["own", "window"]


def test_after_the_call_the_verdict_is_a_yes_with_the_way(window: Window) -> None:
    before = model(window)
    assert isinstance(before, VerdictModel)
    assert before.answer == "ask"
    kept(window)
    after = to_the_verdict(window)
    assert after.answer == "yes"
    assert "问到的" in after.reason


def test_where_the_way_is_another_one_now_the_page_says_so(window: Window) -> None:
    kept(window)
    assert any("办法已经换成您问到的" in said for said in window.page.spoken())


def test_where_a_stricter_rule_stands_no_page_says_that_the_way_is_another(window: Window) -> None:
    answers = {**ANSWERS, "unbind_what": "mutual-aid"}
    window.store.become(dict(journey_states(window.store.library, "unbind", answers))["verdict"])
    begin(window)
    on(window, "yes")
    while at(window) != "check":
        on(window)
    window.press(press.Keep())
    said = " ".join(window.page.spoken())
    assert "还是先问" in said
    assert "已经换成" not in said
    assert to_the_verdict(window).answer == "ask"


def test_a_no_says_for_whom_it_counts_and_of_no_way_that_it_is_another(window: Window) -> None:
    library = window.store.library
    guide = Presenter(library, Abilities(), lambda: DAY).scene(window.store.state).guide
    begin(window)
    on(window, "no")
    assert at(window) == "check"
    window.press(press.Keep())
    said = " ".join(window.page.spoken())
    assert "只算这位家人、这个办法的" in said
    assert "已经换成" not in said
    noted = library.noted(PLACE)
    assert isinstance(noted, Noted)
    heard = noted.topics[TOPIC]
    assert guide.route is not None
    assert (heard.known, heard.whom, heard.way) == ("no", ANSWERS["for"], guide.route.id)


def test_a_no_from_no_guide_is_said_to_change_no_answer(window: Window) -> None:
    window.store.become(State())
    window.press(press.Record(TOPIC, PLACE, ("ask.can",), None))
    on(window, "no")
    window.press(press.Keep())
    assert any("答案照原来的" in said for said in window.page.spoken())


def test_what_is_kept_from_no_guide_is_said_to_be_in_the_notebook(window: Window) -> None:
    window.store.become(State())
    window.press(press.Record(TOPIC, PLACE, ("ask.can",), None))
    on(window, "yes")
    window.press(press.Keep())
    said = " ".join(window.page.spoken())
    assert "我问到的" in said
    assert "已经换成" not in said


def test_what_is_read_aloud_says_who_was_rung(window: Window) -> None:
    kept(window)
    to_the_verdict(window)
    assert any("您 11 月 28 日打" in said for said in window.page.spoken())


def test_what_was_typed_is_there_again_after_back_and_with_other_letters(window: Window) -> None:
    begin(window)
    on(window, "yes")
    on(window, "wechat")
    enter(window, "name", "鞍山医保")
    window.dress(window.look.larger())
    assert line(window, "name").text() == "鞍山医保"
    window.press(press.Back())
    on(window)
    assert line(window, "name").text() == "鞍山医保"


def test_by_keyboard_alone_enter_leads_from_line_to_line_and_then_on(window: Window) -> None:
    begin(window)
    on(window, "yes")
    on(window, "wechat")
    on(window)
    assert at(window) == "ask.steps.type"
    assert line(window, "steps.1").hasFocus()
    QTest.keyClicks(line(window, "steps.1"), "APP")
    QTest.keyClick(line(window, "steps.1"), Qt.Key.Key_Return)
    assert line(window, "steps.2").hasFocus()
    line(window, "done").setFocus()
    QTest.keyClick(line(window, "done"), Qt.Key.Key_Return)
    assert at(window) == "ask.money"


def test_every_line_has_a_name_by_ear_and_no_other_has_it(window: Window) -> None:
    begin(window)
    on(window, "yes")
    on(window, "wechat")
    on(window)
    names = [found.accessibleName() for found in window.page.findChildren(QLineEdit)]
    assert all(names)
    assert len(set(names)) == len(names) == 7


def test_what_is_kept_can_be_taken_back_at_once(window: Window) -> None:
    library = kept(window)
    window.press(press.Undo())
    assert library.noted(PLACE) is None
    assert to_the_verdict(window).answer == "ask"


def test_what_was_deleted_by_mistake_comes_back(window: Window) -> None:
    library = kept(window)
    before = library.noted(PLACE)
    window.press(press.Open(aside.Noted(TOPIC, PLACE)))
    window.press(press.TakeOut(TOPIC, PLACE))
    assert library.noted(PLACE) is None
    window.press(press.Undo())
    assert library.noted(PLACE) == before


def test_a_record_is_corrected_from_what_it_says(window: Window) -> None:
    library = kept(window)
    window.press(press.Open(aside.Noted(TOPIC, PLACE)))
    correct = next(action.press for action in window.bottom.offered if isinstance(action.press, press.Record))
    window.press(correct)
    on(window)
    on(window)
    assert line(window, "name").text() == "鞍山医保"
    enter(window, "name", "2")
    while at(window) != "check":
        on(window)
    window.press(press.Keep())
    noted = library.noted(PLACE)
    assert isinstance(noted, Noted)
    assert noted.topics[TOPIC].name == "鞍山医保2"
    assert noted.topics[TOPIC].steps == ("便民服务", "家庭共济")


def test_all_records_are_handed_on_as_one_file(window: Window, tmp_path: Path) -> None:
    library = kept(window)
    window.press(press.Open(aside.Notebook()))
    window.press(press.HandOn())
    told = window.store.state.aside
    assert isinstance(told, aside.Told)
    assert told.saved is not None
    assert handed_on(Path(told.saved.path)) == (library.noted(PLACE),)
    Path(told.saved.path).unlink()


def test_where_nothing_can_be_written_what_was_typed_is_not_lost(window: Window, tmp_path: Path) -> None:
    (tmp_path / "local").write_text("", "utf-8")
    kept(window)
    page = window.store.state.aside
    assert isinstance(page, aside.Kept)
    assert page.how == "failed"
    window.press(press.Back())
    assert at(window) == "check"


def test_a_file_that_cannot_be_used_is_told_of_in_the_notebook(window: Window, tmp_path: Path) -> None:
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / "110000.yaml").write_bytes(b"\xff\x00")
    window.press(press.Open(aside.Notebook()))
    assert any("110000.yaml" in said for said in window.page.spoken())


def test_where_answers_may_not_be_kept_no_button_offers_it(qapp: QApplication, own: Library) -> None:
    state = dict(journey_states(own, TOPIC, ANSWERS))["verdict"]
    presenter = Presenter(own, Abilities(), lambda: DAY)
    questions = presenter.model(step(own, state, press.Open(aside.Asks())))
    assert isinstance(questions, TextModel)
    assert not any(isinstance(link.press, press.Record) for link in questions.links)
    assert "notebook" not in str(presenter.model(State(asides=(aside.Help(),))))


def test_nothing_of_a_record_is_remembered_with_the_journey(window: Window) -> None:
    begin(window)
    on(window, "yes")
    on(window, "wechat")
    enter(window, "name", "鞍山医保")
    assert "鞍山医保".encode() not in encode(to_resume(window.store.state))


def test_the_day_of_a_record_is_told_with_its_year(window: Window) -> None:
    library = kept(window)
    noted = library.noted(PLACE)
    assert isinstance(noted, Noted)
    assert rung(library.words, noted.topics[TOPIC]) == "您 2026 年 11 月 28 日打 0412-12393 问到的"
