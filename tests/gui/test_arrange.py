"""Pages are laid out once, before they are seen, and are complete when they are."""

from collections import Counter

import pytest
from gui_window import Listener, close, open_window
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.screen.exhibits import kinds
from qinbao.ui.theme.colours import THEMES, Theme
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.text import TextBlock
from qinbao.ui.window import Window

LONGEST = ("plan", "sources", "terms", "corrections-all")
NETBOOK, SCREEN = (1024, 600), (1920, 1080)


def labels(words: str) -> list[WrapLabel]:
    return [WrapLabel(Look(), word) for word in words]


@pytest.mark.parametrize("name", LONGEST)
def test_no_line_of_a_long_page_is_broken_twice_before_it_is_seen_and_most_need_not_be(
    qapp: QApplication, library: Library, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    window = open_window(library, Listener(), Look(), SCREEN, drawn=False)
    broken: Counter[TextBlock] = Counter()
    asked: set[TextBlock] = set()
    usual, height = TextBlock._break, TextBlock.height

    def count(block: TextBlock, line_width: float) -> None:
        broken[block] += line_width < SCREEN[0]
        usual(block, line_width)

    def ask(block: TextBlock, width: int) -> int:
        asked.add(block)
        return height(block, width)

    monkeypatch.setattr(TextBlock, "_break", count)
    monkeypatch.setattr(TextBlock, "height", ask)
    window.store.become(kinds(library)[name])
    QApplication.processEvents()
    assert len(asked) > 50
    assert max(broken.values()) == 1
    assert len(asked & set(broken)) < len(asked) / 2
    close(window)


def test_whether_a_page_is_too_high_is_known_from_its_beginning(qapp: QApplication, library: Library) -> None:
    window = open_window(library, Listener(), Look(), NETBOOK, drawn=False)
    for name, state in kinds(library).items():
        window.store.become(state)
        page, width = window.page, window.page.width()
        high = page.heightForWidth(width)
        found = {most: page.height_up_to(width, most) for most in (60, high // 3, high - 1, high, high + 1)}
        assert all(told == high if high <= most else told > most for most, told in found.items()), name
    close(window)


def test_what_is_put_before_the_page_is_seen_is_there_when_it_is(qtbot: QtBot) -> None:
    column = Column()
    qtbot.addWidget(column)
    parts = labels("一二三")
    column.put(parts)
    column.resize(300, 300)
    column.show()
    assert all(part.isVisible() for part in parts)
    assert [part.y() for part in parts] == sorted({part.y() for part in parts})


def test_what_is_put_while_the_page_is_covered_is_there_when_it_is_seen_again(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    column = Column(labels("一"))
    column.setParent(over)
    over.show()
    over.hide()
    parts = labels("二三")
    column.put(parts)
    over.show()
    assert all(part.isVisible() for part in parts)
    assert [part.y() for part in parts] == sorted({part.y() for part in parts})


@pytest.mark.parametrize("theme", THEMES)
def test_the_ground_of_the_page_has_the_colour_of_the_theme(window: Window, theme: Theme) -> None:
    window.dress(Look(theme))
    QApplication.processEvents()
    seen = window.grab().toImage().pixelColor(4, window.body.geometry().center().y())
    assert seen == QColor(Look(theme).colours.paper)
