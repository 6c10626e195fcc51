"""Killed, frozen, watched: a small loop stands in for systemd, everything else is the real start script and program."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_machine import PAPER, ROOT, SESSION, Machine, machine, missing, shown, wait_for

LACKING = missing("Xvfb", "openbox", "xdotool", "xwininfo")
pytestmark = [pytest.mark.kiosk, pytest.mark.skipif(bool(LACKING), reason=f"not here: {LACKING}")]

KILLS = int(os.environ.get("QINBAO_KILLS", "2"))
"""``QINBAO_KILLS=20 packaging/test tests/kiosk/test_staying_alive.py`` for the long run."""


RESTART_SEC = 1


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Machine]:
    with machine(tmp_path, "openbox") as made:
        made.start()
        assert made.ready(), made.said
        yield made


def restarted(made: Machine) -> float:
    """Do as systemd does (Restart=always) and give the seconds until the start page is back, with its RestartSec."""
    assert made.process is not None
    began = time.monotonic()
    made.process.wait(10)
    made.start()
    assert made.ready(), made.said
    return time.monotonic() - began + RESTART_SEC


def test_after_kill_9_the_start_page_is_back_within_ten_seconds(kiosk: Machine) -> None:
    for _ in range(KILLS):
        assert kiosk.pid is not None
        os.kill(kiosk.pid, signal.SIGKILL)
        assert restarted(kiosk) < 10


def test_a_loop_that_hangs_is_noticed_in_time(kiosk: Machine) -> None:
    pid = kiosk.pid
    assert pid is not None
    assert kiosk.systemd.listen(3, "WATCHDOG=1")
    os.kill(pid, signal.SIGSTOP)
    kiosk.systemd.listen(0.5)
    # WatchdogSec has gone by without a sign of life: now systemd kills and starts anew.
    assert not kiosk.systemd.listen(3.2, "WATCHDOG=1")
    os.kill(pid, signal.SIGKILL)
    assert restarted(kiosk) < 10


def test_the_unit_allows_a_hanging_loop_less_than_thirty_seconds() -> None:
    unit = (Path(__file__).parent.parent.parent / "packaging/kiosk/system/qinbao-kiosk.service").read_text()
    seconds = int(re.search(r"^WatchdogSec=(\d+)$", unit, re.MULTILINE).group(1))  # type: ignore[union-attr]
    assert seconds + 10 <= 30
    assert "Restart=always" in unit
    assert "StartLimitIntervalSec=0" in unit


def test_on_the_start_page_it_takes_next_to_no_time_of_the_processor(kiosk: Machine) -> None:
    pid = kiosk.pid
    assert pid is not None

    def used() -> float:
        """Seconds of all its threads, counted by the scheduler to the nanosecond."""
        return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9

    def signs_of_life(count: int) -> None:
        for _ in range(count):
            assert kiosk.systemd.listen(5, "WATCHDOG=1")

    signs_of_life(3)
    before, began = used(), time.monotonic()
    signs_of_life(6)
    assert (used() - before) / (time.monotonic() - began) <= 0.002


def test_no_socket_but_local_ones_is_ever_opened(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    if missing("strace"):
        pytest.skip("not here: strace")
    strace = ("strace", "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(trace))
    with machine(tmp_path, "openbox", prefix=strace) as made:
        made.start()
        assert made.ready(60), made.said
        shown(made.display)
        made.tap(640, 380)
        shown(made.display)
        made.tap(560, 40)
        shown(made.display)
        said = trace.read_text()
    families = set(re.findall(r"\bsocket\((AF_\w+)", said)) | set(re.findall(r"sa_family=(AF_\w+)", said))
    assert families <= {"AF_UNIX", "AF_NETLINK"}, sorted(families)
    assert "AF_UNIX" in families


def test_without_a_network_it_serves_all_the_same(tmp_path: Path) -> None:
    alone = ("unshare", "--net", "--") if os.geteuid() == 0 else ("unshare", "--net", "--map-root-user", "--")
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("no network namespaces here")
    with machine(tmp_path, "openbox", prefix=alone) as made:
        made.start()
        assert made.ready(), made.said
        pid = made.pid
        assert pid is not None
        assert wait_for(lambda: made.windows(), 5)
        links = Path(f"/proc/{pid}/net/dev").read_text().splitlines()[2:]
        assert [line.split(":")[0].strip() for line in links] == ["lo"]


def test_a_hostile_environment_changes_nothing(tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "sitecustomize.py").write_text("raise SystemExit('evil')")
    (evil / "PySide6.py").write_text("raise SystemExit('evil')")
    hostile = {
        "PYTHONPATH": str(evil),
        "PYTHONSTARTUP": str(evil / "PySide6.py"),
        "PYTHONHOME": str(evil),
        "QT_PLUGIN_PATH": str(evil),
        "QT_QPA_PLATFORM": "vnc",
        "QT_STYLE_OVERRIDE": "evil",
        "QT_SCALE_FACTOR": "9",
        "LD_PRELOAD": "",
        "LANG": "C",
    }
    with machine(tmp_path, "openbox", extra=hostile) as made:
        made.start()
        assert made.ready(), made.said
        assert wait_for(lambda: made.windows(), 5)
        assert "evil" not in made.said


@pytest.mark.parametrize("config", ["idle: [\n", "printer: two words\n", "content: /nowhere\n", "pages: 99\n"])
def test_settings_that_are_wrong_stop_nothing_and_are_told_to_the_journal(tmp_path: Path, config: str) -> None:
    with machine(tmp_path, "openbox", config) as made:
        made.start()
        assert made.ready(), made.said
        assert "kiosk.yaml:" in made.said or "nowhere" in made.said


def test_content_of_the_operators_own_that_is_damaged_gives_way_to_ours(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data" / "topics" / "wallet.yaml").write_bytes(b"\xff[{")
    with machine(tmp_path, "openbox", f"printing: false\ncontent: {tmp_path / 'data'}\n") as made:
        made.start()
        assert made.ready(), made.said
        assert "wallet.yaml" in made.said


def test_with_no_words_of_its_own_it_shows_the_hotline_and_serves_again_once_they_are_mended(tmp_path: Path) -> None:
    program = tmp_path / "program"
    for folder in ("desktop", "data"):
        shutil.copytree(ROOT / folder, program / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("assets", ".venv", "pyproject.toml"):
        (program / folder).symlink_to(ROOT / folder)
    session = program / "packaging" / "kiosk" / "session"
    session.parent.mkdir(parents=True)
    shutil.copy(SESSION, session)
    calm = program / "desktop" / "qinbao" / "kiosk" / "fallback_page.py"
    calm.write_text(re.sub(r"^STAYS_MS = 60_000$", "STAYS_MS = 5_000", calm.read_text(), flags=re.MULTILINE))
    words = program / "data" / "words.yaml"
    whole = words.read_bytes()
    words.write_bytes(whole[: len(whole) // 2] + b"\n: [\n")
    with machine(tmp_path, "openbox", session=session) as made:
        made.start()
        assert made.ready(), made.said
        assert wait_for(lambda: made.windows(), 5)
        assert made.pid is None, "one calm page, not the kiosk"
        assert "words.yaml" in made.said
        assert wait_for(lambda: tuple(made.picture()[2, 2]) == PAPER, 5)
        words.write_bytes(whole)
        assert made.process is not None
        made.process.wait(10)
        made.start()
        assert made.ready(), made.said
        assert wait_for(lambda: made.pid is not None, 5)


def test_a_full_disk_stops_nothing(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(full)], check=False, capture_output=True
    ).returncode == 0  # fmt: skip
    if not mounted:
        pytest.skip("only root can mount a disk that is full")
    try:
        (full / "rest").write_bytes(b"x" * 4096)
        with machine(tmp_path, "openbox", extra={"STATE_DIRECTORY": str(full), "RUNTIME_DIRECTORY": str(full)}) as made:
            made.start()
            assert made.ready(), made.said
            assert wait_for(lambda: made.windows(), 5)
    finally:
        # Lazily: whoever was just ended may hold it for a moment more, and no later run could clear it away.
        subprocess.run(["umount", "--lazy", str(full)], check=True)
