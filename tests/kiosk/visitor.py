"""A visit that leaves a marker word wherever a person can leave anything, then is wiped; run by test_memory.py.

The marker, the code of a printed sheet and a county come through a pipe and are never constants of this program.
"""

import os
import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest

from qinbao.app import application
from qinbao.content.library import Library
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.events import Began
from qinbao.kiosk.input import url_block
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.pages import StartPage
from qinbao.kiosk.station import Station
from qinbao.screen import aside, press
from qinbao.ui.theme.look import Look

PRINTER = {
    "lp": "cat >/dev/null; echo 'request id is office-1 (0 file(s))'",
    "lpstat": "[ $1 != -r ] || printf '%s\\n' 'scheduler is running' 'printer office is idle.'",
    "cancel": ":",
}
"""Commands of CUPS that take every sheet."""

folder = Path(sys.argv[1])
for name, does in PRINTER.items():
    (folder / name).write_text(f"#!/bin/sh\n{does}\n")
    (folder / name).chmod(0o755)
os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"
url_block.before_application()
app = application(Look())
url_block.shut(app)
pin.in_memory = lambda *_: False  # the folder stands for a disk, wherever it is
kit = Equipment(
    Library(),
    KioskConfig(printer="office"),
    Look(),
    folder / "state",
    folder / "session",
    time.monotonic,
    Counters(folder / "state" / "counters.json", date.today),
)
(folder / "session").mkdir(parents=True)
station = Station(app, kit)
station.open()
station.shell.resize(1280, 800)
station.shell.show()


def come_back_and_print(code: str) -> None:
    """Scan a code, look at the sheet that bears it, and print that sheet."""
    for letter in code:
        QTest.keyClick(station.shell, letter)
    QTest.keyClick(station.shell, Qt.Key.Key_Return)
    visit = station.visit
    assert visit is not None
    assert visit.store.state.session.topic == "family-account"
    visit.store.apply(press.Open(aside.Preview("qr")))
    visit.window.press(press.Print("qr"))
    until = time.monotonic() + 20
    while not kit.counters.total("paper") and time.monotonic() < until:
        app.processEvents()
    assert kit.counters.total("paper")


def choose_county(county: str) -> None:
    """Answer with a county, so that its label stands on the page, and look at all the pages that come after."""
    visit = station.visit
    assert visit is not None
    visit.store.apply(press.Start("family-account"))
    for pressed in (press.Answer("parent"), press.Next(), press.Answer(county)):
        visit.store.apply(pressed)
        app.processEvents()
    for _ in range(12):
        visit.store.apply(press.Next())
        if visit.store.state.error:
            visit.store.apply(press.Unknown())
        app.processEvents()


def leave_marker_everywhere(marker: str) -> None:
    """Type it, select it, copy it, answer with it, read it aloud, scan it, write it to a temporary file."""
    station.happen(Began())
    visit = station.visit
    assert visit is not None
    visit.store.apply(press.Start("family-account"))
    visit.store.apply(press.Answer("parent"))
    visit.store.apply(press.Next())
    app.processEvents()
    line = visit.lines()[0]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    for letter in marker:
        station.shell.letters.typed.emit(letter)
        app.processEvents()
    line.selectAll()
    line.copy()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(marker)
    if clipboard.supportsSelection():
        clipboard.setText(marker, QClipboard.Mode.Selection)
    visit.store.apply(press.Answer(marker))
    visit.store.apply(press.Tick(marker))
    kit.say([marker])
    for letter in marker:
        QTest.keyClick(station.shell, letter)
    (folder / "session" / marker).write_text(marker)
    for _ in range(20):
        app.processEvents()


def wait_for_parent(word: str) -> None:
    """Say where we are, and stay until the other side has looked."""
    os.write(1, f"{word}\n".encode())
    os.read(0, 1)


first, second, third = os.read(0, 400).decode().split()
come_back_and_print(second)
choose_county(third)
leave_marker_everywhere(first)
del first, second, third
wait_for_parent("left")
QTest.mouseClick(station.shell.clear, Qt.MouseButton.LeftButton)
assert isinstance(station.shell.cover, StartPage)
wait_for_parent("wiped")
station.close()
os._exit(0)
