"""练一练: the drawn phone answers to finger, mouse, keyboard and screen reader, and is kind about mistakes."""

import pytest
from gui_window import Listener
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.guide.practice import exercises
from qinbao.screen.exhibits import USUAL, exhibits, journey_states
from qinbao.screen.press import Practise, Show
from qinbao.screen.state import State
from qinbao.ui.pages.practice import PracticePage
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.phone import PhonePicture
from qinbao.ui.widgets.steady import gate
from qinbao.ui.widgets.touch_phone import TouchPhone
from qinbao.ui.window import Window


@pytest.fixture(scope="module")
def states(library: Library) -> dict[str, State]:
    return exhibits(library)


@pytest.fixture
def practice(window: Window, states: dict[str, State]) -> Window:
    """The first picture: a home screen with four apps."""
    window.store.become(states["family-account.step.fa.alipay.open"])
    window.store.apply(Practise())
    QApplication.processEvents()
    return window


def phone(window: Window) -> TouchPhone:
    assert isinstance(window.page, PracticePage)
    assert window.page.phone is not None
    return window.page.phone


def click(window: Window, words: str) -> None:
    gate.open()
    QTest.mouseClick(phone(window).targets[words], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def press(window: Window, key: Qt.Key) -> None:
    gate.open()
    QTest.keyClick(QApplication.focusWidget() or window, key)
    QApplication.processEvents()


def at(window: Window) -> int:
    rehearsal = window.store.state.rehearsal
    assert rehearsal is not None
    return rehearsal.at


def test_the_step_page_has_the_way_in(window: Window, states: dict[str, State]) -> None:
    window.store.become(states["family-account.step.fa.alipay.family"])
    button = window.page.findChild(object, "practice")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, PracticePage)
    assert at(window) == 2


@pytest.mark.parametrize("page", ["verdict", "sheets"])
def test_verdict_and_sheets_have_the_way_in(window: Window, states: dict[str, State], page: str) -> None:
    window.store.become(states[f"family-account.{page}"])
    words = window.store.library.words
    assert {words("practice.open"), words("practice.first")} & set(window.page.spoken())


def test_no_ring_is_drawn_before_it_is_wanted(practice: Window) -> None:
    assert phone(practice).drawn.ring is None


def test_the_right_touch_goes_on_and_says_so(practice: Window) -> None:
    click(practice, "支付宝")
    assert at(practice) == 1
    assert practice.store.library.words("practice.right") in practice.page.spoken()


def test_a_wrong_touch_stays_and_names_what_was_touched(practice: Window) -> None:
    click(practice, "相机")
    assert at(practice) == 0
    assert any("“相机”" in said for said in practice.page.spoken())


def test_after_two_wrong_touches_the_place_is_shown(practice: Window) -> None:
    click(practice, "相机")
    click(practice, "电话")
    assert phone(practice).drawn.ring is not None
    assert practice.store.library.words("practice.shown") in practice.page.spoken()


