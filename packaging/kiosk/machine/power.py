"""What breaks around it: power, disk, clock."""

import random
import time

from house import PIN
from lines import wait_for
from qemu import CLEAR, Disk, Machine
from results import Results
from screens import Seen

CUTS = 10
_UNIT, _STATE = "qinbao-kiosk.service", "/var/lib/qinbao-kiosk"
FULL = "for size in 1M 1k; do dd if=/dev/zero of=/var/full$size bs=$size 2>/dev/null; done; sync"


def power(results: Results, installed: Disk) -> None:
    """Pull the plug at ten moments between the kernel and a visit; always on the same disk."""
    disk = installed.copy("power")
    moments = random.Random(17)
    for number in range(CUTS):
        after = 2 + 5 * number + moments.random() * 3
        with results.proof(f"power cut {number + 1}") as say, Machine(disk) as machine:
            time.sleep(after)
            if number > CUTS // 2:
                machine.serves()
                machine.shows_start()
                machine.opens()
            results.picture(machine, f"power cut {number + 1}, the moment before")
            say(f"{time.monotonic() - machine.began:.0f} s after it was switched on")
    with Machine(disk) as machine:
        with results.proof("serves after ten power cuts", machine) as say:
            say(f"after {machine.serves():.0f} s")
            machine.opens_and_clears()
            told = machine.tell("qinbao-kiosk-report")
            assert "tamper_log=whole" in told, told
            assert "damaged=none" in told, told
            log = machine.tell("cat /var/lib/qinbao-kiosk/state/qinbao/tamper.log")
            say(f"{log.count(' power')} of them in the log")
            assert " power" in log, log
            assert "clean" in machine.tell("tune2fs -l /dev/vda1 | grep 'Filesystem state'")
        _full_disk(results, machine)
    with Machine(disk) as machine, results.proof("starts on a full disk", machine):
        machine.serves()
        machine.opens_and_clears()
        assert machine.tell("df --output=avail / | tail -n 1") == "0"
    _read_only(results, disk)
    _clock(results, disk, installed)


def _full_disk(results: Results, machine: Machine) -> None:
    with results.proof("the disk fills while it serves", machine):
        machine.opens()
        machine.tell(FULL, 600)
        machine.clears()
        machine.opens_and_clears()
        before = machine.restarts()
        machine.tell("pkill -KILL -u qinbao-kiosk -x cage; sync")
        machine.started_anew(before)
        machine.opens_and_clears()


def _read_only(results: Results, disk: Disk) -> None:
    """The state folder alone, from the start; then the disk as the kernel leaves it after an error."""
    other = disk.copy("readonly")
    with Machine(other) as machine:
        machine.serves()
        machine.run("rm -f /var/full1M /var/full1k")
        with results.proof("starts with a state folder that is read-only", machine):
            machine.tell(f"systemctl stop {_UNIT}; mount --bind {_STATE} {_STATE}; mount -o remount,bind,ro {_STATE}")
            machine.tell(f"systemctl start {_UNIT}")
            inside = machine.tell("pgrep -u qinbao-kiosk -x qinbao")
            machine.tell(f"! nsenter --target {inside} --mount touch {_STATE}/x 2>/dev/null")
            machine.opens_and_clears()
            shut = _corner(machine)
            _enter_pin(machine)
            results.picture(machine, "the right PIN where wrong ones cannot be counted")
            assert machine.look().like(shut) > 0.97, "the right PIN opens what has to be shut"
        machine.tell(f"systemctl stop {_UNIT} && umount {_STATE} && systemctl start {_UNIT}")
        with results.proof("the same PIN opens once the folder can be written", machine):
            machine.serves()
            asks = _corner(machine)
            _enter_pin(machine)
            assert machine.look().like(asks) < 0.9, "the right PIN opens nothing"
            machine.tell(f"systemctl restart {_UNIT}")
        with results.proof("the disk turns read-only while it serves", machine):
            machine.tell("echo u >/proc/sysrq-trigger; sleep 2; ! touch /var/x 2>/dev/null")
            machine.opens_and_clears()
            before = machine.restarts()
            machine.tell("pkill -KILL -u qinbao-kiosk -x cage")
            machine.started_anew(before)
            machine.opens_and_clears()


def _corner(machine: Machine) -> Seen:
    """What the operator's corner opens. Seven taps that come too slowly, for the machine is busy, open a visit."""
    for _ in range(4):
        machine.shows_start()
        start = machine.look()
        for _ in range(7):
            machine.tap(0.02, 0.03)
        wait_for(lambda start=start: machine.look().like(start) < 0.9, 10, "nothing opens")  # type: ignore[misc]
        time.sleep(2)
        if (seen := machine.look()).box(CLEAR) is None:
            return seen
        machine.clears()
    raise AssertionError("the operator's corner does not open")


def _enter_pin(machine: Machine) -> None:
    """On the page's own keys: figures of a keyboard are taken for those of a scanner."""
    rows, columns = (0.359, 0.456, 0.552, 0.648), (0.41, 0.5, 0.59)
    places = {str(at + 1): (columns[at % 3], rows[at // 3]) for at in range(9)} | {"0": (columns[1], rows[3])}
    for key in PIN:
        machine.tap(*places[key])
        time.sleep(1)
    machine.tap(columns[2], rows[3])
    time.sleep(4)


def _clock(results: Results, disk: Disk, installed: Disk) -> None:
    for base in ("2016-02-29T03:00:00", "2036-12-31T03:00:00"):
        other = disk.copy("clock")
        with results.proof(f"the clock says {base[:4]}") as say, Machine(other, clock=base) as machine:
            machine.serves()
            # Where it says less than systemd knows of the last start, systemd believes itself.
            say(machine.tell("date +%Y"))
            machine.opens_and_clears()
            results.picture(machine, f"the clock says {base[:4]}")
    with Machine(installed.copy("clock"), served=True) as machine:
        machine.shows_start()
        for leap in ("+10", "-20", "+10"):
            with results.proof(f"the clock leaps {leap} years while it serves", machine) as say:
                machine.opens()
                machine.tell(f"date -s '{leap} years'")
                say(machine.tell("date +%Y"))
                machine.clears()
                machine.opens_and_clears()
