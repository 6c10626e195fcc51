"""The first start explains itself once; the next one offers to go on, or to forget."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from gui_window import HOME, Listener, NoSheets, close
from PySide6.QtWidgets import QApplication

from qinbao.app import begin, introduced, suit
from qinbao.content.library import Library
from qinbao.paths import UserFolders
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.home import HomeModel
from qinbao.screen.state import State
from qinbao.ui import resume
from qinbao.ui.pages.first import FirstPage
from qinbao.ui.pages.home import HomePage
from qinbao.ui.presenter import Presenter
from qinbao.ui.remember import Remember
from qinbao.ui.settings import Settings
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.look import Look
from qinbao.ui.window import Window

LAPTOP = (1366, 694)
"""Px inside the frame of a window on 1366×768, over a task bar of 40."""
LOW = (1024, 532)
BEGUN = (press.Start("family-account"), press.Answer("parent"), press.Next())


class Home:
    """One start of the program after the other, with the same folders."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folders = UserFolders.under(folder)
        self.window: Window | None = None

    def start(self, abilities: Abilities = HOME) -> Window:
        """Start as the program does, after the end of the last start."""
        self.end()
        settings = Settings(self.folders.settings)
        self.store = Store(self.library, begin(self.library, self.folders, settings))
        self.remember = Remember(self.store, self.folders.state)
        self.store.journey_changed.connect(lambda: introduced(self.store, settings))
        presenter = Presenter(self.library, abilities)
        office = SheetJobs(NoSheets(), None, None)
        self.window = Window(self.store, presenter, office, Listener, settings.kept.look, settings)
        self.window.show()
        return self.window

    def end(self) -> None:
        """Close the window, if there is one."""
        if self.window is not None:
            self.remember.flush()
            close(self.window)
            self.window = None


@pytest.fixture
def home(qapp: QApplication, library: Library, tmp_path: Path) -> Iterator[Home]:
    made = Home(library, tmp_path)
    yield made
    made.end()


@pytest.fixture
def stopped(home: Home) -> Home:
    """Somebody who has read the first page and stopped at the second question."""
    window = home.start()
    window.press(press.Return())
    for pressed in BEGUN:
        window.press(pressed)
    return home


def page(window: Window) -> HomePage:
    assert isinstance(window.page, HomePage)
    return window.page


def test_the_first_start_says_what_this_is_and_has_one_button(home: Home, library: Library) -> None:
    window = home.start()
    assert isinstance(window.page, FirstPage)
    assert [action.words for action in window.bottom.offered] == [library.words("first.start")]
    said = "".join(window.page.spoken())
    for key in ("what", "time", "private", "official"):
        assert library.words(f"first.{key}.say") in said


def test_the_button_leads_to_the_start_page(home: Home) -> None:
    window = home.start()
    window.press(window.bottom.offered[0].press)
    assert page(window)


def test_the_first_page_comes_once(home: Home) -> None:
    home.start().press(press.Return())
    assert page(home.start())


def test_cards_grow_into_the_room_of_a_large_window_and_make_nobody_scroll(home: Home) -> None:
    home.start().press(press.Return())
    window = home.start()
    high = {}
    for size in (LAPTOP, (1600, 1000), (1080, 1920), (700, 1300)):
        window.resize(*size)
        QApplication.processEvents()
        high[size] = page(window).other.height()
        assert window.body.reach == 0
    assert high[1600, 1000] > high[LAPTOP] * 1.2


def test_who_closed_the_first_page_unread_sees_it_again(home: Home) -> None:
    home.start()
    assert isinstance(home.start().page, FirstPage)


def test_its_drawing_fills_what_the_words_leave_and_nobody_scrolls_for_it(home: Home) -> None:
    window = home.start()
    for size in (LAPTOP, LOW):
        window.resize(*size)
        QApplication.processEvents()
        assert isinstance(window.page, FirstPage)
        assert window.body.reach == 0
        assert (window.page.drawing.height() > 0) == (size == LAPTOP)


def test_it_can_be_read_again_from_the_start_page(home: Home) -> None:
    home.start().press(press.Return())
    window = home.start()
    window.page.asked.emit(press.Open(aside.First()))
    assert isinstance(window.page, FirstPage)
    window.press(press.Return())
    assert page(window)


def test_the_next_start_offers_to_go_on(stopped: Home, library: Library) -> None:
    window = stopped.start()
    page(window).resume.click()
    assert stopped.store.state.session.at == "ask.place"
    assert stopped.store.state.session.given == {"for": "parent"}


def test_the_card_names_the_matter(stopped: Home, library: Library) -> None:
    assert "替家人亮医保码" in page(stopped.start()).resume.accessibleDescription()


def test_going_on_is_what_leaps_to_the_eye(stopped: Home) -> None:
    home = page(stopped.start())
    assert home.resume.hero
    assert not any(card.hero for card in home.cards)


