"""The preview is the rendered sheet: larger, smaller, page by page, and its words for those who listen."""

from collections.abc import Iterator
from typing import cast

import pytest
from gui_sheets import Kept
from gui_window import DAY, Listener, close, open_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.paper.catalogue import NAMES
from qinbao.paper.sheets import pages
from qinbao.paper.text import text
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import exhibits
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.ui.pages.preview import PreviewPage
from qinbao.ui.presenter import Presenter
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.window import Window


@pytest.fixture
def sheets(library: Library) -> State:
    return exhibits(library)["family-account.sheets"]


@pytest.fixture
def window(qapp: QApplication, library: Library, sheets: State, qtbot: QtBot) -> Iterator[Window]:
    """The booklet, with all its pages there."""
    office = SheetJobs(Kept(library), None, None)
    made = open_window(
        library, Listener(), office=office, state=step(library, sheets, press.Open(aside.Preview("steps")))
    )
    wait(made, qtbot)
    yield made
    office.close()
    close(made)


def wait(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page(window).paper is not None and "纸上写的字" in window.page.spoken(), timeout=30_000)


def page(window: Window) -> PreviewPage:
    return cast(PreviewPage, window.page)


def width(window: Window) -> int:
    paper = page(window).paper
    assert paper is not None
    return min(paper.width(), paper.sizeHint().width())


def test_what_is_seen_is_the_rendered_page(window: Window, library: Library, sheets: State) -> None:
    guide = Presenter(library, Abilities(), lambda: DAY).scene(sheets).guide
    first = QImage.fromData(pages(library, guide, "steps", "png", 110)[0])
    assert page(window)._sheets[0].convertToFormat(QImage.Format.Format_RGB32) == first.convertToFormat(
        QImage.Format.Format_RGB32
    )


def test_on_a_small_screen_with_the_largest_letters_the_whole_page_is_in_sight(window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    window.dress(Look(scale=STEPS[-1]))
    wait(window, qtbot)
    paper = page(window).paper
    assert paper is not None
    assert paper.mapTo(window.body, paper.rect().bottomLeft()).y() < window.body.height()


def test_larger_and_smaller_change_the_size(window: Window) -> None:
    before = width(window)
    page(window).larger.click()
    larger = width(window)
    page(window).smaller.click()
    assert larger > before == width(window)


def test_the_words_stand_in_sight_beside_a_small_page_and_below_a_large_one(window: Window) -> None:
    words = page(window)._words
    top = words.mapTo(window.body, words.rect().topLeft()).y()
    assert 0 < top < window.body.height() * 2 // 3
    for _ in range(9):
        page(window).larger.click()
    QApplication.processEvents()
    paper = page(window).paper
    assert paper is not None
    bottom, below = paper.rect().bottomLeft(), words.rect().topLeft()
    assert words.mapTo(window.page, below).y() > paper.mapTo(window.page, bottom).y()


def test_the_page_is_never_wider_than_the_window(window: Window) -> None:
    for _ in range(9):
        page(window).larger.click()
    assert width(window) <= window.page.width()
    page(window).smaller.click()
    assert width(window) < window.page.width()


def test_at_first_the_whole_page_is_in_sight_and_nothing_smaller_is_offered(window: Window) -> None:
    paper = page(window).paper
    assert paper is not None
    assert paper.mapTo(window.page, paper.rect().bottomLeft()).y() <= window.body.height()
    before = width(window)
    page(window).smaller.click()
    assert width(window) == before >= 200


def test_a_larger_page_is_drawn_sharper(window: Window, qtbot: QtBot) -> None:
    coarse = page(window)._sheets[0].width()
    for _ in range(5):
        page(window).larger.click()
    qtbot.waitUntil(lambda: page(window)._sheets[0].width() > coarse, timeout=30_000)
    assert page(window)._sheets[0].width() >= width(window) * 0.9


def test_pages_are_turned_one_by_one(window: Window) -> None:
    count = len(page(window)._sheets)
    assert count > 2
    names = [page(window).paper.accessibleName()]  # type: ignore[union-attr]
    for _ in range(count + 2):
        page(window).after.click()
        names.append(page(window).paper.accessibleName())  # type: ignore[union-attr]
    assert list(dict.fromkeys(names)) == [f"第 {n} 张" for n in range(1, count + 1)]
    assert f"第 {count} 张，共 {count} 张" in window.page.spoken()
    page(window).before.click()
    assert page(window).paper.accessibleName() == f"第 {count - 1} 张"  # type: ignore[union-attr]


def test_one_page_has_no_ways_to_others(window: Window, library: Library, sheets: State, qtbot: QtBot) -> None:
    window.store.become(step(library, sheets, press.Open(aside.Preview("fridge"))))
    wait(window, qtbot)
    assert "下一张" not in window.page.spoken()


def test_the_keyboard_stays_where_it_is_when_the_pages_come(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page(window).larger


def test_tab_reaches_everything_and_keys_scroll(window: Window) -> None:
    page(window).larger.setFocus()
    reached = [QApplication.focusWidget()]
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [page(window).larger, page(window).smaller, page(window).before, page(window).after]
    QTest.keyClick(page(window).after, Qt.Key.Key_PageDown)
    assert window.body.offset > 0


@pytest.mark.parametrize("sheet", NAMES)
def test_the_words_are_those_of_the_sheet(
    window: Window, library: Library, sheets: State, qtbot: QtBot, sheet: str
) -> None:
    window.store.become(step(library, sheets, press.Open(aside.Preview(sheet))))
    wait(window, qtbot)
    guide = Presenter(library, Abilities(), lambda: DAY).scene(sheets).guide
    twin = text(library, guide, sheet).splitlines()
    assert window.page.spoken()[-len(twin) :] == twin


def test_letters_keep_size_and_page(window: Window) -> None:
    page(window).larger.click()
    page(window).after.click()
    kept = page(window).draft()
    window.dress(window.look.larger())
    assert page(window).draft() == kept


def test_the_plan_of_a_household_has_its_words_too(window: Window, library: Library, qtbot: QtBot) -> None:
    window.store.become(exhibits(library)["aside.preview-household"])
    wait(window, qtbot)
    assert any("成都" in line for line in window.page.spoken())
