"""Finding a place: by typing, or from province to city; counties only for those who want them."""

import pytest
from gui_faults import Look as Looked
from gui_faults import overprinted
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qinbao.screen import press
from qinbao.ui.pages.place import PlacePage
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


@pytest.fixture
def page(window: Window) -> PlacePage:
    window.store.apply(press.Start("family-account"))
    window.store.apply(press.Answer("parent"))
    window.store.apply(press.Next())
    assert isinstance(window.page, PlacePage)
    return window.page


def click(page: PlacePage, code: str) -> None:
    gate.open()
    card = next(card for card in page.cells.cards if card.value == code)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def values(page: PlacePage) -> list[str]:
    return [card.value for card in page.cells.cards]


def buttons(page: PlacePage) -> dict[str, Button]:
    return {button.text(): button for button in page.findChildren(Button) if button.isVisible()}


def test_all_provinces_are_in_sight_at_once(page: PlacePage, window: Window) -> None:
    assert len(values(page)) == 32
    assert window.body.reach == 0


def test_a_province_opens_its_cities(page: PlacePage) -> None:
    click(page, "330000")
    assert "330100" in values(page)
    assert len(values(page)) == 11


def test_opening_a_province_answers_nothing(page: PlacePage, window: Window) -> None:
    click(page, "330000")
    assert "place" not in window.store.state.session.given


def test_the_way_to_the_counties_is_there_again_for_who_comes_back(page: PlacePage, window: Window) -> None:
    click(page, "330000")
    click(page, "330100")
    for pressed in (press.Next(), press.Back()):
        window.store.apply(pressed)
    assert isinstance(window.page, PlacePage)
    QApplication.processEvents()
    assert window.store.library.words("place.county", city="杭州") in buttons(window.page)


def test_a_city_is_an_answer(page: PlacePage, window: Window) -> None:
    click(page, "330000")
    click(page, "330100")
    assert window.store.state.session.given["place"] == "330100"


def test_a_city_that_is_a_province_is_chosen_at_once(page: PlacePage, window: Window) -> None:
    click(page, "110000")
    answered = window.store.state.session.given["place"]
    place = window.store.library.places.get(answered)
    assert place is not None
    assert place.short == "北京"
    assert place.kind == "city"


def test_what_is_chosen_is_said_in_full(page: PlacePage) -> None:
    click(page, "330000")
    click(page, "330100")
    assert "选的是：浙江省 杭州市" in page.spoken()


@pytest.mark.parametrize("scale", [1.0, STEPS[-1]])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1280, 800), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize(("province", "city"), [("330000", "330100"), ("510000", "513200"), ("110000", "")])
def test_nothing_lies_over_what_is_chosen(
    page: PlacePage, window: Window, size: tuple[int, int], scale: float, province: str, city: str
) -> None:
    page = dressed(window, size, scale)
    for code in filter(None, (province, city)):
        click(page, code)
    assert any("区县" in said for said in buttons(page))
    assert list(overprinted(Looked(window))) == []


def test_one_can_go_back_to_the_provinces(page: PlacePage, window: Window) -> None:
    click(page, "330000")
    buttons(page)[window.store.library.words("place.up")].click()
    assert len(values(page)) == 32


def test_counties_are_offered_after_the_city(page: PlacePage, window: Window) -> None:
    click(page, "330000")
    click(page, "330100")
    buttons(page)[window.store.library.words("place.county", city="杭州")].click()
    click(page, values(page)[0])
    answered = window.store.library.places.get(window.store.state.session.given["place"])
    assert answered is not None
    assert answered.kind == "county"


@pytest.mark.parametrize("typed", ["杭州", "hangzhou", "hz"])
def test_typing_finds_the_city_first(page: PlacePage, typed: str) -> None:
    QTest.keyClicks(page.search.line, typed) if typed.isascii() else page.search.line.setText(typed)
    assert values(page)[0] == "330100"


def test_what_was_found_can_be_chosen(page: PlacePage, window: Window) -> None:
    page.search.line.setText("hz")
    click(page, "330100")
    assert window.store.state.session.given["place"] == "330100"


@pytest.mark.parametrize(
    ("size", "scale"), [((1024, 600), 2.0), ((1024, 600), 1.5), ((1366, 768), 2.0), ((600, 1024), 2.0)]
)
def test_what_is_typed_and_the_name_of_the_first_hit_are_in_sight(
    page: PlacePage, window: Window, size: tuple[int, int], scale: float
) -> None:
    page = dressed(window, size, scale)
    page.search.line.setFocus()
    window.body.scroll_to(0)
    QTest.keyClicks(page.search.line, "shuangjiang")
    assert page.search.visibleRegion().boundingRect() == page.search.rect()
    first = page.cells.cards[0]
    seen = first.visibleRegion().boundingRect()
    assert seen.top() == 0
    assert seen.height() >= first.height() / 2


