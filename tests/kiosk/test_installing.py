"""The installer in an empty root folder, and what it puts there."""

import os
import re
import shutil
import stat
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from kiosk_installed import KIOSK, UNIT, needs_root_tools, root, run, tree

from qinbao.kiosk.operator.ended import note_start
from qinbao.kiosk.operator.tamper import TamperLog

__all__ = ["root"]


@needs_root_tools
def test_a_dry_run_tells_all_and_touches_nothing(root: Path) -> None:
    before = tree(root)
    told = run("install", root, "--dry-run")
    assert tree(root) == before
    for word in ("useradd", "qinbao-kiosk.service", "cupsd.conf", "mask ctrl-alt-del.target"):
        assert word in told


@needs_root_tools
def test_installing_twice_is_like_installing_once(root: Path) -> None:
    run("install", root)
    once = tree(root)
    run("install", root)
    assert tree(root) == once


@needs_root_tools
def test_uninstalling_leaves_the_machine_as_it_was_but_for_the_settings(root: Path) -> None:
    before = tree(root)
    run("install", root)
    run("uninstall", root)
    after = tree(root)
    assert after.pop("etc/qinbao/kiosk.yaml")
    assert after == before


@needs_root_tools
def test_settings_somebody_changed_survive_an_update(root: Path) -> None:
    run("install", root)
    file = root / "etc" / "qinbao" / "kiosk.yaml"
    file.write_text("idle: 90\n")
    run("install", root)
    assert file.read_text() == "idle: 90\n"


@needs_root_tools
def test_cups_keeps_no_jobs_and_listens_only_on_this_machine(root: Path) -> None:
    run("install", root)
    lines = (root / "etc" / "cups" / "cupsd.conf").read_text().splitlines()
    active = [line for line in lines if line and not line.startswith("#")]
    assert "PreserveJobHistory No" in active
    assert "PreserveJobFiles No" in active
    assert [line for line in active if line.startswith("Listen")] == ["Listen /run/cups/cups.sock"]
    assert "Browsing On" not in active


@needs_root_tools
def test_the_screen_follows_the_hours_in_the_settings(root: Path) -> None:
    run("install", root)
    on = (root / "etc/systemd/system/qinbao-kiosk-light-on.timer").read_text()
    off = (root / "etc/systemd/system/qinbao-kiosk-light-off.timer").read_text()
    assert "OnCalendar=*-*-* 07:30:00 Asia/Shanghai\n" in on
    assert "Unit=qinbao-kiosk-light@80.service" in on
    assert "OnCalendar=*-*-* 18:30:00 Asia/Shanghai\n" in off
    (root / "etc/qinbao/kiosk.yaml").write_text("idle: 90\n")
    run("install", root)
    assert not (root / "etc/systemd/system/qinbao-kiosk-light-on.timer").exists()


@needs_root_tools
def test_uninstalling_ends_the_fetching_of_content_and_keeps_what_was_fetched(root: Path) -> None:
    run("install", root)
    etc, shelf = root / "etc", root / "var" / "lib" / "qinbao" / "content" / "current.json"
    accounts = {"passwd": "qinbao-content:x:990:990::/:/usr/sbin/nologin\n", "group": "qinbao-content:x:990:\n"}
    for name, line in accounts.items():
        (etc / name).write_text((etc / name).read_text() + line)
    units = etc / "systemd" / "system"
    shutil.copy(UNIT.parent / "qinbao-content.timer", units)
    for path in (etc / "qinbao" / "content.conf", units / "qinbao-content.service.d" / "host.conf", shelf):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    run("uninstall", root)
    assert [name for name in tree(root) if "content" in name] == [str(shelf.relative_to(root))]
    assert not any("qinbao-content" in (etc / name).read_text() for name in accounts)


