"""Letters on the screen in place of a keyboard, and what is kept of letters that were drawn."""

from pathlib import Path

import pytest
from kiosk_people import Clock, clear
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from test_visits import go_to_place, press, texts

from qinbao.kiosk.station import Station
from qinbao.ui.theme.fonts import FAMILY, font, renew
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.button import Button


def test_letters_drawn_for_a_visit_are_forgotten_and_look_the_same_in_the_next(kiosk: Station) -> None:
    pictures = []
    for _ in range(2):
        press(kiosk, "点一下开始")
        pictures.append(kiosk.shell.grab().toImage())
        go_to_place(kiosk)
        clear(kiosk)
        QApplication.processEvents()
    assert pictures[0] == pictures[1]
    assert QFontInfo(font(30, bold=True)).family() == FAMILY


def test_a_place_is_typed_with_letters_on_the_screen(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    line = go_to_place(kiosk)
    assert not kiosk.shell.letters.isVisible()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert kiosk.shell.letters.isVisible()
    for letter in "HANGZX":
        press(kiosk, letter)
    press(kiosk, "删除")
    press(kiosk, "H")
    assert line.text() == "hangzh"
    press(kiosk, "收起")
    assert not kiosk.shell.letters.isVisible()


def test_fonts_that_are_gone_from_the_disk_cost_nobody_the_letters(kiosk: Station, tmp_path: Path) -> None:
    renew(tmp_path)
    assert QFontInfo(font(30)).family() == FAMILY


@pytest.mark.parametrize("size", [(1024, 600), (600, 1024), (1280, 800), (1080, 1920)])
def test_what_is_found_is_seen_above_the_letters_and_the_line_stays_where_it_was(
    kiosk: Station, clock: Clock, size: tuple[int, int]
) -> None:
    kiosk.shell.resize(*size)
    press(kiosk, "点一下开始")
    line = go_to_place(kiosk)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    before = line.mapTo(kiosk.shell, line.rect().topLeft())
    for letter in "HANGZ":
        press(kiosk, letter)
    found = next(b for b in kiosk.shell.findChildren(QAbstractButton) if b.isVisible() and "杭州" in b.accessibleName())
    assert found.mapTo(kiosk.shell, found.rect().center()).y() < kiosk.shell.letters.y()
    assert line.mapTo(kiosk.shell, line.rect().topLeft()) == before
    assert "看到了，就点它。" in texts(kiosk.shell)
    press(kiosk, "收起")
    clock.pass_by(0.6)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    assert "选的是：浙江省 杭州市" in texts(kiosk.shell)


def test_larger_letters_in_the_middle_of_typing_lose_nothing(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    QTest.mouseClick(go_to_place(kiosk), Qt.MouseButton.LeftButton)
    press(kiosk, "H")
    assert kiosk.visit is not None
    kiosk.visit.window.dress(Look("dark", 2.0))
    QApplication.processEvents()
    press(kiosk, "Z")
    assert [line.text() for line in kiosk.visit.lines()] == ["hz"]
    press(kiosk, "收起")
    QTest.mouseClick(kiosk.visit.lines()[0], Qt.MouseButton.LeftButton)
    assert kiosk.shell.letters.isVisible()


def test_letters_are_large_enough_to_hit(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    QTest.mouseClick(go_to_place(kiosk), Qt.MouseButton.LeftButton)
    keys = [key for key in kiosk.shell.letters.findChildren(QAbstractButton) if key.isVisible()]
    assert len(keys) == 28
    for width in (600, 1024, 1280, 1920):
        kiosk.shell.resize(width, 1000)
        QApplication.processEvents()
        assert all(key.width() >= 60 and key.height() >= 60 for key in keys)
        places = [key.geometry() for key in keys]
        assert all(kiosk.shell.letters.rect().contains(place) for place in places)
        assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_on_a_very_large_screen_the_keys_and_their_letters_are_twice_as_large(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    QTest.mouseClick(go_to_place(kiosk), Qt.MouseButton.LeftButton)
    keys = kiosk.shell.letters.findChildren(Button)
    shown = [*(key for key in keys if key.isVisible()), kiosk.shell.clear]
    seen = []
    for size in ((1920, 1080), (3840, 2160)):
        kiosk.shell.resize(*size)
        QApplication.processEvents()
        seen.append([(button.height(), button.px) for button in shown])
        assert kiosk.shell.rect().contains(kiosk.shell.clear.geometry())
    assert seen[1] == [(2 * high, 2 * px) for high, px in seen[0]]
