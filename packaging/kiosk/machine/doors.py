"""Keys, consoles, sticks: ways past the kiosk that only a real machine has."""

import re
import subprocess
import time
from pathlib import Path

from lines import wait_for
from qemu import Disk, Machine
from results import Results


def doors(results: Results, installed: Disk) -> None:
    """Each is tried with the kiosk serving, and the keys once more with its service stopped."""
    with Machine(installed.copy("doors"), served=True) as machine:
        machine.serves()
        machine.shows_start()
        with results.proof("systemd-analyze security", machine) as say:
            told = machine.tell("systemd-analyze security --no-pager qinbao-kiosk.service")
            level = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
            assert level is not None, told
            say(level[1])
            assert float(level[1]) <= 2.0
        with results.proof("no session, and polkit allows nothing", machine):
            assert "qinbao" not in machine.tell("loginctl list-sessions --no-legend")
            for what in ("poweroff", "reboot", "suspend", "hibernate"):
                asked = machine.run(
                    f"setpriv --reuid=qinbao-kiosk --regid=qinbao-kiosk --clear-groups systemctl {what}"
                )
                assert asked.code != 0, f"{what} is allowed"
            wait_for(lambda: not machine.off, 1, "it is off")
        _keys(results, machine, "serving")
        _stick(results, machine)
        with results.proof("power button", machine):
            machine.ask("system_powerdown")
            time.sleep(4)
            machine.opens_and_clears()
        machine.tell("systemctl stop qinbao-kiosk.service")
        _keys(results, machine, "stopped")
        with results.proof("where SysRq is allowed the same keys do start it anew"):
            machine.tell("sysctl -q kernel.sysrq=1")
            machine.keys("alt", "sysrq", "b")
            wait_for(lambda: machine.off, 10, "these keys prove nothing")


def _keys(results: Results, machine: Machine, state: str) -> None:
    with results.proof(f"SysRq, {state}", machine):
        for letter in "beioukrs":
            machine.keys("alt", "sysrq", letter)
        time.sleep(1)
        assert not machine.off
        assert machine.tell("cat /proc/sys/kernel/sysrq") == "0"
        _still(machine, state)
    with results.proof(f"Ctrl+Alt+Del twelve times, {state}", machine):
        for _ in range(12):
            machine.keys("ctrl", "alt", "delete")
        time.sleep(4)
        assert not machine.off
        assert machine.tell("systemctl list-jobs --no-legend | wc -l") == "0"
        _still(machine, state)
    with results.proof(f"other consoles, {state}", machine):
        for number in range(1, 13):
            machine.keys("ctrl", "alt", f"f{number}")
            machine.keys("alt", f"f{number}")
        for way in ("left", "right"):
            machine.keys("alt", way)
        time.sleep(0.5)
        gettys = machine.run("systemctl list-units --no-legend --plain --state=running 'getty@*' 'autovt@*'").out
        assert not gettys, gettys
        assert not machine.run("pgrep -x agetty").out
        _still(machine, state)


def _still(machine: Machine, state: str) -> None:
    if state == "serving":
        assert machine.tell("cat /sys/class/tty/tty0/active") == "tty1"
        machine.opens_and_clears()


def plug_stick(machine: Machine) -> None:
    """A stick of 64 MB as they are sold, ``stick``."""
    stick = machine.here / "stick"
    with stick.open("wb") as file:
        file.truncate(64 << 20)
    subprocess.run(["mkfs.vfat", "-I", stick], check=True, stdout=subprocess.DEVNULL)
    machine.ask("blockdev-add", driver="raw", node_name="stick", file={"driver": "file", "filename": str(stick)})
    machine.ask("device_add", driver="usb-storage", id_="stick", drive="stick", bus="usb.0")


def _stick(results: Results, machine: Machine) -> None:
    with results.proof("USB stick plugged in", machine) as say:
        before = machine.tell("cat /proc/mounts")
        plug_stick(machine)
        wait_for(lambda: machine.run("grep -l 46f4 /sys/bus/usb/devices/*/idVendor").code == 0, 10, "not seen at all")
        machine.run("udevadm settle; sleep 3")
        assert machine.tell("cat /proc/mounts") == before
        log = Path("/var/lib/qinbao-kiosk/state/qinbao/tamper.log")
        wait_for(lambda: "usb-in" in machine.run(f"cat {log}").out, 90, "nothing in the log")
        say("in the log; not mounted, as no operator asked for it")
        machine.ask("device_del", id_="stick")
        machine.gone("stick")
