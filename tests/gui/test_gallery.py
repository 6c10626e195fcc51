"""The gallery shows every widget there is, in every state it can have."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from qinbao.content.library import Library
from qinbao.ui import widgets
from qinbao.ui.gallery import gallery
from qinbao.ui.reading import ReadBar
from qinbao.ui.theme.colours import THEMES, Theme
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.read_mark import ReadMark
from qinbao.ui.widgets.scroller import Scroller


def kinds() -> Iterator[type[QWidget]]:
    for module in pkgutil.iter_modules(widgets.__path__):
        found = import_module(f"qinbao.ui.widgets.{module.name}")
        for _, kind in inspect.getmembers(found, inspect.isclass):
            if issubclass(kind, QWidget) and kind.__module__ == found.__name__:
                yield kind


KINDS = sorted(kinds(), key=lambda kind: kind.__name__)


@pytest.fixture(params=[("light", 1.0), ("dark", 2.0), ("contrast", 1.5)], ids=str)
def shown(request: pytest.FixtureRequest, qapp: QApplication, library: Library) -> Iterator[QWidget]:
    theme, scale = request.param
    window = gallery(Look(theme, scale), library)
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()


def test_every_widget_is_in_it(shown: QWidget) -> None:
    everything = shown.findChildren(QWidget)
    assert [kind.__name__ for kind in KINDS if not any(isinstance(one, kind) for one in everything)] == []


def test_every_button_is_there_under_a_finger_and_not(shown: QWidget) -> None:
    buttons = shown.findChildren(QAbstractButton)
    pressed = {type(one) for one in buttons if one.isDown()}
    assert {"Button", "ChoiceCard", "HomeCard", "LinkRow", "Target"} <= {kind.__name__ for kind in pressed}
    assert pressed <= {type(one) for one in buttons if not one.isDown()}


def test_what_can_be_chosen_is_there_chosen_and_not(shown: QWidget) -> None:
    both = [one for one in shown.findChildren(QAbstractButton) if one.isCheckable()]
    assert {type(one) for one in both if one.isChecked()} == {type(one) for one in both if not one.isChecked()}


def test_the_bar_for_reading_is_there_at_work_held_and_without_a_voice(shown: QWidget) -> None:
    assert len(shown.findChildren(ReadBar)) == 3


def test_the_mark_of_reading_is_seen(shown: QWidget) -> None:
    mark = shown.findChild(ReadMark)
    assert mark is not None
    assert mark.isVisible()


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_in_it_is_wider_than_the_page(qapp: QApplication, library: Library, theme: Theme) -> None:
    window = gallery(Look(theme, 2.0), library)
    window.resize(1024, 600)
    window.show()
    QApplication.processEvents()
    content = window.findChild(Scroller).content  # type: ignore[union-attr]
    assert content is not None
    inside = [one for one in content.findChildren(QWidget) if one.isVisible()]
    assert all(one.mapTo(content, one.rect().topRight()).x() < content.width() for one in inside)
    window.close()
    window.deleteLater()


def test_a_finger_on_a_button_is_seen(shown: QWidget) -> None:
    for button in shown.findChildren(Button) + shown.findChildren(HomeCard):
        button.setDown(False)
        before = button.grab().toImage()
        button.setDown(True)
        assert button.grab().toImage() != before, button.text()
