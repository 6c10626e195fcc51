"""Signed content at a kiosk: put in by the operator only, looked at byte by byte at every start."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from kiosk_machine import wait_for
from kiosk_people import Clock, MakeKiosk, clear, let_operator_in
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from test_visits import ANSWERS, press, scan, texts

from qinbao import paths
from qinbao.content.packs import CONTENT, install
from qinbao.content.packs.install import Ground, installed
from qinbao.content.packs.shelf import Shelf
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.contents import content as begun_with
from qinbao.kiosk.installed import ending
from qinbao.kiosk.operator.sticks import asked, newest
from qinbao.kiosk.station import Station
from qinbao.kiosk.visit.resume import DATED, _dated, _summed, encode
from qinbao.ui import sticks

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "content" / "packs"))
from packs_demo import Publisher, content, trial
from packs_demo import release as releasing

DATA = paths.shipped("data")
KIOSK = paths.shipped("data").parent / "packaging" / "kiosk"
VERSION = date.today().strftime("%Y.%m.%d") + ".99"


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    made = Publisher(tmp_path / "repository")
    monkeypatch.setattr(install, "ROOT", made.folder / "metadata" / "1.root.json")
    return made


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(sticks, "volumes", lambda: iter((folder,)))
    return folder


def laid(publisher: Publisher, state: Path, ago: int = 0, small: bool = False) -> Path:
    """The shipped content once more, or hardly any, as a pack on the shelf of this kiosk; gives its data folder."""
    shelf = Shelf(state / CONTENT)
    files = content(VERSION) if small else releasing.files_of(DATA, VERSION)
    pack = publisher.publish(VERSION, files, ago=ago)
    found = installed(pack, Ground(shelf, DATA, publisher.root), trial())
    return shelf.data(found.name)


def test_the_operator_puts_a_pack_in_and_the_next_start_uses_it(
    kiosk: Station, qtbot: QtBot, publisher: Publisher, stick: Path
) -> None:
    publisher.publish(VERSION, releasing.files_of(DATA, VERSION)).rename(stick / "new.qinbao")
    let_operator_in(kiosk)
    press(kiosk, "更新资料")
    assert "等十几秒钟" in texts(kiosk.shell)
    qtbot.waitUntil(lambda: "装好了" in texts(kiosk.shell), timeout=90_000)
    library, damaged = begun_with(KioskConfig(), DATA, kiosk.kit.state)
    assert (library.changes.version, damaged) == (VERSION, ())


def test_without_a_stick_the_operator_is_told_what_to_do(
    kiosk: Station, qtbot: QtBot, publisher: Publisher, stick: Path
) -> None:
    let_operator_in(kiosk)
    press(kiosk, "更新资料")
    qtbot.waitUntil(lambda: "没找到资料包" in texts(kiosk.shell))


def test_sticks_are_asked_for_only_while_the_operator_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    with asked():
        assert (tmp_path / "sticks").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_was_asked_for_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    looks = iter([(), (tmp_path,)])
    monkeypatch.setattr(sticks, "volumes", lambda: iter(next(looks)))
    (tmp_path / "new.qinbao").touch()
    assert newest() == tmp_path / "new.qinbao"


def test_what_mounts_sticks_ends_with_the_asking_and_leaves_nothing(tmp_path: Path) -> None:
    asked, into = tmp_path / "asked", tmp_path / "into"
    into.mkdir()
    asked.touch()
    with subprocess.Popen([KIOSK / "sticks", asked, into]) as mounting:
        asked.unlink()
        assert mounting.wait(20) == 0
    assert list(into.iterdir()) == []


def usb(folder: Path, *classes: int) -> Path:
    """A device that usbguard has not let in, with interfaces of these classes."""
    folder.mkdir(parents=True)
    (folder / "authorized").write_text("0\n")
    device, setting = bytes([18, 1, *[0] * 16]), bytes([9, 2, *[0] * 7])
    faces = b"".join(bytes([9, 4, number, 0, 1, one, 6, 80, 0, 7, 5, *[0] * 5]) for number, one in enumerate(classes))
    (folder / "descriptors").write_bytes(device + setting + faces)
    return folder / "authorized"


def test_a_stick_that_usbguard_refuses_is_let_in_while_the_operator_asks_and_nothing_else_ever(tmp_path: Path) -> None:
    asked, into, devices = tmp_path / "asked", tmp_path / "into", tmp_path / "devices"
    into.mkdir()
    asked.touch()
    stick = usb(devices / "1-3", 8, 8)
    others = [usb(devices / "1-4", 3), usb(devices / "1-5", 8, 3), usb(devices / "1-6")]
    with subprocess.Popen([KIOSK / "sticks", asked, into, devices]) as mounting:
        assert wait_for(lambda: stick.read_text() == "1\n", 10)
        assert [other.read_text() for other in others] == ["0\n"] * 3
        asked.unlink()
        assert mounting.wait(20) == 0
    assert stick.read_text() == "0\n"


def test_a_bad_pack_is_refused_in_words(kiosk: Station, qtbot: QtBot, publisher: Publisher, stick: Path) -> None:
    publisher.publish(VERSION, content(VERSION), ago=100).rename(stick / "old.qinbao")
    let_operator_in(kiosk)
    press(kiosk, "更新资料")
    qtbot.waitUntil(lambda: "过期了" in texts(kiosk.shell), timeout=20_000)
    assert begun_with(KioskConfig(), DATA, kiosk.kit.state)[0].root == DATA


def test_a_changed_byte_is_noticed_at_the_start(
    publisher: Publisher, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = laid(publisher, tmp_path)
    assert begun_with(KioskConfig(), DATA, tmp_path)[0].root == data
    victim = data / "regions" / "zhejiang.yaml"
    state = victim.stat()
    victim.write_bytes(victim.read_bytes()[:-1] + b" ")
    os.utime(victim, ns=(state.st_atime_ns, state.st_mtime_ns))
    with caplog.at_level("WARNING"):
        library, damaged = begun_with(KioskConfig(), DATA, tmp_path)
    assert library.root == DATA
    assert [trouble.file for trouble in damaged] == ["regions/zhejiang.yaml"]


def test_a_pack_that_says_less_at_the_end_of_a_file_than_the_program_is_no_half_one(
    publisher: Publisher, tmp_path: Path
) -> None:
    files = releasing.files_of(DATA, VERSION)
    for name, last in (("common-characters.txt", b"\n"), ("regions/zhejiang.yaml", b"\n        notes:")):
        files[name] = files[name].rstrip().rpartition(last)[0] + b"\n"
    pack = publisher.publish(VERSION, files)
    shelf = Shelf(tmp_path / CONTENT)
    found = installed(pack, Ground(shelf, DATA, publisher.root), trial())
    library, damaged = begun_with(KioskConfig(), DATA, tmp_path)
    assert (library.root, damaged) == (shelf.data(found.name), ())


def test_the_operators_own_content_comes_first(publisher: Publisher, tmp_path: Path) -> None:
    laid(publisher, tmp_path, small=True)
    assert begun_with(KioskConfig(content=str(DATA)), DATA, tmp_path)[0].root == DATA


@pytest.mark.parametrize(("ago", "told"), [(0, False), (59, False), (61, True), (89, True)])
def test_a_month_before_packs_are_refused_the_operator_hears_of_it(
    publisher: Publisher, tmp_path: Path, ago: int, told: bool
) -> None:
    laid(publisher, tmp_path, ago, small=True)
    assert (ending(tmp_path, date.today()) is not None) == told


def test_the_operator_reads_until_when(kiosk: Station, publisher: Publisher) -> None:
    laid(publisher, kiosk.kit.state, ago=89, small=True)
    soon = ending(kiosk.kit.state, date.today())
    let_operator_in(kiosk)
    # The clock of this kiosk stands at a day before that: it is the machine's own that counts.
    assert soon is not None
    assert (soon in texts(kiosk.shell)) == (abs((date.fromisoformat(soon) - date(2026, 11, 22)).days) <= 30)


@pytest.mark.parametrize(("ago", "told"), [(89, False), (92, True)])
def test_once_no_pack_can_follow_the_start_page_says_how_old_all_is(
    make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch, publisher: Publisher, tmp_path: Path, ago: int, told: bool
) -> None:
    """Old advice with its date beats none: all goes on as before."""
    laid(publisher, tmp_path / "state", small=True)
    made = make_kiosk(KioskConfig(printing=False))
    later = replace(made.clocks, today=lambda: date.today() + timedelta(days=ago))
    monkeypatch.setattr(made.operator, "_clocks", later)
    clear(made)
    assert (f"资料是 {date.today().isoformat()} 的" in texts(made.shell)) == told
    press(made, "点一下开始")
    assert made.visit is not None


def printed_on(kiosk: Station, version: str) -> str:
    """The code of a sheet that was printed from another version."""
    code = encode(kiosk.kit.library, "family-account", ANSWERS) or ""
    told = DATED + _dated(version) + code[len(DATED) + 3 : -3]
    return told + _summed(told)


def test_an_older_sheet_says_first_whether_it_is_still_good(kiosk: Station, clock: Clock) -> None:
    scan(kiosk, clock, printed_on(kiosk, "2026.01.01"))
    assert "没有记下新的改动" in texts(kiosk.shell)
    press(kiosk, "回到刚才那页")
    assert "可以办" in texts(kiosk.shell)


def test_an_older_sheet_says_which_lines_changed(
    make_kiosk: MakeKiosk, clock: Clock, publisher: Publisher, tmp_path: Path
) -> None:
    files = releasing.files_of(DATA, VERSION)
    change = f"changes:\n  - {{version: {VERSION}, place: CN, topic: family-account, say: 按钮换了名字。}}\n"
    files["changes.yaml"] = files["changes.yaml"].replace(b"changes: []\n", change.encode())
    shelf = Shelf(tmp_path / "state" / CONTENT)
    ground = Ground(shelf, DATA, publisher.root)
    installed(publisher.publish(VERSION, files), ground, trial())
    kiosk = make_kiosk(KioskConfig(printing=False))
    kiosk.kit.library, _ = begun_with(KioskConfig(), DATA, kiosk.kit.state)
    press(kiosk, "点一下开始")
    clear(kiosk)
    scan(kiosk, clock, printed_on(kiosk, "2026.01.01"))
    shown = texts(kiosk.shell)
    assert "这张纸之后有改动" in shown
    assert "按钮换了名字。" in shown
