"""Real printing: a CUPS of our own whose printer writes down what it was given."""

import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.printing import cups
from qinbao.printing.printer import Printer
from qinbao.printing.state import State

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(not (shutil.which("cupsd") and shutil.which("lp")), reason="needs CUPS"),
]
SECRETS = ("李秀英", "330102195001011234", "13800138000", "330100", "parent")
DUMP = """#!/bin/sh
[ $# -eq 0 ] && {{ echo 'direct dump "Unknown" "dump"'; exit 0; }}
while [ -e {here}/hold ]; do touch {here}/holding; sleep 0.05; done
printf '%s\\n' "$3" "$4" "$5" > {here}/arguments
cat "${{6:--}}" > {here}/taken.part
mv {here}/taken.part {here}/taken
[ -e {here}/empty ] && {{ echo 'STATE: +media-empty-error' >&2; sleep 20; }}
[ -e {here}/broken ] && exit 4
exit 0
"""
CONFIGURATION = """LogLevel warn
Listen {run}/cups.sock
DefaultAuthType None
ErrorPolicy stop-printer
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """ServerRoot {here}/etc
RequestRoot {here}/spool
StateDir {run}
CacheDir {here}/cache
TempDir {here}/tmp
AccessLog {here}/access
ErrorLog {here}/error
PageLog {here}/page
ServerBin {here}/bin
FileDevice Yes
Printcap
"""


@dataclass
class Office:
    """A print server with one queue, ``office``."""

    here: Path
    server: subprocess.Popen[bytes]

    def run(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, timeout=10)

    def stop(self) -> None:
        """End the server, which writes down what it knows of its jobs."""
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(10)

    def flag(self, name: str) -> None:
        (self.here / name).touch()

    @property
    def taken(self) -> bytes:
        return (self.here / "taken").read_bytes()

    @property
    def arguments(self) -> list[str]:
        return (self.here / "arguments").read_text("utf-8").splitlines()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    here = tmp_path
    run = Path("/tmp") / f"qb-{os.getpid()}-{time.monotonic_ns() % 10**9}"  # a socket's path must be short
    for folder in ("etc", "spool", "cache", "tmp"):
        (here / folder).mkdir()
    run.mkdir()
    here.chmod(0o755)
    shutil.copytree("/usr/lib/cups", here / "bin", symlinks=True)
    backend = here / "bin/backend/dump"
    backend.write_text(DUMP.format(here=here))
    backend.chmod(0o700)
    for name, text in (("cupsd.conf", CONFIGURATION), ("cups-files.conf", FILES)):
        (here / "etc" / name).write_text(text.format(here=here, run=run))
    server = subprocess.Popen(
        ["cupsd", "-f", "-c", str(here / "etc/cupsd.conf"), "-s", str(here / "etc/cups-files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    monkeypatch.setenv("CUPS_SERVER", str(run / "cups.sock"))
    made = Office(here, server)
    until = time.monotonic() + 10
    while not (run / "cups.sock").exists() and time.monotonic() < until:
        time.sleep(0.05)
    made.run("lpadmin", "-p", "office", "-E", "-v", "dump:/office", "-m", "raw")
    yield made
    (here / "hold").unlink(missing_ok=True)
    made.stop()
    shutil.rmtree(run, ignore_errors=True)


@pytest.fixture
def printer() -> Iterator[Printer]:
    service = Printer(Library().words)
    yield service
    service.close()


PDF = b"%PDF-1.7\n% a sheet\n%%EOF\n"
Answer = tuple[list[State], float]


@pytest.fixture
def answer(printer: Printer, qtbot: QtBot) -> Callable[..., Answer]:
    """Print and give the states heard, and the seconds until the last one."""

    def get(copies: int = 1, meanwhile: Callable[[], None] | None = None) -> Answer:
        states: list[State] = []
        start = time.monotonic()
        printer.print(PDF, states.append, copies=copies)
        if meanwhile:
            qtbot.waitUntil(lambda: State.SENT in states, timeout=5000)
            meanwhile()
        qtbot.waitUntil(lambda: bool(states) and states[-1].over, timeout=6000)
        return states, time.monotonic() - start

    return get


def test_the_printer_gets_the_same_pdf_one_sided_on_a4(office: Office, answer: Callable[..., Answer]) -> None:
    states, _ = answer(copies=2)
    assert states[0] is State.SENT
    assert states[-1] is State.DONE
    assert office.taken == PDF
    title, copies, options = office.arguments
    assert copies == "2"
    assert {"sides=one-sided", "media=A4", "print-scaling=none"} <= set(options.split())
    assert title == "亲情医保助手"


def test_the_title_is_in_utf8_wherever_the_program_is_not(office: Office) -> None:
    here = {key: value for key, value in os.environ.items() if not key.startswith("LC_")} | {"LC_ALL": "C"}
    send = "from qinbao.printing import cups; cups.send(b'%PDF', 'office', 1, '\\u533b\\u4fdd')"
    subprocess.run([sys.executable, "-I", "-X", "utf8=0", "-c", send], env=here, check=True, timeout=20)
    until = time.monotonic() + 5
    while not (office.here / "taken").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert office.arguments[0] == "医保"


def test_whoever_listened_is_let_go_of_when_the_job_is_over(office: Office, printer: Printer, qtbot: QtBot) -> None:
    class Person:
        """Hears how it went."""

        heard: list[str] = []

        def hear(self, outcome: str) -> None:
            self.heard.append(outcome)

    person = Person()
    printer.send(PDF, "", person.hear)
    held = ref(person)
    del person
    qtbot.waitUntil(lambda: Person.heard == ["done"], timeout=5000)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and held() is None, timeout=5000)


def test_a_real_sheet_arrives_unchanged(office: Office, printer: Printer, qtbot: QtBot) -> None:
    from datetime import date

    from qinbao.guide.build import build
    from qinbao.paper.sheets import render

    library = Library()
    pdf = render(
        library, build(library, "family-account", {"place": "330100", "for": "parent"}, date(2026, 11, 22)), "fridge"
    )
    heard: list[str] = []
    printer.send(pdf, "冰箱贴", heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard == ["done"]
    qtbot.waitUntil(lambda: (office.here / "taken").exists(), timeout=3000)
    assert office.taken == pdf


def test_the_spool_holds_nothing_of_the_person(office: Office, answer: Callable[..., Answer]) -> None:
    answer()
    office.stop()
    kept = [
        path for folder in ("spool", "cache", "tmp") for path in (office.here / folder).rglob("*") if path.is_file()
    ]
    everything = b"".join(path.read_bytes() for path in kept)
    assert "亲情医保助手".encode() in everything
    assert not [secret for secret in SECRETS if secret.encode() in everything.replace(PDF, b"")]
    assert not [
        path
        for path in kept
        if path.name.startswith("d") and path.parent.name == "spool" and path.stat().st_size > len(PDF)
    ]


def test_nothing_of_ours_is_left_in_the_temporary_folder(
    office: Office, answer: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    monkeypatch.setenv("TMPDIR", str(ours))
    answer()
    assert list(ours.iterdir()) == []


def test_a_stopped_printer_is_named_and_gets_no_job(office: Office, answer: Callable[..., Answer]) -> None:
    office.run("cupsdisable", "office")
    states, seconds = answer()
    assert states == [State.STOPPED]
    assert seconds < 5
    assert jobs() == ""


def test_a_printer_that_rejects_is_named(office: Office, answer: Callable[..., Answer]) -> None:
    office.run("cupsreject", "office")
    states, seconds = answer()
    assert states == [State.REJECTING]
    assert seconds < 5


def test_no_printer_at_all_is_named(office: Office, answer: Callable[..., Answer]) -> None:
    office.run("lpadmin", "-x", "office")
    states, seconds = answer()
    assert states == [State.NO_PRINTER]
    assert seconds < 5


def test_a_printer_deleted_while_printing_is_named(office: Office, answer: Callable[..., Answer]) -> None:
    office.flag("hold")
    states, seconds = answer(meanwhile=lambda: office.run("lpadmin", "-x", "office"))
    assert states[-1] is State.NO_PRINTER
    assert seconds < 5


def test_a_printer_stopped_while_printing_gives_the_job_back(office: Office, answer: Callable[..., Answer]) -> None:
    office.flag("hold")
    states, seconds = answer(meanwhile=lambda: office.run("cupsdisable", "office"))
    assert states[-1] is State.STOPPED
    assert seconds < 5
    assert jobs() == ""


def test_an_empty_tray_is_named(office: Office, answer: Callable[..., Answer]) -> None:
    office.flag("empty")
    states, seconds = answer()
    assert states[-1] is State.OUT_OF_PAPER
    assert seconds < 5
    assert jobs() == ""


def test_a_printer_that_gives_up_is_named(office: Office, answer: Callable[..., Answer]) -> None:
    office.flag("broken")
    states, seconds = answer()
    assert states[-1] in (State.STOPPED, State.FAILED)
    assert seconds < 5


def test_a_slow_printer_is_not_waited_for(office: Office, printer: Printer, qtbot: QtBot) -> None:
    office.flag("hold")
    heard: list[str] = []
    start = time.monotonic()
    printer.send(PDF, "", heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=6000)
    assert heard == ["still"]
    assert time.monotonic() - start < 5
    (office.here / "hold").unlink()
    qtbot.waitUntil(lambda: heard == ["still", "done"], timeout=8000)


def test_nobody_is_told_it_prints_when_the_job_is_taken_back_a_moment_later(
    office: Office, printer: Printer, qtbot: QtBot
) -> None:
    office.flag("hold")
    heard: list[str] = []
    printer.send(PDF, "", heard.append)
    qtbot.waitUntil(lambda: (office.here / "holding").exists(), timeout=5000)
    qtbot.wait(400)  # the program looks four times a second: it has seen the job at the printer
    office.run("cupsdisable", "office")
    qtbot.waitUntil(lambda: bool(heard), timeout=6000)
    assert heard == ["off"]
    assert jobs() == ""


def test_a_silent_print_server_is_answered_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Answer]
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    states, seconds = answer()
    assert states == [State.NO_PRINTER]
    assert seconds < 5


def test_a_print_server_that_dies_takes_neither_its_jobs_nor_its_printer_with_it(
    office: Office, printer: Printer, qtbot: QtBot
) -> None:
    office.flag("hold")
    heard: list[State] = []
    printer.print(PDF, heard.append)
    qtbot.waitUntil((office.here / "holding").exists, timeout=5000)
    office.server.kill()
    office.server.wait()
    qtbot.wait(5000)
    assert heard == [State.SENT, State.PRINTING]
    (office.here / "hold").unlink()
    qtbot.waitUntil((office.here / "taken").exists, timeout=5000)


def test_nobody_knows_what_became_of_a_job_that_was_on_its_way_to_a_server_that_died(office: Office) -> None:
    office.server.kill()
    office.server.wait()
    assert cups.condition("office") is State.NO_PRINTER, "where nothing was sent, nothing comes"
    with pytest.raises(cups.UnansweredError):
        cups.send(PDF, "office", 1, "")


def test_the_default_queue_comes_first(office: Office, printer: Printer, qtbot: QtBot) -> None:
    office.run("lpadmin", "-p", "attic", "-E", "-v", "dump:/attic", "-m", "raw")
    office.run("lpadmin", "-d", "office")
    found: list[tuple[str, ...]] = []
    printer.find(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=4000)
    assert found == [("office", "attic")]


def test_every_printer_comes_with_what_is_wrong_with_it(office: Office, printer: Printer, qtbot: QtBot) -> None:
    office.run("lpadmin", "-p", "attic", "-E", "-v", "dump:/attic", "-m", "raw")
    office.run("lpadmin", "-p", "cellar", "-E", "-v", "dump:/cellar", "-m", "raw")
    office.run("lpadmin", "-d", "office")
    office.run("cupsdisable", "attic")
    office.run("cupsreject", "cellar")
    found: list[dict[str, State | None]] = []
    printer.survey(lambda queues: found.append(dict(queues)))
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    assert found == [{"office": None, "attic": State.STOPPED, "cellar": State.REJECTING}]
    assert next(iter(found[0])) == "office"


def test_every_state_has_its_sentence_and_page() -> None:
    words = Library().words
    for state in State:
        assert words(f"printing.{state.value}")
        assert f"told.print.{state.outcome}.title" in words


def jobs() -> str:
    return subprocess.run(["lpstat", "-W", "not-completed", "-o"], capture_output=True, text=True, check=False).stdout
