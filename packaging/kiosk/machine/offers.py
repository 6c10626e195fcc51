"""What qinbao-kiosk-harden offers, switched on in the machine, tried, and taken back."""

import time
from collections.abc import Callable

from doors import plug_stick
from lines import wait_for
from processor import PATIENCE
from qemu import Disk, Machine
from results import Results
from screens import Seen

USER, PASSWORD = "operator", "geheim1"
_TEXT = (720, 400)
"""Size of the screen before there is a menu."""


def offers(results: Results, installed: Disk) -> None:
    """Each by itself, on one disk, over a restart."""
    disk = installed.copy("offers")
    _usb(results, disk)
    _password(results, disk)
    _read_only(results, disk)


def _usb(results: Results, disk: Disk) -> None:
    with Machine(disk) as machine:
        machine.serves()
        with results.proof("usbguard: on", machine) as say:
            say(machine.tell("qinbao-kiosk-harden usb").splitlines()[-1])
            machine.opens_and_clears()
        with results.proof("usbguard: a stick is refused", machine):
            plug_stick(machine)
            wait_for(lambda: _authorized(machine, "46f4") == "0", 20, "the stick is let in")
            assert machine.run("ls /dev/sda").code != 0
        with results.proof("usbguard: while the operator asks it is let in, and not for longer", machine) as say:
            machine.tell("install -o qinbao-kiosk /dev/null /run/qinbao-kiosk/sticks")
            wait_for(lambda: "/run/qinbao-sticks/" in machine.run("cat /proc/mounts").out, 30, "it is not mounted")
            say(machine.tell("grep /run/qinbao-sticks/ /proc/mounts"))
            machine.tell("rm /run/qinbao-kiosk/sticks")
            wait_for(lambda: _authorized(machine, "46f4") == "0", 20, "it stays")
            assert "/run/qinbao-sticks/" not in machine.run("cat /proc/mounts").out
            machine.ask("device_del", id_="stick")
        with results.proof("usbguard: another keyboard is refused", machine):
            before = machine.tell("ls /dev/input | wc -l")
            machine.ask("device_add", driver="usb-kbd", id_="other", bus="usb.0", serial="other")
            time.sleep(3)
            assert machine.tell("ls /dev/input | wc -l") == before
            machine.ask("device_del", id_="other")
            machine.gone("other")
        with results.proof("usbguard: the touch panel comes back", machine):
            machine.ask("device_del", id_="tablet")
            machine.gone("tablet")
            machine.ask("device_add", driver="usb-tablet", id_="tablet", bus="usb.0", port="2")
            machine.run("sleep 2")
            machine.opens_and_clears()
        machine.switch_off()
    with Machine(disk) as machine, results.proof("usbguard: after a restart", machine):
        machine.serves()
        machine.opens_and_clears()
        machine.tell("qinbao-kiosk-harden usb off")
        machine.switch_off()


def _password(results: Results, disk: Disk) -> None:
    with Machine(disk) as machine, results.proof("boot loader: on") as say:
        machine.serves()
        machine.tell("grub-install /dev/vda && update-grub", 300)
        told = machine.tell(f"printf '{PASSWORD}\\n{PASSWORD}\\n' | qinbao-kiosk-harden boot-password", 300)
        say(told.splitlines()[-1])
        assert PASSWORD not in told
        machine.switch_off()
    with results.proof("boot loader: starting as usual asks nothing") as say, Machine(disk, loader=True) as machine:
        say(f"{machine.serves():.0f} s")
        machine.opens_and_clears()
    with results.proof("boot loader: changing the start needs it") as say, Machine(disk, loader=True) as machine:
        menu = _menu(machine)
        results.picture(machine, "boot loader, the menu")
        _edit(machine, menu, "wrong")
        results.picture(machine, "boot loader, after a wrong password")
        # Any key leads on from there to the menu; in an editor that had opened, this one would only move.
        _again_and_again(machine, "up", lambda seen: seen.like(menu) > 0.99, "it is not the menu that follows")
        _edit(machine, menu, PASSWORD)
        _again_and_again(machine, "up", lambda seen: not seen.blank and seen.like(menu) < 0.98, "no editor opens")
        results.picture(machine, "boot loader, after the right password")
        _again_and_again(machine, "esc", lambda seen: seen.like(menu) > 0.99, "the editor stays")
        machine.keys("ret")
        say(f"starts as usual after {machine.serves():.0f} s")
        assert "init=" not in machine.tell("cat /proc/cmdline")
        machine.tell("qinbao-kiosk-harden boot-password off", 300)
        assert "password" not in machine.tell("cat /boot/grub/grub.cfg")
        machine.switch_off()


