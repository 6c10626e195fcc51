"""What qinbao-kiosk-harden offers, switched on in the machine, tried, and taken back."""

import time

from doors import plug_stick
from lines import wait_for
from qemu import Disk, Machine
from results import Results


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
        told = machine.tell("printf 'geheim1\\ngeheim1\\n' | qinbao-kiosk-harden boot-password", 300)
        say(told.splitlines()[-1])
        assert "geheim1" not in told
        machine.switch_off()
    with results.proof("boot loader: starting as usual asks nothing") as say, Machine(disk, loader=True) as machine:
        say(f"{machine.serves():.0f} s")
        machine.opens_and_clears()
    with results.proof("boot loader: changing the start needs it") as say, Machine(disk, loader=True) as machine:
        time.sleep(4)
        results.picture(machine, "boot loader, the menu")
        before = machine.look()
        machine.keys("e")
        time.sleep(1)
        asked = machine.look()
        results.picture(machine, "boot loader, after e")
        assert asked.like(before) < 1.0, "the key was not heard"
        for letter in "operator":
            machine.keys(letter)
        machine.keys("ret")
        for letter in "wrong":
            machine.keys(letter)
        machine.keys("ret")
        time.sleep(3)
        results.picture(machine, "boot loader, after a wrong password")
        machine.keys("ret")
        say(f"starts as usual after {machine.serves():.0f} s")
        assert "init=" not in machine.tell("cat /proc/cmdline")
        machine.tell("qinbao-kiosk-harden boot-password off", 300)
        assert "password" not in machine.tell("cat /boot/grub/grub.cfg")
        machine.switch_off()


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
            machine.tell("touch /etc/left && sync")
            machine.opens_and_clears()
            results.picture(machine, f"read-only root, start {number}")
            say(machine.tell("findmnt -n -o OPTIONS /media/root-ro"))


def _authorized(machine: Machine, maker: str) -> str:
    return machine.run(f"cat $(dirname $(grep -l {maker} /sys/bus/usb/devices/*/idVendor))/authorized").out.strip()