def test_from_the_beginning_forgets_it_on_disk_at_once(stopped: Home) -> None:
    page(stopped.start()).forget.click()
    assert not (stopped.folders.state / resume.FILE).exists()
    home = page(stopped.start())
    assert not hasattr(home, "resume")
    assert [card.hero for card in home.cards].index(True) == 0


def test_looking_at_the_start_page_does_not_lose_it(stopped: Home) -> None:
    stopped.start()
    stopped.start()
    assert page(stopped.start()).resume


def test_a_restart_for_the_next_person_leaves_nothing_on_disk(stopped: Home) -> None:
    stopped.start()
    stopped.store.restart()
    assert not (stopped.folders.state / resume.FILE).exists()


def test_where_it_is_not_allowed_nothing_is_offered(stopped: Home) -> None:
    assert not hasattr(page(stopped.start(Abilities())), "resume")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:20]),
    "empty": lambda path: path.write_bytes(b""),
    "binary": lambda path: path.write_bytes(bytes(range(256))),
    "unknown topic": lambda path: path.write_text('{"version": 1, "topic": "fax"}'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_costs_one_sentence(stopped: Home, library: Library, damage: str) -> None:
    stopped.end()
    DAMAGE[damage](stopped.folders.state / resume.FILE)
    window = stopped.start()
    assert page(window).spoken().count(library.words("resume.lost")) == 1


def test_the_sentence_is_gone_once_one_has_gone_on(stopped: Home, library: Library) -> None:
    stopped.end()
    (stopped.folders.state / resume.FILE).write_bytes(b"")
    window = stopped.start()
    window.press(press.Start("wallet"))
    window.press(press.Home())
    assert library.words("resume.lost") not in page(window).spoken()


def test_moves_are_written_a_moment_later_and_not_during_the_page_turn(home: Home) -> None:
    window = home.start()
    window.press(press.Return())
    for pressed in BEGUN:
        window.press(pressed)
    assert not (home.folders.state / resume.FILE).exists()
    home.remember.flush()
    assert (home.folders.state / resume.FILE).exists()


def test_folders_that_cannot_be_written_stop_nobody(home: Home, tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("in the way")
    (tmp_path / "state").write_text("in the way")
    window = home.start()
    window.press(press.Return())
    for pressed in BEGUN:
        window.press(pressed)
    window.dress(window.look.larger())
    assert home.store.state.session.at == "ask.place"


def test_the_start_page_says_as_of_when_and_how_long(window: Window, library: Library) -> None:
    assert library.words("home.fresh") in window.page.spoken()


def test_the_start_page_offers_at_most_seven_things(window: Window) -> None:
    assert len(page(window).cards) <= 7
    assert window.body.reach == 0


def test_with_something_to_go_on_with_it_is_still_seven_and_nothing_scrolls(stopped: Home, library: Library) -> None:
    window = stopped.start()
    window.resize(*LAPTOP)
    QApplication.processEvents()
    home_page = page(window)
    assert 1 + len(home_page.cards) <= 7
    assert window.body.reach == 0
    said = {card.text() for card in home_page.cards}
    home_page.other.click()
    behind = "\n".join(window.page.spoken())
    assert [card.topic for card in library.cards if card.title not in said and card.title not in behind] == []


def test_what_was_forgotten_can_be_taken_back_without_scrolling(stopped: Home) -> None:
    window = stopped.start()
    window.resize(*LAPTOP)
    page(window).forget.click()
    QApplication.processEvents()
    assert window.body.reach == 0


def test_each_matter_is_on_the_start_page_or_one_page_further(window: Window, library: Library) -> None:
    home_page = page(window)
    said = {card.text() for card in home_page.cards}
    home_page.other.click()
    behind = "\n".join(window.page.spoken())
    assert [card.topic for card in library.cards if card.title not in said and card.title not in behind] == []


@pytest.mark.parametrize(
    ("day", "second"), [(date(2026, 11, 28), "给家人交医保费"), (date(2026, 6, 1), "替家人亮医保码")]
)
def test_in_the_premium_season_the_premium_comes_first(library: Library, day: date, second: str) -> None:
    model = Presenter(library, Abilities(), lambda: day).model(State())
    assert isinstance(model, HomeModel)
    assert model.cards[1].title == second


def test_the_first_start_on_a_very_fine_screen_begins_with_larger_letters(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert suit(settings, qapp, 2.0).scale == 2.0
    assert Settings(tmp_path).kept.look.scale == 2.0
    apply(qapp, Look())


def test_letters_once_chosen_stay_on_a_very_fine_screen(qapp: QApplication, tmp_path: Path) -> None:
    Settings(tmp_path).look(Look("dark", 1.25))
    assert suit(Settings(tmp_path), qapp, 2.0) == Look("dark", 1.25)
