"""Which printer and how many copies: chosen in large letters, printed only on a press, told in words."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from gui_sheets import Kept
from gui_window import DAY, HOME, Listener, close, open_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.printing.state import State as Printed
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Preview, Printer, Told
from qinbao.screen.exhibits import exhibits
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.screen.told import ToldModel
from qinbao.ui.desktop import Desktop
from qinbao.ui.pages.printer import PrinterPage
from qinbao.ui.pages.told import ToldPage
from qinbao.ui.presenter import Presenter
from qinbao.ui.services import Queue
from qinbao.ui.settings import Settings
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window

QUEUES = (Queue("HP_LaserJet"), Queue("Brother", "out-of-paper"), Queue("Canon", "stopped"))


class Trays:
    """Three printers that answer when they are told to."""

    def __init__(self) -> None:
        self.queues = QUEUES
        self.jobs: list[tuple[bytes, str, int]] = []
        self.changed: Callable[[str], None] = lambda _: None

    def find(self, found: Callable[[tuple[Queue, ...]], None]) -> None:
        """At once."""
        found(self.queues)

    def print(self, pdf: bytes, changed: Callable[[str], None], queue: str, copies: int) -> None:
        """Take a job."""
        self.jobs.append((pdf, queue, copies))
        self.changed = changed


@pytest.fixture
def trays() -> Trays:
    return Trays()


@pytest.fixture
def sheets(library: Library) -> State:
    return exhibits(library)["family-account.sheets"]


@pytest.fixture
def window(qapp: QApplication, library: Library, trays: Trays, sheets: State) -> Iterator[Window]:
    office = SheetJobs(Kept(library), None, None, trays)
    made = open_window(library, Listener(), office=office, state=step(library, sheets, press.OpenPrinter("fridge")))
    yield made
    office.close()
    close(made)


def page(window: Window) -> PrinterPage:
    """The page, once it has looked for printers."""
    QApplication.processEvents()
    return cast(PrinterPage, window.page)


def told(window: Window) -> str:
    aside = window.store.state.aside
    return aside.key if isinstance(aside, Told) else ""


def wait_for_job(qtbot: QtBot, trays: Trays) -> None:
    qtbot.waitUntil(lambda: trays.jobs != [], timeout=20_000)


def test_at_home_printing_begins_with_the_choice(library: Library, sheets: State) -> None:
    model = Presenter(library, HOME, lambda: DAY).model(sheets)
    assert [action.key for action in model.actions][:2] == ["printer:fridge", "back"]


def test_where_there_is_no_choice_the_button_prints(library: Library, sheets: State) -> None:
    model = Presenter(library, Abilities(), lambda: DAY).model(sheets)
    assert model.actions[0].key == "print:fridge"


def test_every_printer_says_in_words_how_it_is(window: Window) -> None:
    words = window.store.library.words
    said = "".join(window.page.spoken())
    for expected in ("HP LaserJet", words("printer.ready"), words("printing.out-of-paper"), words("printing.stopped")):
        assert expected in said


def test_one_sided_a4_is_said(window: Window) -> None:
    assert any("A4" in line and "一面" in line for line in window.page.spoken())


def test_the_first_time_the_default_printer_is_chosen(window: Window) -> None:
    assert page(window).draft() == "HP_LaserJet"


def test_the_printer_used_last_is_chosen_the_next_time(window: Window, trays: Trays, qtbot: QtBot) -> None:
    assert page(window).group is not None
    page(window).group.choose("Canon")  # type: ignore[union-attr]
    window.press(press.Print("fridge"))
    wait_for_job(qtbot, trays)
    window.press(press.Back())
    assert page(window).draft() == "Canon"


def test_the_printer_is_remembered_to_the_next_start(tmp_path: Path) -> None:
    Settings(tmp_path).printer("Canon")
    assert Settings(tmp_path).kept.printer == "Canon"


def test_a_remembered_printer_that_is_gone_gives_way_to_the_default(window: Window) -> None:
    window.settings.printer("attic")
    page(window).show_queues(QUEUES, window.settings.kept.printer)
    assert page(window).draft() == "HP_LaserJet"


def test_choosing_prints_nothing(window: Window, trays: Trays) -> None:
    assert page(window).group is not None
    page(window).group.tab_stop().setFocus()  # type: ignore[union-attr]
    QTest.keyClick(page(window).group.tab_stop(), Qt.Key.Key_Down)  # type: ignore[union-attr]
    assert page(window).draft() == "Brother"
    assert trays.jobs == []


def test_copies_go_from_one_to_nine(window: Window) -> None:
    for _ in range(12):
        page(window).more.click()
    assert window.store.state.copies == 9
    assert "印 9 份" in window.page.spoken()
    for _ in range(12):
        page(window).less.click()
    assert window.store.state.copies == 1


def test_the_buttons_tell_a_screen_reader_the_number(window: Window) -> None:
    page(window).more.click()
    name = QAccessible.queryAccessibleInterface(page(window).more).text(QAccessible.Text.Name)
    assert name == "多一份，现在印 2 份"


def test_the_printer_gets_sheet_queue_and_copies(window: Window, trays: Trays, qtbot: QtBot) -> None:
    page(window).more.click()
    page(window).more.click()
    window.press(press.Print("fridge"))
    wait_for_job(qtbot, trays)
    pdf, queue, copies = trays.jobs[0]
    assert pdf.startswith(b"%PDF")
    assert (queue, copies) == ("HP_LaserJet", 3)


def test_the_next_sheet_begins_with_one_copy(library: Library, window: Window) -> None:
    page(window).more.click()
    assert step(library, window.store.state, press.OpenPrinter("card")).copies == 1


def test_each_step_of_printing_is_told(window: Window, trays: Trays, qtbot: QtBot) -> None:
    window.press(press.Print("fridge"))
    heard = [told(window)]
    wait_for_job(qtbot, trays)
    for state in ("sent", "printing", "done"):
        trays.changed(state)
        heard.append(told(window))
    assert heard == ["print.busy", "print.sent", "print.printing", "print.done"]


def test_after_printing_one_is_back_at_the_sheets(window: Window, trays: Trays, qtbot: QtBot, sheets: State) -> None:
    window.press(press.Print("fridge"))
    wait_for_job(qtbot, trays)
    trays.changed("done")
    window.press(press.Back())
    assert window.store.state.session == sheets.session
    assert window.store.state.aside is None


def test_after_a_failure_another_printer_can_be_chosen(window: Window, trays: Trays, qtbot: QtBot) -> None:
    window.press(press.Print("fridge"))
    wait_for_job(qtbot, trays)
    trays.changed("off")
    window.press(press.Back())
    assert window.store.state.aside == Printer("fridge")


def test_the_trial_sheet_is_one_small_page_and_leads_back_here(window: Window, trays: Trays, qtbot: QtBot) -> None:
    page(window).more.click()
    page(window).trial.click()
    wait_for_job(qtbot, trays)
    pdf, queue, copies = trays.jobs[0]
    assert (queue, copies) == ("HP_LaserJet", 1)
    assert pdf.startswith(b"%PDF")
    trays.changed("done")
    window.press(press.Back())
    assert window.store.state.aside == Printer("fridge", copies=2)


def without(window: Window, trays: Trays) -> Window:
    """The page where the last printer has been taken away."""
    QApplication.processEvents()
    trays.queues = ()
    page(window).again.click()
    return window


def test_without_a_printer_the_page_says_so_and_what_to_do(window: Window, trays: Trays) -> None:
    words = window.store.library.words
    assert without(window, trays).page.spoken()[:2] == [words("printer.none.title"), words("printer.none.say")]


def test_without_a_printer_nothing_offers_to_print(window: Window, trays: Trays) -> None:
    assert [action.key for action in without(window, trays).bottom.offered] == ["queues", "back"]
    assert not [line for line in window.page.spoken() if line.startswith("打")]


def test_without_a_printer_the_sheet_can_be_saved_or_looked_at(window: Window, trays: Trays) -> None:
    cards = cast(ToldPage, without(window, trays).page).cards
    assert [card.objectName() for card in cards] == ["save:fridge", "preview:fridge"]


def test_where_nothing_may_be_saved_the_sheet_can_still_be_looked_at(library: Library, sheets: State) -> None:
    none = step(library, step(library, sheets, press.OpenPrinter("fridge")), press.Queues(none=True))
    model = Presenter(library, Abilities(choose=True, save=False), lambda: DAY).model(none)
    assert [action.key for action, _ in cast(ToldModel, model).ways] == ["preview:fridge"]


def test_a_printer_that_was_plugged_in_is_found_by_looking_again(window: Window, trays: Trays) -> None:
    without(window, trays)
    trays.queues = QUEUES
    gate.open()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page(window).draft() == "HP_LaserJet"
    assert [action.key for action in window.bottom.offered] == ["print:fridge", "back"]


def test_looking_again_in_vain_says_so_again(window: Window, trays: Trays) -> None:
    without(window, trays).press(press.Queues())
    QApplication.processEvents()
    assert window.store.library.words("printer.none.title") in window.page.spoken()


def test_saved_for_want_of_a_printer_one_is_back_at_the_sheets(
    qapp: QApplication,
    library: Library,
    sheets: State,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    none = step(library, step(library, sheets, press.OpenPrinter("fridge")), press.Queues(none=True))
    office = SheetJobs(Kept(library), None, Desktop(), Trays())
    window = open_window(library, Listener(), office=office, state=none)
    cast(ToldPage, window.page).cards[0].click()
    qtbot.waitUntil(lambda: told(window) == "save.done", timeout=20_000)
    window.press(press.Back())
    assert window.store.state == sheets
    office.close()
    close(window)


def test_a_search_that_ends_late_changes_no_other_page(library: Library, sheets: State) -> None:
    assert step(library, sheets, press.Queues(none=True)) == sheets


def test_there_is_one_choice_of_the_printer_to_come_back_to(library: Library, sheets: State) -> None:
    state = step(library, step(library, sheets, press.OpenPrinter("fridge")), press.Open(Preview("fridge")))
    asides = step(library, state, press.OpenPrinter("fridge")).asides
    assert [type(aside) for aside in asides] == [Preview, Printer]


def test_who_prints_before_the_printers_are_found_gets_the_usual_one(
    qapp: QApplication, library: Library, sheets: State, qtbot: QtBot
) -> None:
    class Slow(Trays):
        def find(self, found: Callable[[tuple[Queue, ...]], None]) -> None:
            """Never answers."""

    trays = Slow()
    office = SheetJobs(Kept(library), None, None, trays)
    window = open_window(library, Listener(), office=office, state=step(library, sheets, press.OpenPrinter("fridge")))
    window.settings.printer("Canon")
    window.press(press.Print("fridge"))
    wait_for_job(qtbot, trays)
    assert trays.jobs[0][1] == "Canon"
    assert window.settings.kept.printer == "Canon"
    office.close()
    close(window)


def test_looking_again_keeps_what_was_chosen(window: Window) -> None:
    page(window).group.choose("Canon")  # type: ignore[union-attr]
    page(window).again.click()
    assert page(window).draft() == "Canon"


def test_letters_and_colours_keep_printer_and_copies(window: Window) -> None:
    page(window).group.choose("Canon")  # type: ignore[union-attr]
    page(window).more.click()
    window.dress(window.look.larger().next_theme())
    assert page(window).draft() == "Canon"
    assert "印 2 份" in window.page.spoken()


def test_tab_reaches_printers_copies_and_ways(window: Window) -> None:
    page(window).group.tab_stop().setFocus()  # type: ignore[union-attr]
    reached = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [page(window).less, page(window).more, page(window).trial, page(window).again]


def test_every_state_a_printer_can_be_in_has_its_words(library: Library) -> None:
    for state in Printed:
        assert library.words(f"printing.{state.value}")
    for key in ("busy", "sent", "printing", "done", "none", "off", "rejecting", "paper", "failed"):
        assert library.words(f"told.print.{key}.title")
        assert library.words(f"told.print.{key}.say")
