"""The unit as shipped, whole, under a systemd of its own as process 1: what is installed, started, frozen and killed.

Only what no machine without a screen has is left out (``whole_system``): screen, touch panel, console.
"""

import os
import re
import shlex
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_machine import wait_for
from whole_system import System, freeze, lacking, system

LACKING = lacking()
UNIT = "qinbao-kiosk.service"
PROBE = "qinbao-probe.service"
TRIED_IN_IT = """[Service]
Type=oneshot
WatchdogSec=0
Restart=no
ExecStartPre=
ExecStart=
ExecStart=/opt/qinbao/.venv/bin/python /run/sockets.py
ExecStop=
ExecStopPost=
StateDirectory=
RuntimeDirectory=
TTYPath=
StandardInput=null
"""
"""Another program in a unit that is otherwise the kiosk's."""
SOCKETS = """
import socket
for family in {families}:
    try:
        socket.socket(getattr(socket, family), socket.SOCK_RAW if family in ("AF_PACKET", "AF_NETLINK") else 1)
    except OSError as error:
        print(family, "refused", error.errno)
    else:
        print(family, "made")
"""
KILLS = int(os.environ.get("QINBAO_KILLS", "1"))
pytestmark = [pytest.mark.kiosk, pytest.mark.skipif(bool(LACKING), reason=LACKING)]


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Installed while no systemd was there, as in an image; then booted."""
    with system(tmp_path_factory.mktemp("system")) as made:
        told = made.before("/opt/qinbao/packaging/kiosk/install")
        assert (told.returncode, told.stderr) == (0, "")
        made.boot()
        yield made


def serves(kiosk: System) -> bool:
    return kiosk.tell("is-active", UNIT) == "active"


def restarts(kiosk: System) -> int:
    return int(kiosk.tell("show", "-p", "NRestarts", "--value", UNIT))


def comes_back(kiosk: System, before: int, within: float) -> float:
    began = time.monotonic()
    # Each look starts two programs, and it takes many seconds.
    assert wait_for(lambda: restarts(kiosk) > before and serves(kiosk), within, every=0.4), kiosk.journal()
    return time.monotonic() - began


def test_it_serves_within_fifteen_seconds_and_is_never_killed_for_it(kiosk: System) -> None:
    assert wait_for(lambda: serves(kiosk), 15), kiosk.journal()
    assert restarts(kiosk) == 0
    # READY=1 was heard, and signs of life are.
    assert kiosk.tell("show", "-p", "WatchdogTimestampMonotonic", "--value", UNIT) != "0"


def test_all_of_it_stays_in_the_cgroup_that_its_limits_hold_for(kiosk: System) -> None:
    assert serves(kiosk)
    assert kiosk.process("cage") is not None
    assert kiosk.process("--kiosk") is not None
    assert kiosk.tell("show", "-p", "ControlGroup", "--value", UNIT) == f"/system.slice/{UNIT}"


def test_memory_swap_and_processes_have_an_end(kiosk: System) -> None:
    limits = {"MemoryMax": 1500 << 20, "MemorySwapMax": 0, "TasksMax": 200}
    files = {"MemoryMax": "memory.max", "MemorySwapMax": "memory.swap.max", "TasksMax": "pids.max"}
    told = kiosk.tell("show", "-p", ",".join(limits), UNIT).splitlines()
    assert dict(line.split("=") for line in told) == {name: str(limit) for name, limit in limits.items()}
    lent = kiosk.run("cat", "/sys/fs/cgroup/cgroup.controllers").stdout.split()
    for name, limit in limits.items():
        # Where the machine that runs the tests keeps these to itself, systemd's word is all there is.
        if files[name].split(".")[0] in lent:
            assert kiosk.run("cat", f"/sys/fs/cgroup/system.slice/{UNIT}/{files[name]}").stdout.strip() == str(limit)


def test_no_socket_but_local_ones_can_be_made_in_it(kiosk: System) -> None:
    families = [name for name in dir(socket) if re.fullmatch("AF_[A-Z0-9]+", name) and name != "AF_UNSPEC"]
    assert {"AF_INET", "AF_INET6", "AF_PACKET"} <= set(families)
    kiosk.run("mkdir", "-p", f"/run/systemd/system/{PROBE}.d")
    kiosk.run("cp", f"/etc/systemd/system/{UNIT}", f"/run/systemd/system/{PROBE}")
    kiosk.run("sh", "-c", f"printf '%s' {shlex.quote(TRIED_IN_IT)} >/run/systemd/system/{PROBE}.d/tried.conf")
    kiosk.run("sh", "-c", f"printf '%s' {shlex.quote(SOCKETS.format(families=families))} >/run/sockets.py")
    assert kiosk.tell("daemon-reload") == ""
    kiosk.tell("start", "--wait", PROBE)
    told = kiosk.run("journalctl", "--no-pager", "-u", PROBE, "-o", "cat").stdout
    made = {family for family in families if f"{family} made" in told}
    assert made == {"AF_UNIX", "AF_NETLINK"}, told
    assert {family for family in families if f"{family} refused" in told} == set(families) - made


def test_nothing_in_it_can_win_new_rights(kiosk: System) -> None:
    pid = kiosk.process("--kiosk")
    assert pid is not None
    status = Path(f"/proc/{pid}/status").read_text()
    assert re.search(r"^Seccomp:\s+2$", status, re.MULTILINE), "filtered by the kernel"
    assert re.search(r"^NoNewPrivs:\s+1$", status, re.MULTILINE)
    assert re.search(r"^CapBnd:\s+0+$", status, re.MULTILINE)
    assert re.search(r"^CapEff:\s+0+$", status, re.MULTILINE)


def test_the_kernel_makes_no_large_pages_of_its_memory(kiosk: System) -> None:
    pid = kiosk.process("--kiosk")
    assert pid is not None
    assert re.search(r"^THP_enabled:\s+0$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)


def test_it_sees_no_home_and_writes_only_its_own_folders(kiosk: System) -> None:
    pid = kiosk.process("--kiosk")
    assert pid is not None
    mounts = Path(f"/proc/{pid}/mountinfo").read_text().splitlines()
    places = {line.split()[4]: line for line in mounts}
    assert " ro," in places["/home"] or "inaccessible" in places["/home"]
    writable = {at for at, line in places.items() if line.split()[5].startswith("rw")}
    assert {"/run/qinbao-kiosk", "/var/lib/qinbao-kiosk"} <= writable
    assert not {at for at in writable if at.startswith(("/etc", "/usr", "/opt", "/home", "/boot"))}


@pytest.mark.parametrize("name", ["--kiosk", "cage", "session"])
def test_after_kill_9_of_any_of_its_processes_it_serves_again(kiosk: System, name: str) -> None:
    for _ in range(KILLS):
        before, pid = restarts(kiosk), kiosk.process(name)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert comes_back(kiosk, before, 30) < 20


@pytest.mark.parametrize("name", ["--kiosk", "cage"])
def test_whatever_stands_still_is_noticed_and_it_serves_again(kiosk: System, name: str) -> None:
    before, pid = restarts(kiosk), kiosk.process(name)
    assert pid is not None
    freeze(pid)
    comes_back(kiosk, before, 50)


def test_why_it_began_anew_is_written_down_and_told_in_the_journal(kiosk: System) -> None:
    kept = kiosk.run("cat", "/var/lib/qinbao-kiosk/state/qinbao/tamper.log").stdout
    kinds = [line.split()[1] for line in kept.splitlines()]
    assert kinds[0] == "start"
    assert {"killed", "frozen"} <= set(kinds)
    assert "power" not in kinds, "systemd has told how each run ended"
    assert "qinbao-kiosk version=" in kiosk.journal()
    told = kiosk.run("stat", "-c", "%U %a", "/var/lib/qinbao-kiosk.ended").stdout.split()
    assert told == ["root", "644"]


def test_a_restart_somebody_asked_for_is_nothing_unexpected(kiosk: System) -> None:
    def log() -> list[str]:
        kept = kiosk.run("cat", "/var/lib/qinbao-kiosk/state/qinbao/tamper.log").stdout
        return [line.split()[1] for line in kept.splitlines()]

    before = log()
    kiosk.tell("restart", UNIT)
    assert wait_for(lambda: serves(kiosk), 30), kiosk.journal()
    assert log() == [*before, "start"]


def test_after_the_power_went_the_next_start_says_so(kiosk: System) -> None:
    kiosk.stop()
    kiosk.renew()
    kiosk.boot()
    assert wait_for(lambda: serves(kiosk), 30), kiosk.journal()
    kept = kiosk.run("cat", "/var/lib/qinbao-kiosk/state/qinbao/tamper.log").stdout
    assert [line.split()[1] for line in kept.splitlines()][-2:] == ["power", "start"]


def test_the_kiosks_account_may_ask_the_system_for_nothing(kiosk: System) -> None:
    rules = kiosk.run("cat", "/etc/polkit-1/rules.d/10-qinbao-kiosk.rules")
    assert rules.returncode == 0
    for what in ("poweroff", "reboot", "suspend"):
        asked = kiosk.run(
            "setpriv", "--reuid=qinbao-kiosk", "--regid=qinbao-kiosk", "--clear-groups", "systemctl", what
        )
        assert asked.returncode != 0
    assert serves(kiosk)


def test_polkit_says_no_to_the_kiosks_account_whatever_it_asks_for(kiosk: System) -> None:
    if kiosk.run("sh", "-c", "command -v pkcheck && systemctl start polkit.service").returncode != 0:
        pytest.skip("not here: polkitd")
    yes, no, by_password = 0, 1, 2

    def asked(account: str, action: str) -> int:
        ask = f"pkcheck --action-id org.freedesktop.{action} --process $$"
        return kiosk.run("setpriv", f"--reuid={account}", "--clear-groups", "sh", "-c", ask).returncode

    usual = {"login1.power-off": by_password, "systemd1.manage-units": by_password, "login1.inhibit-block-idle": yes}
    for action, anybody in usual.items():
        assert asked("nobody", action) == anybody, "this would prove nothing"
        assert asked("qinbao-kiosk", action) == no


def test_before_each_start_all_screens_but_one_are_switched_off_as_root(kiosk: System) -> None:
    told = kiosk.tell("show", "-p", "ExecStartPreEx", "--value", UNIT)
    assert "path=/opt/qinbao/packaging/kiosk/one-screen " in told
    assert "flags=ignore-failure privileged " in told
    assert "code=exited ; status=0 " in told


def test_ctrl_alt_del_does_nothing_however_often(kiosk: System) -> None:
    assert kiosk.tell("is-enabled", "ctrl-alt-del.target") == "masked"
    assert kiosk.tell("show", "-p", "CtrlAltDelBurstAction", "--value") in ("none", "")
    for _ in range(12):
        # What the kernel sends to process 1 for these keys.
        os.kill(kiosk.pid or 0, signal.SIGINT)
    time.sleep(0.5)
    assert serves(kiosk)


def test_removing_it_while_it_serves_leaves_neither_account_nor_files(kiosk: System) -> None:
    assert serves(kiosk)
    told = kiosk.run("/opt/qinbao/packaging/kiosk/uninstall")
    assert (told.returncode, told.stderr) == (0, "")
    assert kiosk.run("id", "qinbao-kiosk").returncode != 0
    assert kiosk.run("ls", "/var/lib/qinbao-kiosk").returncode != 0
    assert not serves(kiosk)
    again = kiosk.run("/opt/qinbao/packaging/kiosk/uninstall")
    assert again.returncode == 0, again.stderr
