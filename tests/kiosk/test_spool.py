"""Real printing from the kiosk: one queue, nothing left in the spool, nothing that comes out for the next person."""
# ruff: noqa: F811 (a fixture is imported by its name)

import subprocess
import sys
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from kiosk_people import MakeKiosk, clear, let_operator_in
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from qinbao.kiosk import equipment
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.events import Began
from qinbao.kiosk.operator.page import OperatorPage
from qinbao.kiosk.station import Station
from qinbao.kiosk.visit import spool
from qinbao.kiosk.visit.spool import Spool, old, take_back
from qinbao.printing import cups
from qinbao.printing.printer import LOOK_MS
from qinbao.screen import press
from qinbao.screen.aside import Told

sys.path.insert(0, str(Path(__file__).parent.parent / "desktop"))
import test_printing
from test_printing import PDF, Office, office  # noqa: F401
from test_slow_printing import slow  # noqa: F401

SETTINGS = Path(__file__).parent.parent.parent / "packaging" / "kiosk" / "system" / "cups.conf"
pytestmark = test_printing.pytestmark


@pytest.fixture
def our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines our installer puts into the settings of CUPS."""
    ours = "".join(
        line for line in SETTINGS.read_text().splitlines(keepends=True) if line.startswith(("Preserve", "Max"))
    )
    monkeypatch.setattr(test_printing, "CONFIGURATION", ours + test_printing.CONFIGURATION)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a visit leaves behind is taken back after a moment, not after two minutes."""
    monkeypatch.setattr(equipment, "Spool", partial(Spool, grace_ms=200))


@pytest.fixture
def kiosk(our_settings: None, office: Office, make_kiosk: MakeKiosk) -> Station:
    return make_kiosk(KioskConfig(printer="office"))


def finish(kiosk: Station, qtbot: QtBot) -> None:
    """Walk to the sheets and press 打印."""
    kiosk.happen(Began())
    visit = kiosk.visit
    assert visit is not None
    for pressed in (
        press.Start("activate"),
        press.Answer("parent"),
        press.Next(),
        press.Answer("330100"),
        press.Next(),
    ):
        visit.store.apply(pressed)
    for _ in range(40):
        journey = visit.store.state
        visit.store.apply(press.Next())
        if visit.store.state == journey or visit.store.state.error:
            visit.store.apply(press.Unknown())
    visit.window.press(press.Print("fridge"))


def test_a_sheet_comes_out_of_the_one_queue_and_leaves_nothing_in_the_spool(
    kiosk: Station,
    office: Office,
    qtbot: QtBot,
) -> None:
    finish(kiosk, qtbot)
    qtbot.waitUntil((office.here / "taken").exists, timeout=15000)
    assert kiosk.kit.counters.total("paper") == 1
    assert office.taken.startswith(b"%PDF")
    assert office.arguments[0] == "亲情医保助手"
    clear(kiosk)
    qtbot.waitUntil(lambda: not list((office.here / "spool").glob("[cd]0*")), timeout=5000)
    assert cups.unfinished("office") == {}
    assert b"330100" not in b"".join(path.read_bytes() for path in office.here.glob("*") if path.is_file())


def test_a_job_that_is_stuck_never_comes_out_for_the_next_person(
    impatient: None,
    kiosk: Station,
    office: Office,
    qtbot: QtBot,
) -> None:
    office.flag("hold")
    finish(kiosk, qtbot)
    qtbot.waitUntil(lambda: bool(cups.unfinished("office")), timeout=15000)
    clear(kiosk)
    qtbot.waitUntil(lambda: not cups.unfinished("office"), timeout=10000)
    (office.here / "hold").unlink()
    time.sleep(0.5)
    assert not (office.here / "taken").exists()
    assert not list((office.here / "spool").glob("d0*"))


def test_what_a_killed_kiosk_left_in_the_queue_is_taken_back_by_the_next(
    impatient: None, office: Office, make_kiosk: MakeKiosk, qtbot: QtBot
) -> None:
    leave_a_job(office)
    make_kiosk(KioskConfig(printer="office"))
    qtbot.waitUntil(lambda: not cups.unfinished("office"), timeout=10000)


def test_what_waited_too_long_before_a_start_is_taken_back_at_once(
    office: Office, make_kiosk: MakeKiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "OLDEST", timedelta())
    leave_a_job(office)
    make_kiosk(KioskConfig(printer="office"))
    qtbot.waitUntil(lambda: not cups.unfinished("office"), timeout=10000)


def test_what_waits_too_long_while_it_serves_is_taken_back(
    office: Office, make_kiosk: MakeKiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "OLDEST", timedelta(seconds=2))
    monkeypatch.setattr(equipment, "Spool", partial(Spool, watch_ms=200))
    make_kiosk(KioskConfig(printer="office"))
    leave_a_job(office)
    qtbot.waitUntil(lambda: not cups.unfinished("office"), timeout=10000)


def leave_a_job(office: Office) -> None:
    """A sheet that waits at a printer which has stopped."""
    office.run("cupsdisable", "office")
    subprocess.run(["lp", "-d", "office"], input=PDF, check=True, capture_output=True)
    assert len(cups.unfinished("office")) == 1


