"""The known ways to break out of a kiosk, numbered as in the list of HackTricks and its like; here inside the process.

What needs a real screen, window manager or compositor is in test_on_x.py and test_under_cage.py.
"""

import ast
import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_people import Clock, clear
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from test_visits import go_to_place, press, texts

from qinbao.kiosk.input import url_block
from qinbao.kiosk.pages import CalmPage, StartPage
from qinbao.kiosk.station import Station
from qinbao.screen.press import Answer
from qinbao.ui.desktop import Desktop

PACKAGE = Path(url_block.__file__).parent.parent.parent
DIALOGS = {
    "openUrl", "QFileDialog", "QPrintDialog", "QPrintPreviewDialog", "QPageSetupDialog", "QColorDialog", "QFontDialog",
    "QInputDialog", "QMessageBox", "QFileSystemModel", "QWebEngineView", "QTextBrowser", "QSystemTrayIcon", "QMenu",
}  # fmt: skip


def windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


@pytest.fixture
def visited(kiosk: Station) -> Iterator[Station]:
    """A kiosk with a visitor before a line that can be typed into."""
    press(kiosk, "点一下开始")
    QTest.mouseClick(go_to_place(kiosk), Qt.MouseButton.LeftButton)
    yield kiosk
    assert windows() == [kiosk.shell], "another window is open"


def test_01_no_dialog_of_files_printers_or_colours_is_in_the_program() -> None:
    used = set()
    # These show a saved file and look for a pack at home; below neither is given to a kiosk, and test 04 has addresses
    # refused.
    for path in set(PACKAGE.rglob("*.py")) - {PACKAGE / "ui/desktop.py", PACKAGE / "ui/updater.py"}:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name | ast.Attribute | ast.alias):
                name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", "")
                used |= {name} & DIALOGS
    assert used == set()


def test_01_what_shows_files_at_home_is_not_given_to_a_kiosk(visited: Station) -> None:
    assert [found for found in gc.get_objects() if isinstance(found, Desktop)] == []


def test_01_a_dialog_that_opens_nevertheless_is_gone_at_once(visited: Station) -> None:
    for stray in (QFileDialog(), QMessageBox(), QLabel("stray")):
        stray.show()
        assert not stray.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_02_printing_has_no_file_and_no_choice_of_printer(visited: Station) -> None:
    kit = visited.kit
    assert (kit.abilities.save, kit.abilities.resume, kit.abilities.calibrate) == (False, False, False)
    assert kit.printer is None or kit.printer.queue == kit.config.printer


def test_03_a_right_click_on_every_widget_opens_no_menu(visited: Station) -> None:
    for widget in [visited.shell, *visited.shell.findChildren(QWidget)]:
        QApplication.sendEvent(
            widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), widget.mapToGlobal(QPoint(2, 2)))
        )
    assert QApplication.activePopupWidget() is None
    assert not any(isinstance(widget, QMenu) for widget in QApplication.topLevelWidgets())


def test_03_other_mouse_buttons_do_nothing(visited: Station) -> None:
    QGuiApplication.clipboard().setText("pasted")
    line = visited.shell.findChild(QLineEdit)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(line, button)
    assert line.text() == ""


