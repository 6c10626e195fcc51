from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from qinbao.kiosk.operator import tamper
from qinbao.kiosk.operator.ended import note_start
from qinbao.kiosk.operator.tamper import TamperLog
from qinbao.kiosk.operator.usb import Usb

NOON = datetime(2026, 11, 28, 12, 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "tamper.log"


@pytest.fixture
def written(file: Path) -> TamperLog:
    """Five things that happened."""
    log = TamperLog(file, lambda: NOON)
    for kind in ("start", "pin-wrong", "pin-wrong", "pin-locked", "usb-in"):
        log.add(kind, "04b8:0202" if kind == "usb-in" else "")
    return log


def kinds(log: TamperLog) -> list[str]:
    return [line.kind for line in log.lines()]


def test_what_happened_is_read_again_after_a_restart_and_is_whole(written: TamperLog, file: Path) -> None:
    again = TamperLog(file, lambda: NOON)
    assert kinds(again) == ["start", "pin-wrong", "pin-wrong", "pin-locked", "usb-in"]
    assert again.broken() is None
    assert again.head == written.head
    again.add("start")
    assert again.broken() is None


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (2, lambda lines: [lines[0], *lines[2:]]),
        (2, lambda lines: [lines[0], lines[1].replace("pin-wrong", "usb-out"), *lines[2:]]),
        (3, lambda lines: [*lines[:2], lines[3], lines[2], lines[4]]),
        (1, lambda lines: lines[1:]),
        (4, lambda lines: [*lines[:3], "2026-11-28T12:00 pin-wrong - 0123456789abcdef", *lines[3:]]),
        (2, lambda lines: [lines[0], "\0 garbage", *lines[2:]]),
    ],
    ids=["taken out", "changed", "swapped", "first gone", "put in", "overwritten"],
)
def test_a_line_that_was_changed_is_named(written: TamperLog, file: Path, number: int, change: object) -> None:
    file.write_text("\n".join(change(file.read_text().splitlines())) + "\n")  # type: ignore[operator]
    assert TamperLog(file, lambda: NOON).broken() == number


def test_lines_cut_off_at_the_end_or_written_anew_show_in_the_last_hash(written: TamperLog, file: Path) -> None:
    told = written.head
    file.write_text("\n".join(file.read_text().splitlines()[:-2]) + "\n")
    assert TamperLog(file, lambda: NOON).head != told
    file.unlink()
    forged = TamperLog(file, lambda: NOON)
    forged.add("start")
    assert forged.broken() is None
    assert told not in {line.chain for line in forged.lines()}


def test_a_log_that_grows_is_begun_anew_and_still_chained(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tamper, "MOST_BYTES", 400)
    log = TamperLog(file, lambda: NOON)
    for _ in range(30):
        log.add("usb-in", "04b8:0202")
        assert log.broken() is None
    assert file.stat().st_size < 600
    assert log.lines()[0].kind == "rolled"
    assert log.lines()[0].more == TamperLog(file.with_suffix(".old"), lambda: NOON).head


@pytest.mark.parametrize("gone", [Path.unlink, lambda file: file.write_bytes(b"")], ids=["removed", "emptied"])
def test_a_log_that_somebody_took_away_while_it_was_written_is_not_whole(
    written: TamperLog, file: Path, gone: Callable[[Path], object]
) -> None:
    gone(file)
    written.add("usb-out")
    assert kinds(written) == ["usb-out"]
    assert written.broken() == 1
    assert TamperLog(file, lambda: NOON).broken() == 1


def test_a_full_disk_costs_lines_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    log = TamperLog(Path("/proc/full/tamper.log"), lambda: NOON)
    with caplog.at_level("WARNING"):
        log.add("start")
        log.add("pin-wrong")
    assert len(caplog.records) == 1
    assert log.broken() is None


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Files may not grow beyond ``size`` bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_line_that_a_full_disk_tore_is_no_change_and_costs_no_other_line(
    written: TamperLog, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    with room_for(file.stat().st_size + 10):
        written.add("usb-out")
    assert written.broken() is None
    written.add("pin-wrong")
    assert kinds(written) == ["start", "pin-wrong", "pin-wrong", "pin-locked", "usb-in", "pin-wrong"]
    assert written.broken() is None


@pytest.mark.parametrize("torn", ["2026-11-28T12:00 usb-out - 0123", "2026-11", "\0\0\0"])
def test_a_line_that_a_power_cut_tore_is_no_change_and_costs_no_other_line(
    written: TamperLog, file: Path, torn: str
) -> None:
    file.write_text(file.read_text() + torn)
    again = TamperLog(file, lambda: NOON)
    assert again.broken() is None
    assert again.head == written.head
    again.add("start")
    assert kinds(again)[5:] == ["start"]
    assert again.broken() is None


def test_a_disk_that_is_full_when_a_log_is_begun_anew_breaks_no_chain(
    written: TamperLog, file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    monkeypatch.setattr(tamper, "MOST_BYTES", file.stat().st_size)
    told = written.head
    with room_for(10):
        written.add("usb-out")
    written.add("pin-wrong")
    assert written.broken() is None
    assert [(line.kind, line.more) for line in written.lines()] == [("rolled", told), ("pin-wrong", "")]


def run_of(log: TamperLog, file: Path, name: str, told: str | None) -> list[str]:
    """Start as the run ``name``, after systemd has told this of the run before."""
    if told is not None:
        file.write_text(told)
    before = len(log.lines())
    note_start(log, file, {"INVOCATION_ID": name})
    return kinds(log)[before:]


@pytest.mark.parametrize(
    ("told", "noted"),
    [
        ("first success exited 0\n", []),
        ("first exit-code exited 75\n", []),
        ("first exit-code exited 42\n", []),
        ("first exit-code exited 43\n", []),
        ("first exit-code exited 70\n", ["crash"]),
        ("first exit-code exited 1\n", ["crash"]),
        ("first watchdog killed KILL\n", ["frozen"]),
        ("first signal killed KILL\n", ["killed"]),
        ("first core-dump dumped SEGV\n", ["killed"]),
        ("older success exited 0\n", ["power"]),
        ("\0garbage", ["power"]),
        (None, ["power"]),
    ],
)
def test_a_start_tells_what_ended_the_run_before(
    file: Path, tmp_path: Path, told: str | None, noted: list[str]
) -> None:
    log = TamperLog(file, lambda: NOON)
    assert run_of(log, tmp_path / "ended", "first", None) == ["start"]
    assert run_of(log, tmp_path / "ended", "second", told) == [*noted, "start"]


def test_what_is_plugged_in_and_out_is_written_down_by_its_numbers(file: Path, tmp_path: Path) -> None:
    def plug(port: str, maker: str, product: str) -> None:
        (tmp_path / port).mkdir()
        (tmp_path / port / "idVendor").write_text(f"{maker}\n")
        (tmp_path / port / "idProduct").write_text(f"{product}\n")

    plug("1-1", "04b8", "0202")
    log = TamperLog(file, lambda: NOON)
    usb = Usb(log, tmp_path)
    usb.look()
    assert log.lines() == ()
    plug("1-2", "0781", "5567")
    plug("1-3", "0781", "5567")
    usb.look()
    (tmp_path / "1-1" / "idVendor").unlink()
    usb.look()
    assert [(line.kind, line.more) for line in log.lines()] == [
        ("usb-in", "0781:5567"), ("usb-in", "0781:5567"), ("usb-out", "04b8:0202"),
    ]  # fmt: skip