@pytest.mark.parametrize(("hour", "begins_anew"), [("4", True), ("5", False), ("12", False)])
def test_new_content_begins_at_night_in_beijing_wherever_the_machine_thinks_it_is(
    tmp_path: Path, hour: str, begins_anew: bool
) -> None:
    told = tmp_path / "told"
    says = {"date": f'[ "$TZ" = Asia/Shanghai ] && echo {hour} || echo 2', "systemctl": f'echo "$*" >{told}'}
    for name, does in says.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "changed").touch()
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "RUNTIME_DIRECTORY": str(tmp_path),
        "CACHE_DIRECTORY": "/nowhere",
    }
    subprocess.run([KIOSK / "fetch-content", "--restart"], check=True, env=environment)
    assert told.exists() == begins_anew
    assert "OnCalendar=*-*-* 00:30 Asia/Shanghai" in (UNIT.parent / "qinbao-content.timer").read_text()


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes somebody else")
def test_a_report_that_could_not_see_anything_is_none() -> None:
    asked = subprocess.run(
        ["setpriv", "--reuid=65534", "--clear-groups", "sh", "-c", (KIOSK / "report").read_text()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "root" in asked.stderr


@needs_root_tools
def test_the_kiosk_has_an_account_of_its_own_that_nobody_can_log_in_to(root: Path) -> None:
    run("install", root)
    (line,) = [line for line in (root / "etc" / "passwd").read_text().splitlines() if line.startswith("qinbao-kiosk:")]
    assert line.endswith("/usr/sbin/nologin")


@needs_root_tools
def test_the_kernel_is_told_to_overwrite_freed_memory_beside_what_it_was_told_before(root: Path) -> None:
    (root / "usr/sbin").mkdir(parents=True, exist_ok=True)
    (root / "usr/sbin/update-grub").touch()
    before = tree(root)
    run("install", root)
    options = "GRUB_CMDLINE_LINUX=quiet; . etc/default/grub.d/qinbao-kiosk.cfg; echo $GRUB_CMDLINE_LINUX"
    told = subprocess.run(["sh", "-c", options], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout == "quiet init_on_free=1\n"
    run("uninstall", root)
    assert tree(root).keys() == before.keys() | {"etc/qinbao/kiosk.yaml"}


@needs_root_tools
def test_another_boot_loader_has_to_be_told_by_hand(root: Path) -> None:
    assert "init_on_free=1" in run("install", root)
    assert not (root / "etc/default/grub.d").exists()


def test_the_light_is_set_and_never_quite_off(tmp_path: Path) -> None:
    panel = tmp_path / "panel"
    panel.mkdir()
    (panel / "max_brightness").write_text("850\n")
    for percent, value in (("80", "680"), ("0", "1"), ("300", "850")):
        subprocess.run([KIOSK / "light", percent, tmp_path], check=True)
        assert (panel / "brightness").read_text().strip() == value
    assert subprocess.run([KIOSK / "light", "loud", tmp_path], check=False, capture_output=True).returncode == 2


def test_of_many_screens_one_is_left_on_and_the_next_takes_its_place_when_it_is_gone(tmp_path: Path) -> None:
    drm, chosen, kernel = tmp_path / "drm", tmp_path / "chosen", tmp_path / "kernel"
    names = ("eDP-1", "HDMI-A-1", "HDMI-A-2")
    connectors = [drm / f"card0-{name}" for name in names]
    for connector in connectors:
        connector.mkdir(parents=True)
        (connector / "status").write_text("disconnected\n")
    # As the kernel does it: what is plugged in is known once it was told to look, and what is off stays off.
    kernel.write_text(
        "#!/bin/sh\n"
        'echo "$1" >"$2/told"\n'
        '[ "$1" = off ] && echo disconnected >"$2/status" || cp "$2/cable" "$2/status"\n'
    )
    kernel.chmod(0o755)

    def on(*plugged: str, asked: str = "") -> list[str]:
        """What is on, once these are plugged in."""
        for name, connector in zip(names, connectors, strict=True):
            (connector / "cable").write_text("connected\n" if name in plugged else "disconnected\n")
        subprocess.run(["sh", KIOSK / "one-screen", *asked.split(), drm, chosen, kernel], check=True)
        return [
            name
            for name, connector in zip(names, connectors, strict=True)
            if (connector / "status").read_text() == "connected\n"
        ]

    assert on() == []
    assert on("HDMI-A-2") == ["HDMI-A-2"]
    assert on("HDMI-A-1", "HDMI-A-2") == ["HDMI-A-2"]
    told = [(connector / "told").read_text().strip() for connector in connectors]
    assert told == ["off", "off", "detect"], "what is plugged in later must not be seen for a moment"
    assert on("HDMI-A-1") == ["HDMI-A-1"]
    assert on() == []
    assert on("HDMI-A-2", "eDP-1") == ["eDP-1"]
    assert on("HDMI-A-2", "eDP-1", asked="--all") == ["eDP-1", "HDMI-A-2"]
    assert not chosen.exists()


@needs_root_tools
def test_udev_hears_of_a_second_screen_from_where_the_program_is(root: Path) -> None:
    run("install", root)
    (rule,) = [
        line
        for line in (root / "etc/udev/rules.d/60-qinbao-kiosk.rules").read_text().splitlines()
        if not line.startswith("#")
    ]
    script = re.search(r'RUN\+="([^"]+)"', rule)
    assert script is not None
    assert Path(script[1]) == KIOSK / "one-screen"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_finds_no_fault_with_the_units_and_calls_them_safe(tmp_path: Path) -> None:
    for unit in (path for end in ("service", "timer", "path") for path in (KIOSK / "system").glob(f"*.{end}")):
        (tmp_path / unit.name).write_text(unit.read_text("utf-8").replace("/opt/qinbao/packaging/kiosk", str(KIOSK)))
    units = [str(tmp_path / "qinbao-kiosk.service"), str(tmp_path / "qinbao-kiosk-light@80.service")]
    units += [str(tmp_path / name) for name in ("qinbao-content.timer", "qinbao-sticks.path")]
    if shutil.which("cage") is not None:
        seen = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (seen.returncode, seen.stderr) == (0, "")
    for unit in (units[0], str(tmp_path / "qinbao-content.service")):
        told = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--no-pager", unit],
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
        level = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
        assert level is not None, told
        assert float(level.group(1)) <= 2.0


def test_07_no_other_console_and_no_emergency_key_is_left() -> None:
    logind = (KIOSK / "system" / "logind.conf").read_text()
    assert (KIOSK / "compositor").read_text().splitlines()[-1] == 'exec cage -d -- "$here/session"'
    assert "CtrlAltDelBurstAction=none" in (KIOSK / "system" / "system.conf").read_text()
    assert "NAutoVTs=0" in logind
    assert "kernel.sysrq = 0" in (KIOSK / "system" / "sysctl.conf").read_text()


def test_13_devices_that_are_not_named_are_refused() -> None:
    rules = [
        line for line in (KIOSK / "system" / "usbguard-rules.conf").read_text().splitlines() if line[:1] not in "#"
    ]
    assert rules[-1] == "reject"
    assert any(rule.startswith("reject with-interface all-of { 08:*:* 03:*:* }") for rule in rules)
    assert not any(rule.split("#")[0].strip() == "allow" for rule in rules)


def test_14_the_power_button_does_nothing() -> None:
    logind = (KIOSK / "system" / "logind.conf").read_text()
    for what in ("PowerKey", "PowerKeyLongPress", "LidSwitch", "LidSwitchExternalPower", "LidSwitchDocked"):
        assert f"\nHandle{what}=ignore\n" in logind


def test_15_the_service_has_no_network() -> None:
    unit = UNIT.read_text("utf-8")
    for line in (
        "RestrictAddressFamilies=AF_UNIX AF_NETLINK",
        "IPAddressDeny=any",
        "ProtectSystem=strict",
        "TemporaryFileSystem=/tmp:mode=1777,nosuid,nodev,size=64M /var/tmp:mode=1777,nosuid,nodev,size=64M",
        "NoNewPrivileges=yes",
        "MemorySwapMax=0",
    ):
        assert f"\n{line}\n" in unit


def test_18_the_start_script_makes_its_own_environment() -> None:
    script = (KIOSK / "session").read_text("utf-8")
    assert "env -i" in script
    assert "-P -s -m qinbao --kiosk" in script
    assert "EnvironmentFile" not in UNIT.read_text("utf-8")


def test_25_leaving_needs_the_operators_exit_code() -> None:
    from qinbao.kiosk.operator.operator import LEAVE, OFF, RESTART

    unit = UNIT.read_text("utf-8")
    assert f"RestartPreventExitStatus={LEAVE} {OFF}\n" in unit
    assert len({LEAVE, OFF, RESTART}) == 3


@pytest.mark.parametrize(
    ("result", "code", "status", "off"),
    [
        ("exit-code", "exited", "43", True),
        ("exit-code", "exited", "42", False),
        ("success", "exited", "0", False),
        ("signal", "killed", "43", False),
        ("watchdog", "killed", "KILL", False),
    ],
)
def test_only_the_operators_button_switches_the_machine_off(
    tmp_path: Path, result: str, code: str, status: str, off: bool
) -> None:
    (tmp_path / "systemctl").write_text(f"#!/bin/sh\necho $@ >{tmp_path}/told\n")
    (tmp_path / "systemctl").chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "SERVICE_RESULT": result, "EXIT_CODE": code, "EXIT_STATUS": status}
    env["QINBAO_KIOSK_ENDED"] = str(tmp_path / "ended")
    assert subprocess.run([KIOSK / "off"], env=env, check=False).returncode == 0
    assert (tmp_path / "told").exists() == off


@pytest.mark.parametrize(("run", "there", "unexpected"), [("1", True, False), ("1", False, True), ("0", True, True)])
def test_an_end_that_was_asked_for_is_told_as_one_however_cage_takes_it(
    tmp_path: Path, run: str, there: bool, unexpected: bool
) -> None:
    env = {"PATH": "/usr/bin:/bin", "QINBAO_KIOSK_ENDED": str(tmp_path / "ended")}
    main = {"MAINPID": "77"} if there else {}
    asked = subprocess.run([KIOSK / "off", "--asked"], env=env | main | {"INVOCATION_ID": run}, check=False)
    assert asked.returncode == 0
    ended = {"INVOCATION_ID": "1", "SERVICE_RESULT": "signal", "EXIT_CODE": "killed", "EXIT_STATUS": "ABRT"}
    subprocess.run([KIOSK / "off"], env=env | ended, check=True)
    log = TamperLog(tmp_path / "tamper.log", datetime.now)
    log.add("start", "1")
    note_start(log, tmp_path / "ended", {"INVOCATION_ID": "2"})
    assert [line.kind for line in log.lines()] == ["start", *(["killed"] if unexpected else []), "start"]


def test_the_kiosk_has_no_session_that_may_ask_the_system_for_anything() -> None:
    unit, rules = UNIT.read_text("utf-8"), (KIOSK / "system" / "polkit.rules").read_text()
    assert "PAMName" not in unit
    assert "LIBSEAT_BACKEND=seatd" in unit
    assert 'subject.user == "qinbao-kiosk"' in rules
    assert "polkit.Result.NO" in rules


def test_nothing_the_kiosk_needs_lies_where_its_unit_hides_it() -> None:
    unit = UNIT.read_text("utf-8")
    assert "\nProtectHome=yes\n" in unit
    runtime = re.search(r"^Environment=XDG_RUNTIME_DIR=(.*)$", unit, re.MULTILINE)
    name = re.search(r"^RuntimeDirectory=(.*)$", unit, re.MULTILINE)
    assert runtime is not None
    assert name is not None
    assert runtime.group(1) == f"/run/{name.group(1)}"


@needs_root_tools
def test_the_hash_of_the_pin_is_read_by_root_and_the_kiosk_only(root: Path) -> None:
    file = root / "etc" / "qinbao" / "kiosk.yaml"
    for _ in range(2):
        run("install", root)
        group = re.search(r"^qinbao-kiosk:[^:]*:(\d+):", (root / "etc" / "group").read_text(), re.MULTILINE)
        assert group is not None
        state = file.stat()
        assert (stat.S_IMODE(state.st_mode), state.st_uid, state.st_gid) == (0o640, 0, int(group.group(1)))
        # As an earlier version had left it.
        file.chmod(0o644)


@needs_root_tools
def test_units_a_package_has_brought_are_not_covered_by_copies(root: Path) -> None:
    run("install", root)
    copy = root / "etc" / "systemd" / "system" / "qinbao-kiosk.service"
    assert copy.exists()
    shutil.copy(UNIT, root / "usr/lib/systemd/system/qinbao-kiosk.service")
    shutil.copy(UNIT.parent / "qinbao-kiosk-light@.service", root / "usr/lib/systemd/system/")
    run("install", root)
    assert not copy.exists()
    wanted = root / "etc/systemd/system/multi-user.target.wants/qinbao-kiosk.service"
    assert wanted.readlink() == Path("/usr/lib/systemd/system/qinbao-kiosk.service")