def test_a_job_older_than_ten_minutes_is_known_by_the_time_cups_tells(office: Office) -> None:
    office.run("cupsdisable", "office")
    subprocess.run(["lp", "-d", "office"], input=PDF, check=True, capture_output=True)
    ((job, since),) = cups.unfinished("office").items()
    assert since is not None
    assert abs(datetime.now() - since) < timedelta(minutes=1)
    assert old({job: since}, datetime.now() + timedelta(minutes=9)) == ()
    for later in (timedelta(minutes=11), timedelta(days=3650), -timedelta(days=3650)):
        assert old({job: since}, datetime.now() + later) == (job,)
    assert old({job: None}, datetime.now()) == ()


def test_thousands_of_jobs_are_taken_back_in_a_few_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(cups, "_run", lambda *command, **_: commands.append(command))
    take_back([f"office-{n}" for n in range(50_000)])
    assert len(commands) == 100
    assert max(sum(map(len, command)) for command in commands) < 100_000


def test_a_list_of_very_many_jobs_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "office-{} root 1024 Sun 29 Nov 2026 02:00:00 AM CST\n"

    def slow(*command: str, patience: float, **_: object) -> subprocess.CompletedProcess[str]:
        assert patience > 2 * 25, "as long as it took on a busy computer, and as much again"
        return subprocess.CompletedProcess(command, 0, "".join(line.format(n) for n in range(500)), "")

    monkeypatch.setattr(cups, "_run", slow)
    assert len(cups.unfinished("office")) == 500


def test_a_print_server_that_never_answers_is_asked_once_at_a_time(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []
    answers = Event()

    def silent(*command: str, **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(" ".join(command))
        answers.wait(9)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(cups, "_run", silent)
    holder = QObject()
    Spool(holder, "office", grace_ms=0, watch_ms=10)
    qtbot.wait(200)
    answers.set()
    QThreadPool.globalInstance().waitForDone()
    holder.deleteLater()
    # Twenty times its turn came. One that watches, one that looks once at the start; another one after the answer.
    assert len(asked) <= 3


def test_fifteen_presses_on_a_slow_print_server_print_two_sheets_and_no_more(
    our_settings: None, slow: Office, make_kiosk: MakeKiosk, qtbot: QtBot
) -> None:
    kiosk = make_kiosk(KioskConfig(printer="office"))
    finish(kiosk, qtbot)
    visit = kiosk.visit
    assert visit is not None
    told: list[str] = []
    visit.store.journey_changed.connect(lambda: told.append(key(visit.store.state.aside)))
    for _ in range(14):
        visit.window.press(press.Print("fridge"))
    qtbot.waitUntil(lambda: told.count("print.limit") >= 1, timeout=30000)
    assert kiosk.kit.counters.today("paper") == 2
    assert not any("failed" in how for how in told)
    printed = kiosk.kit.printer
    assert printed is not None
    qtbot.waitUntil(lambda: (slow.here / "page").exists() or (slow.here / "taken").exists(), timeout=30000)


def test_a_sheet_whose_print_server_was_killed_counts_as_printed_and_so_it_comes_out(
    kiosk: Station, office: Office, qtbot: QtBot
) -> None:
    office.flag("hold")
    finish(kiosk, qtbot)
    qtbot.waitUntil((office.here / "holding").exists, timeout=15000)
    office.server.kill()
    office.server.wait()
    visit = kiosk.visit
    assert visit is not None
    qtbot.waitUntil(lambda: key(visit.store.state.aside) not in ("", "print.busy"), timeout=8000)
    # Somebody looks after it again every other second.
    qtbot.wait(2 * LOOK_MS)
    (office.here / "hold").unlink()
    qtbot.waitUntil((office.here / "taken").exists, timeout=5000)
    assert key(visit.store.state.aside) == "print.still"
    assert kiosk.kit.counters.total("paper") == 1


def key(aside: object) -> str:
    return aside.key if isinstance(aside, Told) else ""


def test_without_a_printer_a_plain_page_comes_and_nothing_is_lost(
    make_kiosk: MakeKiosk,
    office: Office,
    qtbot: QtBot,
) -> None:
    kiosk = make_kiosk(KioskConfig(printer="gone"))
    finish(kiosk, qtbot)
    visit = kiosk.visit
    assert visit is not None
    session = visit.store.state.session

    def told() -> str:
        aside = visit.store.state.aside
        return aside.key if isinstance(aside, Told) else ""

    qtbot.waitUntil(lambda: told() not in ("", "print.busy"), timeout=8000)
    assert told() == "print.away"
    assert visit.store.state.session == session
    assert kiosk.kit.counters.total("paper") == 0


@pytest.mark.parametrize(
    ("queue", "told"), [("office", "已经交给打印机。"), ("gone", "没找到打印机。看看线插好没有。")]
)
def test_the_operator_prints_a_sheet_to_try_and_is_told_how_it_went(
    make_kiosk: MakeKiosk, office: Office, qtbot: QtBot, queue: str, told: str
) -> None:
    kiosk = make_kiosk(KioskConfig(printer=queue, place="330100"))
    let_operator_in(kiosk)
    page = kiosk.shell.cover
    assert isinstance(page, OperatorPage)
    page.buttons["test"].click()
    qtbot.waitUntil(lambda: page.told.text() == told, timeout=15000)
    assert (office.here / "taken").exists() == (queue == "office")