def test_04_no_address_is_opened(visited: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    witness = tmp_path / "opened"
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!/bin/sh\necho $1 >>{witness}\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    for scheme in url_block.SCHEMES:
        QDesktopServices.openUrl(QUrl(f"{scheme}:anything"))
    QTest.qWait(100)
    assert not witness.exists()


def test_04_the_usual_schemes_are_among_those_refused() -> None:
    assert {"http", "https", "mailto", "file", "tel", "shell"} <= set(url_block.SCHEMES)


def test_04_no_text_on_any_page_can_be_a_link(visited: Station) -> None:
    for label in visited.shell.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
        assert not label.openExternalLinks()


KEYS = {
    "05 F1": (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    "05 Shift+F1": (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier),
    "03 Shift+F10": (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    "03 Menu": (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    "06 Alt+F4": (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
    "06 Ctrl+Q": (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    "06 Ctrl+W": (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    "06 Escape": (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    "01 Ctrl+O": (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier),
    "01 Ctrl+P": (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
    "01 Ctrl+S": (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
    "01 Ctrl+N": (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    "11 Ctrl+V": (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    "11 Shift+Insert": (Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier),
    "07 Alt+Tab": (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier),
    "07 Meta": (Qt.Key.Key_Super_L, Qt.KeyboardModifier.NoModifier),
    "07 Ctrl+Alt+Delete": (
        Qt.Key.Key_Delete,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    ),
    "07 Ctrl+Shift+Esc": (
        Qt.Key.Key_Escape,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    ),
    "22 Print": (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
    "F5": (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
    "F12": (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
    "Ctrl+plus": (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier),
    "Alt+Left": (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    "LaunchMail": (Qt.Key.Key_LaunchMail, Qt.KeyboardModifier.NoModifier),
}


def test_keys_that_lead_out_do_nothing_but_are_counted(visited: Station, clock: Clock) -> None:
    QGuiApplication.clipboard().setText("pasted")
    assert visited.visit is not None
    line = visited.shell.findChild(QLineEdit)
    before = (texts(visited.shell), visited.visit.store.state, visited.visit.window.look)
    for counted, (name, (key, modifiers)) in enumerate(KEYS.items(), 1):
        clock.pass_by(61)  # else the calm page would come
        line.setFocus()
        QTest.keyClick(visited.shell.windowHandle(), key, modifiers)
        QApplication.processEvents()
        assert (texts(visited.shell), visited.visit.store.state, visited.visit.window.look) == before, name
        assert line.text() == "", name
        assert windows() == [visited.shell], name
        assert visited.kit.counters.today("blocked") == counted, name


def test_06_closing_is_refused(visited: Station) -> None:
    assert not visited.shell.close()
    QApplication.sendEvent(visited.shell, QCloseEvent())
    assert visited.shell.isVisible()


def test_06_asking_the_application_to_quit_is_refused(visited: Station, qtbot: QtBot) -> None:
    event = QEvent(QEvent.Type.Quit)
    QApplication.sendEvent(QApplication.instance(), event)
    assert not event.isAccepted()
    assert not QApplication.quitOnLastWindowClosed()


def test_09_two_fingers_are_no_tap(visited: Station) -> None:
    from PySide6.QtGui import QPointingDevice

    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    before = texts(visited.shell)
    window = visited.shell.windowHandle()
    QTest.touchEvent(window, device).press(0, QPoint(300, 300), window).press(1, QPoint(400, 300), window).commit()
    QTest.touchEvent(window, device).release(0, QPoint(300, 300), window).release(1, QPoint(400, 300), window).commit()
    assert texts(visited.shell) == before
    assert visited.kit.counters.today("blocked") == 1


def test_10_nothing_can_be_dropped_anywhere(visited: Station) -> None:
    data = QMimeData()
    data.setText("dropped")
    data.setUrls([QUrl("file:///etc/passwd")])
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for widget in [visited.shell, *visited.shell.findChildren(QWidget)]:
        enter = QDragEnterEvent(QPoint(5, 5), actions, data, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, enter)
        assert not enter.isAccepted()
        drop = QDropEvent(QPointF(5, 5), actions, data, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, drop)
        assert not widget.acceptDrops()
    assert all(line.text() == "" for line in visited.shell.findChildren(QLineEdit))


def test_12_no_input_method_of_the_system_types_or_opens(visited: Station) -> None:
    line = visited.shell.findChild(QLineEdit)
    event = QInputMethodEvent()
    event.setCommitString("typed")
    QApplication.sendEvent(line, event)
    assert line.text() == ""
    assert not line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_13_a_keyboard_that_is_plugged_in_types_nothing(visited: Station) -> None:
    line = visited.shell.findChild(QLineEdit)
    line.setFocus()
    for key in "abcxyz019;/ ":
        QTest.keyClick(visited.shell.windowHandle(), key)
    assert line.text().strip() == ""


def test_16_what_can_be_typed_is_short_and_only_letters(visited: Station) -> None:
    line = visited.shell.findChild(QLineEdit)
    for _ in range(25):
        visited.shell.letters.typed.emit("q")
    assert re.fullmatch("q{1,40}", line.text())


def test_18_the_environment_of_qt_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_PLUGIN_PATH", "QT_STYLE_OVERRIDE", "QT_QPA_GENERIC_PLUGINS", "QT_IM_MODULE", "QT_DEBUG_PLUGINS"):
        monkeypatch.setenv(name, "/tmp/evil")
    monkeypatch.setenv("QT_WAYLAND_DISABLE_WINDOWDECORATION", "0")
    url_block.before_application()
    import os

    left = {name: value for name, value in os.environ.items() if name.startswith("QT_")}
    assert "/tmp/evil" not in left.values()
    assert left["QT_WAYLAND_DISABLE_WINDOWDECORATION"] == "1"
    assert left["QT_IM_MODULE"] == "none"


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_19_tool_tips_and_whats_this_never_appear(visited: Station) -> None:
    from PySide6.QtWidgets import QToolTip

    visited.shell.setToolTip("tip")
    QToolTip.showText(QPoint(100, 100), "tip", visited.shell)
    QApplication.processEvents()
    assert windows() == [visited.shell]


def test_23_the_log_holds_nothing_of_a_visit(visited: Station, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        for letter in "hangzhou":
            visited.shell.letters.typed.emit(letter)
        assert visited.visit is not None
        visited.visit.store.apply(Answer("330100"))
        clear(visited)
    assert "hangzhou" not in caplog.text
    assert "330100" not in caplog.text
    press(visited, "点一下开始")


def test_24_after_five_refusals_in_a_minute_a_calm_page_helps(visited: Station) -> None:
    for _ in range(5):
        QTest.keyClick(visited.shell.windowHandle(), Qt.Key.Key_F1)
    assert isinstance(visited.shell.cover, CalmPage)
    assert "12393" in texts(visited.shell)
    press(visited, "回到刚才那页")
    assert visited.shell.cover is None


def test_24_on_the_start_page_it_leads_back_to_the_start_page(kiosk: Station) -> None:
    for _ in range(5):
        QTest.keyClick(kiosk.shell.windowHandle(), Qt.Key.Key_F1)
    press(kiosk, "回到刚才那页")
    assert isinstance(kiosk.shell.cover, StartPage)


def test_24_a_flood_of_keys_upset_nothing(visited: Station) -> None:
    window = visited.shell.windowHandle()
    for n in range(1000):
        QTest.keyClick(window, (Qt.Key.Key_F1, Qt.Key.Key_X, Qt.Key.Key_Tab, Qt.Key.Key_Escape)[n % 4])
    assert visited.shell.isVisible()


def test_24_a_touch_screen_that_floods_events_upsets_nothing(visited: Station, clock: Clock) -> None:
    from PySide6.QtGui import QPointingDevice

    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    window = visited.shell.windowHandle()
    for n in range(1500):
        at = QPoint(n * 37 % 1280, n * 91 % 800)
        if n % 3 == 0:
            QTest.touchEvent(window, device).press(0, at, window).commit()
        elif n % 3 == 1:
            QTest.touchEvent(window, device).move(0, at, window).press(1, at, window).commit()
        else:
            QTest.touchEvent(window, device).release(0, at, window).release(1, at, window).commit()
        clock.pass_by(0.002)
    QApplication.processEvents()
    assert visited.shell.isVisible()
    clear(visited)
    press(visited, "点一下开始")
    assert "您想办哪件事？" in texts(visited.shell)
