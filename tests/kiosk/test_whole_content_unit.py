"""The unit that fetches content at night, as shipped, whole, under a real systemd, from a real nginx.

Not in the usual run: systems of this kind that run at once share one tree of cgroups, and where one ends a unit another
cannot start its own of that name (219, CGROUP). `packaging/proof/desk` runs it by itself.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from whole_system import PROGRAM, ROOT, System, lacking, system

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "content" / "packs"))
from packs_demo import Publisher
from packs_demo import release as releasing
from packs_host import served

LACKING = lacking() or ("" if shutil.which("nginx") and shutil.which("curl") else "no nginx, no curl")
UNIT, TIMER = "qinbao-content.service", "qinbao-content.timer"
VERSION = date.today().strftime("%Y.%m.%d") + ".99"
pytestmark = [
    pytest.mark.kiosk,
    pytest.mark.skipif("QINBAO_EVERY_DESK" not in os.environ, reason="packaging/proof/desk starts it"),
    pytest.mark.skipif(bool(LACKING), reason=LACKING),
]


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Publisher, str, str]]:
    """Who publishes, the host that the kiosk is told of, and another one with the same files."""
    publisher = Publisher(tmp_path_factory.mktemp("host") / "repository")
    pack = publisher.publish(VERSION, releasing.files_of(ROOT / "data", VERSION))
    pack.rename(publisher.folder / "qinbao-content.qinbao")
    places = (tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("nginx"))
    with served(publisher.folder, places[0]) as one, served(publisher.folder, places[1], "127.0.0.2") as other:
        yield publisher, one, other


@pytest.fixture(scope="module")
def machine(hosts: tuple[Publisher, str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A program with the root of that publisher, told of the host by the one command for it."""
    assets = tmp_path_factory.mktemp("assets")
    for path in (ROOT / "assets").iterdir():
        if path.name != "content":
            shutil.copytree(path, assets / path.name, symlinks=True)
    (assets / "content").mkdir()
    (assets / "content" / "root.json").write_bytes(hosts[0].root)
    for path in (assets, *assets.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with system(tmp_path_factory.mktemp("system")) as made:
        del made.binds[ROOT / "assets"]
        made.binds[assets] = PROGRAM / "assets"
        made.boot()
        told = made.run("/opt/qinbao/packaging/kiosk/content", hosts[1])
        assert told.returncode == 0, told.stderr
        yield made


def said(machine: System) -> str:
    """All the unit wrote, also what the journal is only about to write down."""
    machine.run("journalctl", "--sync")
    return machine.run("journalctl", "--no-pager", "-u", UNIT, "-o", "cat").stdout


def shows(machine: System, name: str, unit: str = UNIT) -> str:
    return machine.tell("show", "-p", name, "--value", unit)


def test_the_timer_waits_for_the_night(machine: System) -> None:
    assert machine.tell("is-active", TIMER) == "active"
    assert machine.tell("is-enabled", TIMER) == "enabled"
    assert shows(machine, "Triggers", TIMER) == UNIT
    assert shows(machine, "NextElapseUSecRealtime", TIMER)


def test_it_mirrors_the_newest_pack_into_the_shelf_of_the_computer(machine: System) -> None:
    assert machine.run("systemctl", "start", UNIT).returncode == 0, said(machine)
    assert shows(machine, "Result") == "success"
    listed = machine.run("/opt/qinbao/.venv/bin/python", "-P", "-s", "-m", "qinbao", "pack", "list", "--system").stdout
    assert f"{VERSION}  正在用" in listed
    owner = machine.run("stat", "-c", "%U", "/var/lib/qinbao/content/current.json").stdout.strip()
    assert owner == "qinbao-content"


def test_the_next_night_nothing_new_is_fetched(machine: System) -> None:
    before = machine.run("stat", "-c", "%Y", "/var/lib/qinbao/content/current.json").stdout
    assert machine.run("systemctl", "start", UNIT).returncode == 0, said(machine)
    assert machine.run("stat", "-c", "%Y", "/var/lib/qinbao/content/current.json").stdout == before


@pytest.fixture(scope="module")
def inside(machine: System, hosts: tuple[Publisher, str, str]) -> list[str]:
    """What another command finds in the place of ours, under all other lines of the unit."""
    reach = [
        f"curl -s -o /dev/null --connect-timeout 3 {host}/qinbao-content.qinbao && echo reached {host}"
        for host in hosts[1:]
    ]
    write = [
        f"touch {at}/x 2>/dev/null && echo wrote {at}" for at in ("/etc", "/opt/qinbao", "/var/lib", "/home", "/root")
    ]
    lines = [
        "id -un",
        *reach,
        *write,
        "touch /var/lib/qinbao/x && echo wrote its own",
        "grep -E ^[CNS].*: /proc/self/status",
    ]
    drop = f"/run/systemd/system/{UNIT}.d"
    look = f"[Service]\nExecStart=\nExecStartPost=\nExecStart=-/bin/sh -c '{'; '.join(lines)}'\n"
    write_it = f"mkdir -p {drop} && cat >{drop}/look.conf <<'E'\n{look}E\nsystemctl daemon-reload"
    assert machine.run("sh", "-c", write_it).returncode == 0
    assert machine.run("systemctl", "start", UNIT).returncode == 0, said(machine)
    machine.run("sh", "-c", f"rm {drop}/look.conf; systemctl daemon-reload")
    return said(machine).splitlines()


def test_no_other_host_can_be_reached(machine: System, hosts: tuple[Publisher, str, str], inside: list[str]) -> None:
    """The same files, at an address that nobody named: the kernel lets nothing through."""
    if "does not support BPF" in machine.run("journalctl", "--no-pager", "-o", "cat").stdout:
        pytest.skip("this kernel filters no addresses of a unit")
    assert f"reached {hosts[1]}" in inside
    assert f"reached {hosts[2]}" not in inside


def test_it_has_an_account_without_a_door_and_writes_nowhere_else(machine: System, inside: list[str]) -> None:
    assert machine.run("getent", "passwd", "qinbao-content").stdout.strip().endswith("/usr/sbin/nologin")
    assert "qinbao-content" in inside
    assert [line for line in inside if line.startswith("wrote")] == ["wrote its own"]


def test_it_can_neither_become_more_nor_call_what_it_does_not_need(inside: list[str]) -> None:
    status = {line.replace("\t", " ").replace("  ", " ") for line in inside}
    assert {"CapBnd: 0000000000000000", "CapEff: 0000000000000000", "NoNewPrivs: 1", "Seccomp: 2"} <= status
