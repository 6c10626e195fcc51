"""A kiosk in this process, with a clock that moves when a test says so; and the real thing on screens of its own."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from qinbao import paths
from qinbao.content.library import Library
from qinbao.kiosk.clocks import Clocks
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.input import url_block
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.station import Station
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.fonts import register
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.steady import gate

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_people import HASHED, Clock, Listener, MakeKiosk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/kiosk" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    register(paths.shipped("assets") / "fonts")
    apply(qapp, Look())
    return qapp


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return Library()


@pytest.fixture
def clock() -> Iterator[Clock]:
    """The test's clock, also for buttons that ignore a second click."""
    clock = Clock()
    before, gate.clock = gate.clock, clock
    gate.open()
    yield clock
    gate.clock = before
    gate.open()


@pytest.fixture
def make_kiosk(
    qapp: QApplication, library: Library, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeKiosk]:
    """Open a kiosk at 1280×800 with these settings; the folder of a test stands for a disk, wherever it is."""
    monkeypatch.setattr(pin, "in_memory", lambda _: False)
    made: list[Station] = []
    shut: list[QObject] = []
    speakers: list[Listener] = []

    def make(config: KioskConfig) -> Station:
        session = tmp_path / "session"
        session.mkdir(exist_ok=True)
        counters = Counters(tmp_path / "state" / "counters.json", lambda: date(2026, 11, 22))
        speakers.append(Listener())
        kit = Equipment(
            library, config, Look(scale=1.5), tmp_path / "state", session, clock, counters, speaker=speakers[-1]
        )
        apply(qapp, kit.look)
        station = Station(qapp, kit, Clocks(clock, lambda: date(2026, 11, 22), lambda: clock.at))
        made.append(station)
        shut.append(url_block.shut(qapp))
        station.open()
        station.shell.resize(1280, 800)
        station.shell.show()
        qapp.processEvents()
        return station

    yield make
    for station in made:
        station.close()
        station.shell.hide()
        station.shell.deleteLater()
        station.setParent(None)
        station.deleteLater()
    for speaker in speakers:
        # What looks after the queue is its child, and would ask CUPS while the next test runs.
        speaker.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QThreadPool.globalInstance().waitForDone(10_000)
    apply(qapp, Look())


@pytest.fixture
def kiosk(make_kiosk: MakeKiosk) -> Station:
    """A kiosk without a printer, open and untouched."""
    return make_kiosk(KioskConfig(printing=False, pin=HASHED, place="330100"))