def _menu(machine: Machine) -> Seen:
    """The menu of GRUB; a key stops its clock. Pressed before, more than a few keys would block the emulated ones."""

    def stands(seen: Seen) -> bool:
        return not seen.blank and (seen.width, seen.height) != _TEXT

    _soon(lambda: stands(machine.look()), "no menu")
    machine.keys("up")
    # Its words about the time left may stand for a while longer; they are less than a hundredth of it.
    time.sleep(3)
    return machine.look()


def _edit(machine: Machine, menu: Seen, password: str) -> None:
    """Ask for the editor; GRUB shows the letters of a name, and none of a password."""
    machine.keys("e")
    _soon(lambda: machine.look().like(menu) < 0.99, "the key was not heard")
    time.sleep(2)
    for key in (*USER, "ret"):
        before = machine.look()
        machine.keys(key)
        _soon(lambda before=before: not machine.look().same(before), f"{key} was not heard")  # type: ignore[misc]
    time.sleep(2)
    before = machine.look()
    for letter in password:
        time.sleep(1)
        machine.keys(letter)
    time.sleep(1)
    machine.keys("ret")
    _soon(lambda: not machine.look().same(before), "the password was not heard")


def _again_and_again(machine: Machine, key: str, then: Callable[[Seen], bool], otherwise: str) -> None:
    def pressed() -> bool:
        machine.keys(key)
        time.sleep(1)
        return then(machine.look())

    _soon(pressed, otherwise)


def _soon(true: Callable[[], bool], otherwise: str) -> None:
    """``wait_for``, but looking often: a boot loader does not wait for whoever comes late."""
    until = time.monotonic() + 10 * PATIENCE
    while not true():
        assert time.monotonic() < until, otherwise
        time.sleep(0.2)


def _read_only(results: Results, disk: Disk) -> None:
    with Machine(disk) as machine, results.proof("read-only root: on") as say:
        machine.serves()
        say(machine.tell("qinbao-kiosk-harden read-only", 300).splitlines()[-1])
        machine.switch_off()
    for number in (1, 2):
        with results.proof(f"read-only root: start {number}, then the plug is pulled") as say, Machine(disk) as machine:
            machine.serves()
            assert machine.tell("findmnt -n -o FSTYPE /") == "overlay"
            assert machine.run("test -e /etc/left").code != 0, "a change was kept"
            assert "重新开机就没有了" in machine.tell("qinbao-kiosk-install", 300), "nobody says that it is not kept"
            machine.tell("touch /etc/left && sync")
            machine.opens_and_clears()
            results.picture(machine, f"read-only root, start {number}")
            say(machine.tell("findmnt -n -o OPTIONS /media/root-ro"))
            if number == 2:
                machine.tell("qinbao-kiosk-harden read-only off")
                machine.switch_off()
    with results.proof("read-only root: off"), Machine(disk) as machine:
        machine.serves()
        assert machine.tell("findmnt -n -o FSTYPE /") == "ext4"
        assert machine.run("test -e /etc/left").code != 0, "a change was kept"
        machine.opens_and_clears()


def _authorized(machine: Machine, maker: str) -> str:
    return machine.run(f"cat $(dirname $(grep -l {maker} /sys/bus/usb/devices/*/idVendor))/authorized").out.strip()
