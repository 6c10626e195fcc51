"""直接打印: a matter, a place, a sheet; no question is asked and none is answered."""

from pathlib import Path

import pytest
from gui_window import DAY, Listener, close, open_window
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.flow.beside import walk
from qinbao.guide.build import build
from qinbao.paper.catalogue import NAMES
from qinbao.paper.maker import Sheets
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import blank_states
from qinbao.screen.links import LinksModel
from qinbao.screen.moves import step
from qinbao.screen.sheets import available
from qinbao.screen.state import State
from qinbao.ui.desktop import Desktop
from qinbao.ui.presenter import Presenter
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.window import Window


def shelf(library: Library, topic: str = "family-account", place: str = "330100") -> State:
    """The sheets on the shelf for a matter and a place."""
    return dict(blank_states(library, topic, place))["blank-sheets"]


def test_the_way_in_stands_behind_the_last_card_of_the_start_page(window: Window) -> None:
    window.store.apply(press.Open(aside.Help()))
    button = window.page.findChild(QAbstractButton, "blank")
    assert button is not None
    button.click()
    assert window.store.state.aside == aside.Blank()


def test_the_start_page_needs_no_scrolling_with_all_its_ways(window: Window) -> None:
    assert window.body.reach == 0


def test_three_pages_lead_to_the_sheets(window: Window, library: Library) -> None:
    window.store.apply(press.OpenBlank())
    window.page.value_changed.emit("mutual-aid")
    window.press(press.Next())
    assert window.page.model.kind == "place"
    window.page.value_changed.emit("510100")
    window.press(press.Next())
    assert window.page.model.kind == "sheets"
    assert "成都" in "".join(window.page.spoken())


def test_without_a_choice_it_does_not_go_on(window: Window) -> None:
    window.store.apply(press.OpenBlank())
    window.press(press.Next())
    assert window.store.state.aside == aside.Blank()
    assert window.store.library.words("error.choice") in "".join(window.page.spoken())


@pytest.mark.parametrize("nonsense", ["choose-me", "", "330100"])
def test_a_matter_that_does_not_exist_is_not_chosen(library: Library, nonsense: str) -> None:
    state = step(library, State(), press.OpenBlank())
    assert step(library, state, press.Answer(nonsense)) == state


def test_who_does_not_know_the_place_gets_the_national_sheets(library: Library) -> None:
    state = step(library, step(library, State(), press.OpenBlank()), press.Answer("family-account"))
    state = step(library, step(library, state, press.Next()), press.Unknown())
    guide = Presenter(library, Abilities(), lambda: DAY).scene(state).guide
    assert guide.place is None
    assert guide.hotline == "12393"


def test_back_keeps_what_was_chosen(library: Library) -> None:
    state = step(library, shelf(library), press.Back())
    assert state.aside == aside.Blank()
    assert (state.kept("blank").at, state.kept("blank").given) == (
        "ask.place",
        {"matter": "family-account", "place": "330100"},
    )


def test_the_form_is_the_sheet_of_the_command_line(library: Library) -> None:
    scene = Presenter(library, Abilities(), lambda: DAY).scene(shelf(library))
    assert scene.guide == build(library, "family-account", {"place": "330100"}, DAY)


def test_nothing_said_in_the_journey_gets_onto_the_form(library: Library) -> None:
    said = step(library, step(library, State(), press.Start("family-account")), press.Answer("child-under-16"))
    state = step(library, said, press.Home())
    topic, place = press.Answer("family-account"), press.Answer("330100")
    for pressed in (press.OpenBlank(), topic, press.Next(), place, press.Next()):
        state = step(library, state, pressed)
    assert Presenter(library, Abilities(), lambda: DAY).scene(state).guide.answers == {"place": "330100"}


def test_every_matter_of_the_shelf_has_its_sheets(library: Library) -> None:
    presenter = Presenter(library, Abilities(), lambda: DAY)
    shelves = walk(library, step(library, State(), press.OpenBlank()).kept("blank")).page.question
    assert shelves is not None
    for topic in (option.value for option in shelves.options):
        offered = available(presenter.scene(shelf(library, topic)))
        assert set(offered) <= set(NAMES)
        assert "fridge" in offered


def test_a_form_is_seen_large_and_left_again(window: Window, library: Library) -> None:
    window.store.become(shelf(library))
    window.page.asked.emit(press.Open(aside.Preview("qr")))
    assert window.page.model.kind == "preview"
    window.press(press.Back())
    assert window.page.model.kind == "sheets"


def test_a_form_is_saved_under_the_name_of_its_place(
    qapp: object, library: Library, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Desktop").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    office = SheetJobs(Sheets(library), None, Desktop())
    window = open_window(library, Listener(), office=office, state=shelf(library))
    window.press(press.Save("fridge"))

    file = tmp_path / "Desktop" / "冰箱贴-杭州-替家人亮医保码.pdf"
    qtbot.waitUntil(file.exists, timeout=20_000)
    office.close()
    close(window)


def test_where_nothing_gets_out_there_is_no_shelf(library: Library) -> None:
    model = Presenter(library, Abilities(print=False, save=False), lambda: DAY).model(State(asides=(aside.Help(),)))
    assert isinstance(model, LinksModel)
    assert "blank" not in [way.key for group in model.groups for way in group.links]


def test_the_next_form_begins_with_the_matter_and_keeps_the_last_choice(library: Library) -> None:
    home = step(library, shelf(library), press.Home())
    again = step(library, home, press.OpenBlank()).kept("blank")
    assert (again.at, again.given) == ("ask.matter", {"matter": "family-account", "place": "330100"})


def test_a_form_is_gone_on_with_where_it_was_left(library: Library) -> None:
    home = step(library, shelf(library), press.Home())
    assert step(library, home, press.Resume()).kept("blank").at == "sheets"