def test_an_empty_spot_of_the_phone_is_a_touch_too(practice: Window) -> None:
    drawn = phone(practice)
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=QPoint(drawn.height() // 3, drawn.height() - 60))
    QApplication.processEvents()
    assert practice.store.library.words("practice.empty") in practice.page.spoken()


def test_a_spot_beside_the_phone_is_none(practice: Window) -> None:
    QTest.mouseClick(practice.page, Qt.MouseButton.LeftButton, pos=QPoint(practice.page.width() - 5, 400))
    assert practice.store.state.rehearsal is not None
    assert practice.store.state.rehearsal.misses == 0


def test_the_main_button_shows_the_place(practice: Window) -> None:
    practice.press(practice.bottom.offered[0].press)
    assert phone(practice).drawn.ring is not None


def test_the_second_strike_of_a_trembling_hand_counts_once(practice: Window) -> None:
    click(practice, "相机")
    QTest.mouseClick(phone(practice).targets["相机"], Qt.MouseButton.LeftButton)
    assert practice.store.state.rehearsal is not None
    assert practice.store.state.rehearsal.misses == 1


def test_arrows_walk_over_the_phone_and_enter_touches(practice: Window) -> None:
    phone(practice).targets["微信"].setFocus()
    press(practice, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is phone(practice).targets["支付宝"]
    press(practice, Qt.Key.Key_Return)
    assert at(practice) == 1


def test_tab_reaches_everything_on_the_phone(practice: Window) -> None:
    targets = list(phone(practice).targets.values())
    targets[0].setFocus()
    reached = [targets[0]]
    for _ in targets[1:]:
        press(practice, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())  # type: ignore[arg-type]
    assert reached == targets


def test_the_keyboard_stays_on_what_was_touched(practice: Window) -> None:
    click(practice, "相机")
    press(practice, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is phone(practice).targets["相机"]


def test_once_shown_the_keyboard_is_at_the_right_place(practice: Window) -> None:
    practice.store.apply(Show())
    press(practice, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is phone(practice).targets["支付宝"]


def test_a_screen_reader_finds_buttons_with_the_words_on_the_phone(practice: Window) -> None:
    for words, target in phone(practice).targets.items():
        interface = QAccessible.queryAccessibleInterface(target)
        assert interface.role() == QAccessible.Role.Button
        assert interface.text(QAccessible.Text.Name) == words


def test_the_announcement_says_first_what_came_of_the_touch(practice: Window) -> None:
    click(practice, "支付宝")
    said = practice.store.library.words("practice.right")
    assert practice.page.announce().startswith(said.rstrip("。"))


def test_what_is_read_aloud_is_what_is_shown(practice: Window, listener: Listener) -> None:
    practice.read()
    assert listener.lines == practice.page.spoken()
    assert practice.store.library.words("practice.hint") in listener.lines


def test_escape_on_the_first_picture_goes_back_to_the_step(practice: Window, states: dict[str, State]) -> None:
    press(practice, Qt.Key.Key_Escape)
    assert practice.store.state == states["family-account.step.fa.alipay.open"]


def test_letters_and_colours_keep_the_rehearsal(practice: Window) -> None:
    click(practice, "相机")
    practice.dress(practice.look.larger().next_theme())
    assert any("“相机”" in said for said in practice.page.spoken())


@pytest.mark.parametrize("keyboard", [False, True])
def test_the_whole_binding_can_be_rehearsed(practice: Window, keyboard: bool) -> None:
    presenter = practice._presenter
    for exercise in exercises(presenter.scene(practice.store.state).guide):
        tap = exercise.screen.tap
        if tap is None:
            practice.press(practice.bottom.offered[0].press)
        elif keyboard:
            phone(practice).targets[tap].setFocus()
            press(practice, Qt.Key.Key_Space)
        else:
            click(practice, tap)
    assert practice.store.library.words("practice.done.title") in practice.page.spoken()


def test_the_phone_fills_the_height_there_is(practice: Window) -> None:
    practice.resize(1920, 1080)
    QApplication.processEvents()
    assert phone(practice).height() > 0.85 * practice.body.height()
    assert practice.body.reach == 0


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1366, 768)])
def test_the_button_to_tap_is_in_sight_on_the_step_page_and_when_rehearsed(
    window: Window, states: dict[str, State], size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.store.become(states["family-account.step.fa.alipay.add"])
    picture = window.page.findChild(PhonePicture)
    assert picture is not None
    assert picture.drawn.ring is not None
    assert bottom(window, picture) < window.body.height()
    window.store.apply(Practise("fa.alipay.add"))
    QApplication.processEvents()
    button = phone(window).targets["为家人开通"]
    assert button.mapTo(window.body, button.rect().bottomLeft()).y() < window.body.height()


@pytest.mark.parametrize("scale", STEPS)
def test_the_spot_to_tap_is_in_sight_beside_the_words_however_large_they_are(
    window: Window, states: dict[str, State], scale: float
) -> None:
    window.resize(1024, 600)
    window.dress(Look(scale=scale))
    hidden = []
    for name, state in states.items():
        if name.startswith("family-account.step."):
            window.store.become(state)
            picture = window.page.findChild(PhonePicture)
            if picture and picture.drawn.ring and bottom(window, picture) >= window.body.height():
                hidden.append(name)
    assert hidden == []


def bottom(window: Window, picture: PhonePicture) -> int:
    """Px of the window's body down to the lower edge of the ring."""
    assert picture.drawn.ring is not None
    return picture.mapTo(window.body, QPoint(0, round(picture.drawn.ring.bottom * picture.factor))).y()


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080), (1920, 1201), (3840, 2160)])
def test_the_phone_is_as_large_as_it_can_be_seen_whole(practice: Window, size: tuple[int, int]) -> None:
    practice.resize(*size)
    QApplication.processEvents()
    assert practice.body.reach == 0


def on_way(window: Window) -> str:
    """Words of the main button."""
    return next(action.words for action in window.bottom.offered if action.kind == "primary")


def test_once_the_ring_is_there_the_main_button_goes_on(practice: Window) -> None:
    words = practice.store.library.words
    assert on_way(practice) == words("practice.show")
    practice.press(Show())
    assert on_way(practice) == words("practice.seen")
    practice.press(practice.bottom.offered[0].press)
    assert at(practice) == 1
    assert words("practice.right") not in practice.page.spoken()


def test_the_last_picture_promises_no_other(practice: Window) -> None:
    words = practice.store.library.words
    todo = exercises(practice._presenter.scene(practice.store.state).guide)
    for number in range(len(todo)):
        practice.press(Show())
        said = on_way(practice)
        assert (said in (words("practice.seen-last"), words("practice.last"))) == (number == len(todo) - 1), said
        practice.press(practice.bottom.offered[0].press)
    assert words("practice.done.title") in practice.page.spoken()


def test_no_page_offers_to_rehearse_what_is_known_by_name_only(window: Window, library: Library) -> None:
    answers = {**USUAL, "place": "130100", "payer_place": "130100", "channel": "local-app"}
    words = library.words
    for name, state in journey_states(library, "family-account", answers):
        window.store.become(state)
        if name == "verdict":
            route = window._presenter.scene(state).guide.route
            assert route is not None
            assert route.known == "name"
        assert not {words("practice.open"), words("practice.first")} & set(window.page.spoken()), name
