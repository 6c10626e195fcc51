"""How something went: seen at a glance, said at once to who cannot see, and never a dead end."""

from collections.abc import Iterator

import pytest
from gui_window import DAY, HOME, Listener, close, open_window
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qinbao.content.library import Library
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import exhibits
from qinbao.screen.moves import step, told
from qinbao.screen.state import State
from qinbao.screen.told import ToldModel
from qinbao.ui.pages.told import ToldPage
from qinbao.ui.presenter import Presenter
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.hand import HandPicture
from qinbao.ui.widgets.sign import Sign
from qinbao.ui.window import Window

WELL = ("aside.told", "aside.told-pictures-done", "aside.told-print-done", "aside.practice-done")
ENDS = (*WELL, "aside.printer-none", "aside.told-print-paper", "aside.told-print-busy")


@pytest.fixture(scope="module")
def states(library: Library) -> dict[str, State]:
    return exhibits(library)


@pytest.fixture(params=[(1280, 800), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
def roomy(request: pytest.FixtureRequest, qapp: QApplication, library: Library) -> Iterator[Window]:
    made = open_window(library, Listener(), size=request.param)
    yield made
    close(made)


@pytest.fixture
def tight(qapp: QApplication, library: Library) -> Iterator[Window]:
    """The smallest usual window with the largest letters."""
    made = open_window(library, Listener(), Look(scale=2.0), (1024, 600))
    yield made
    close(made)


def shown(window: Window, state: State) -> ToldPage:
    window.store.become(state)
    QApplication.processEvents()
    assert isinstance(window.page, ToldPage)
    return window.page


def top(window: Window, part: QWidget) -> int:
    return part.mapTo(window.body, QPoint(0, 0)).y()


def ways(library: Library, state: State, abilities: Abilities = HOME) -> list[str]:
    model = Presenter(library, abilities, lambda: DAY).model(state)
    assert isinstance(model, ToldModel)
    return [action.key for action, _ in model.ways]


@pytest.mark.parametrize("name", ENDS)
def test_where_there_is_room_the_page_stands_neither_at_the_top_nor_at_the_bottom(
    roomy: Window, states: dict[str, State], name: str
) -> None:
    page = shown(roomy, states[name])
    parts = page.shown()
    above = top(roomy, parts[0])
    below = roomy.body.height() - top(roomy, parts[-1]) - parts[-1].height()
    assert roomy.body.reach == 0
    assert 0.6 * below <= above <= below


@pytest.mark.parametrize("name", ENDS)
def test_headline_and_sentence_are_in_sight_in_the_smallest_window_with_the_largest_letters(
    tight: Window, states: dict[str, State], name: str
) -> None:
    head = shown(tight, states[name]).shown()[0]
    assert top(tight, head) + head.height() <= tight.body.height()


def test_the_sign_is_large_where_there_is_room_and_small_where_there_is_none(
    roomy: Window, tight: Window, states: dict[str, State]
) -> None:
    signs = [shown(window, states["aside.practice-done"]).findChild(Sign) for window in (roomy, tight)]
    assert [sign.width() for sign in signs if isinstance(sign, Sign)] == [144, 96]


@pytest.mark.parametrize("name", ENDS)
def test_what_happened_is_said_at_once_with_what_it_means(window: Window, states: dict[str, State], name: str) -> None:
    said = shown(window, states[name]).spoken()
    assert window.page.announce() == "，".join(said[:2])


@pytest.mark.parametrize("name", WELL)
def test_after_what_went_well_there_is_something_to_do(library: Library, states: dict[str, State], name: str) -> None:
    assert 1 <= len(ways(library, states[name])) <= 2


def test_what_was_saved_can_be_looked_at_and_what_was_printed_rehearsed(
    library: Library, states: dict[str, State]
) -> None:
    sheets = states["family-account.sheets"]
    saved = told(sheets, "save.done", "card", aside.Saved("a.pdf", "desktop"))
    assert ways(library, saved) == ["saved:open", "saved:folder"]
    assert ways(library, saved, Abilities()) == []
    assert ways(library, told(sheets, "print.done", sheet="card")) == ["practice"]


@pytest.mark.parametrize("outcome", ["none", "off", "rejecting", "paper", "failed"])
def test_what_the_printer_does_not_take_can_be_saved(library: Library, states: dict[str, State], outcome: str) -> None:
    failed = told(states["family-account.sheets"], f"print.{outcome}", sheet="card")
    assert ways(library, failed) == ["save:card"]
    assert ways(library, failed, replace(HOME, save=False)) == ["codes"]


def test_what_cannot_be_saved_can_be_printed(library: Library, states: dict[str, State]) -> None:
    failed = told(states["family-account.sheets"], "save.failed", sheet="card")
    assert ways(library, failed) == ["printer:card"]
    assert ways(library, failed, Abilities()) == ["print:card"]


@pytest.mark.parametrize("trouble", ["full", "failed"])
def test_pictures_that_cannot_be_saved_are_printed_or_scanned_instead(
    library: Library, states: dict[str, State], trouble: str
) -> None:
    failed = told(states["family-account.sheets"], f"pictures.{trouble}", sheet="phone")
    assert ways(library, failed) == ["printer:fridge", "codes"]


def test_three_drawings_tell_how_it_is_sent(window: Window, states: dict[str, State]) -> None:
    for name in ("aside.told", "aside.told-pictures-done"):
        said = shown(window, states[name]).spoken()
        assert [line[0] for line in said if line[1:2] == "、"] == ["1", "2", "3"]
        assert len(window.page.findChildren(HandPicture)) == 3


@pytest.mark.parametrize(
    "key", ["print.busy", "print.sent", "print.printing", "save.busy", "pictures.busy", "make.failed"]
)
def test_nothing_more_is_offered_where_nothing_more_would_help(
    library: Library, states: dict[str, State], key: str
) -> None:
    assert ways(library, told(states["family-account.sheets"], key, sheet="card")) == []


def test_the_trial_sheet_leads_nowhere_but_back(library: Library, states: dict[str, State]) -> None:
    for outcome in ("done", "off"):
        assert ways(library, told(states["aside.printer"], f"print.{outcome}")) == []


def test_where_no_journey_has_begun_nothing_is_to_be_rehearsed(library: Library, states: dict[str, State]) -> None:
    assert ways(library, told(states["aside.plan"], "print.done", sheet="household")) == []


def test_after_the_exercises_they_can_be_done_again(window: Window, states: dict[str, State]) -> None:
    shown(window, states["aside.practice-done"]).cards[0].click()
    assert window.store.state.rehearsal is not None
    assert window.store.state.rehearsal.at == 0


def test_after_the_exercises_the_steps_can_be_printed(window: Window, states: dict[str, State]) -> None:
    shown(window, states["aside.practice-done"]).cards[1].click()
    assert window.store.state.aside == aside.Printer("steps")
    window.press(press.Back())
    assert isinstance(window.page, ToldPage)


def test_printing_after_saving_is_not_led_back_to_what_was_saved(library: Library, states: dict[str, State]) -> None:
    saved = told(states["family-account.sheets"], "save.done", sheet="card")
    printing = step(library, saved, press.OpenPrinter("card"))
    assert printing.asides == (aside.Printer("card"),)


def test_tab_goes_from_the_lower_bar_over_the_upper_one_to_the_cards(window: Window, states: dict[str, State]) -> None:
    page = shown(window, states["aside.practice-done"])
    expected = [*window.bottom.buttons, window.top.way, *window.top.buttons.values(), *page.cards]
    window.bottom.buttons[0].setFocus()
    reached = [QApplication.focusWidget()]
    for _ in expected[1:]:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == expected
