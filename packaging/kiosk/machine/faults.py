"""What breaks while it serves: processes, keyboards, screens."""

from lines import wait_for
from qemu import CLEAR, Disk, Machine
from results import Results

NOTICED = ("KILL cage", "STOP cage", "KILL session", "KILL qinbao", "STOP qinbao")
"""Of the kiosk's own three; the start script only waits, so that nobody misses one that stands still."""
OTHERS = (
    "session",
    "seatd",
    "cupsd",
    "dbus-daemon",
    "systemd-journal",
    "systemd-udevd",
    "systemd-logind",
    "polkitd",
)


def faults(results: Results, installed: Disk) -> None:
    """Kill, stop, pull out; each time it has to serve again without anybody's help."""
    with Machine(installed.copy("faults"), served=True) as machine:
        machine.shows_start()
        _replug(results, machine)
        for what in NOTICED:
            with results.proof(what, machine) as say:
                signal, name = what.split()
                before = machine.restarts()
                machine.tell(f"pkill -{signal} -u qinbao-kiosk -x {name}")
                seconds = machine.started_anew(before)
                say(f"noticed after {seconds:.0f} s, serves after {seconds + machine.shows_start():.0f} s")
        for name in OTHERS:
            for signal in ("STOP", "CONT", "KILL")[: 2 if name == "session" else 3]:
                with results.proof(f"{signal} {name}", machine):
                    if name == "polkitd":
                        # It is there once somebody has asked it, and ends with the message bus.
                        machine.tell("systemctl start polkit.service")
                    machine.tell(f"pkill -{signal} -x {name[:15]}")
                    machine.opens_and_clears()
        with results.proof("nothing of the system ended in a crash"):
            told = machine.tell("journalctl -b --no-pager -o cat -p 2 | head -n 5")
            assert not told, told
    with Machine(installed.copy("screens")) as machine, results.proof("two screens from the start", machine) as say:
        machine.second_screen(True)
        machine.serves(240)
        say(machine.tell("cat /run/qinbao-one-screen"))
        # Where both were on, a panel would lie over both, and a finger would miss.
        machine.panel()
        machine.opens_and_clears()


def _replug(results: Results, machine: Machine) -> None:
    for device, driver in (("tablet", "usb-tablet"), ("keyboard", "usb-kbd")):
        with results.proof(f"{device} pulled out and plugged in", machine):
            before = machine.restarts()
            machine.ask("device_del", id_=device)
            machine.gone(device)
            assert not machine.look().blank
            machine.ask("device_add", driver=driver, id_=device, bus="usb.0")
            machine.run("udevadm settle; sleep 1")
            if device == "keyboard":
                machine.shows_start()
                machine.keys("ret")
                wait_for(lambda: machine.look().box(CLEAR) is not None, 30, "the keyboard opens no visit")
                machine.clears()
            machine.opens_and_clears()
            assert machine.restarts() == before, "it was started anew"
    with results.proof("second screen plugged in", machine):
        machine.second_screen(True)
        machine.run("sleep 3")
        machine.shows_start()
        results.picture(machine, "second screen, what it shows", head=1)
        machine.opens_and_clears()
    with results.proof("second screen pulled out", machine):
        machine.second_screen(False)
        machine.run("sleep 3")
        machine.shows_start()
        machine.opens_and_clears()
    with results.proof("the screen in another socket, and back", machine):
        machine.other_socket()
        wait_for(lambda: "Virtual-2" in machine.run("cat /run/qinbao-one-screen").out, 30, "nothing is chosen anew")
        machine.opens_and_clears()
        results.picture(machine, "another socket, what it shows")
        machine.first_socket()
        wait_for(lambda: "Virtual-1" in machine.run("cat /run/qinbao-one-screen").out, 30, "it does not come back")
        machine.opens_and_clears()