def test_the_search_line_stays_where_it_is_while_one_types_on(page: PlacePage, window: Window) -> None:
    page = dressed(window, (1024, 600), 2.0)
    page.search.line.setFocus()
    tops = []
    for letter in "zhou":
        QTest.keyClicks(page.search.line, letter)
        tops.append(page.search.mapTo(window.body, page.search.rect().topLeft()).y())
    assert len(set(tops)) == 1


def test_a_page_with_room_for_the_hits_does_not_move(page: PlacePage, window: Window) -> None:
    QTest.keyClicks(page.search.line, "shuang")
    assert window.body.offset == 0


def dressed(window: Window, size: tuple[int, int], scale: float) -> PlacePage:
    window.resize(*size)
    window.dress(Look(scale=scale))
    assert isinstance(window.page, PlacePage)
    return window.page


def test_clearing_the_line_brings_the_provinces_back(page: PlacePage) -> None:
    page.search.line.setText("hz")
    gate.open()
    QTest.mouseClick(page.search.clear, Qt.MouseButton.LeftButton)
    assert len(values(page)) == 32


def test_a_word_nobody_knows_is_said_plainly(page: PlacePage, window: Window) -> None:
    page.search.line.setText("甲乙丙丁戊")
    spoken = "".join(page.spoken())
    assert "没找到“甲乙丙丁戊”" in spoken


def test_where_nothing_is_found_the_way_out_is_called_what_it_looks_like_and_what_it_is_heard_as(
    page: PlacePage,
) -> None:
    page.search.line.setText("甲乙丙丁戊")
    spoken = "".join(page.spoken())
    assert page.search.clear.text() == ""
    assert "右边的叉" in spoken
    assert page.search.clear.accessibleName() in spoken.partition("右边的叉")[2]


def test_coming_back_shows_the_chosen_city_among_its_sisters(page: PlacePage, window: Window) -> None:
    click(page, "330000")
    click(page, "330200")
    window.press(press.Next())
    window.press(press.Back())
    again = window.page
    assert isinstance(again, PlacePage)
    assert again.cells.value == "330200"


def test_arrows_among_provinces_open_nothing(page: PlacePage) -> None:
    first = page.cells.cards[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert page.cells.cards[1].hasFocus()
    assert len(values(page)) == 32


def test_i_do_not_know_goes_on(page: PlacePage, window: Window) -> None:
    window.press(press.Unknown())
    assert window.store.state.session.given["place"] == "unknown"
    assert window.store.state.session.at == "ask.smartphone"


def test_the_search_line_has_no_menu_and_takes_nothing_dragged(page: PlacePage) -> None:
    line = page.search.line
    assert line.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    assert not line.acceptDrops()
    assert not line.dragEnabled()


def test_enter_takes_the_hit_shows_it_and_stays(page: PlacePage, window: Window) -> None:
    click(page, "510000")
    click(page, "510100")
    gate.open()
    page.search.line.setFocus()
    QTest.keyClicks(page.search.line, "lankao")
    QTest.keyClick(page.search.line, Qt.Key.Key_Return)
    chosen = window.store.library.places.get(window.store.state.session.given["place"])
    assert chosen is not None
    assert chosen.name == "兰考县"
    assert window.page is page
    assert page.cells.value == chosen.code
    told = window.store.library.words("place.chosen", place=window.store.library.places.label(chosen))
    assert told in page.spoken()


def test_enter_with_no_hit_keeps_what_was_typed(page: PlacePage, window: Window) -> None:
    page.search.line.setFocus()
    QTest.keyClicks(page.search.line, "qqqqqq")
    QTest.keyClick(page.search.line, Qt.Key.Key_Return)
    assert window.page is page
    assert page.search.line.text() == "qqqqqq"


def test_enter_in_an_empty_line_asks_for_a_place_and_nothing_is_lost(page: PlacePage, window: Window) -> None:
    QTest.keyClick(page.search.line, Qt.Key.Key_Return)
    assert window.model.kind == "place"
    assert "place" not in dict(window.store.state.session.answers)
    assert len(window.page.cells.cards) > 30  # type: ignore[attr-defined]


def test_letters_an_input_method_still_holds_are_no_search_and_what_it_gives_is(page: PlacePage) -> None:
    provinces = len(page.cells.cards)
    QApplication.sendEvent(page.search.line, QInputMethodEvent("cheng'du", []))
    assert len(page.cells.cards) == provinces
    given = QInputMethodEvent()
    given.setCommitString("成都")
    QApplication.sendEvent(page.search.line, given)
    assert page.search.line.text() == "成都"
    assert page.cells.cards[0].value == "510100"


def test_going_on_without_a_place_keeps_what_was_typed(page: PlacePage, window: Window) -> None:
    page.search.line.setText("hz")
    window.press(press.Next())
    again = window.page
    assert isinstance(again, PlacePage)
    assert again is not page
    assert again.search.line.text() == "hz"


def test_a_hit_says_where_it_lies_once(page: PlacePage) -> None:
    page.search.line.setText("浦东")
    assert "上海市 上海市" not in "".join(page.spoken())
