"""Odd screens, a print server that does not answer, a queue nobody emptied, and what it costs to do nothing."""

import time

from lines import wait_for
from qemu import PRIMARY, Disk, Machine
from results import Results
from visit import scan, somebody

SCREENS = ((800, 480), (480, 800))
JOBS = 5000
IDLE = 0.002
"""Part of a processor that the kiosk may take while nobody is there."""
_USED = "sed -n 's/^usage_usec //p' /sys/fs/cgroup/system.slice/qinbao-kiosk.service/cpu.stat"


def load(results: Results, installed: Disk) -> None:
    """What is slow, small or too much."""
    with Machine(installed.copy("load"), served=True) as machine:
        machine.serves()
        machine.shows_start()
        with results.proof("idle", machine) as say:
            time.sleep(20)
            before, began = int(machine.tell(_USED)), time.monotonic()
            time.sleep(100)
            part = (int(machine.tell(_USED)) - before) / 1e6 / (time.monotonic() - began)
            say(f"{100 * part:.2f} % of a processor")
            assert part <= IDLE
        _hangs(results, machine)
        _many(results, machine)
    with Machine(installed.copy("load"), served=True) as machine:
        for width, height in SCREENS:
            with results.proof(f"a screen of {width} by {height}", machine):
                machine.first_screen(width, height)
                machine.tell("systemctl restart qinbao-kiosk.service")
                machine.shows_start()
                seen = machine.look()
                assert (seen.width, seen.height) == (width, height), f"{seen.width} by {seen.height}"
                results.picture(machine, f"{width} by {height}, start")
                machine.opens()
                results.picture(machine, f"{width} by {height}, first page")
                scan(machine, somebody()[1])
                results.picture(machine, f"{width} by {height}, after the code")
                machine.clears()


def _hangs(results: Results, machine: Machine) -> None:
    with results.proof("CUPS takes calls and never answers", machine):
        machine.tell("pkill -STOP -x cupsd")
        machine.opens()
        scan(machine, somebody()[1])
        before = machine.look()
        place = before.box(PRIMARY)
        assert place is not None
        for _ in range(3):
            machine.clears()
            machine.opens()
        machine.clears()
        machine.tell("pkill -CONT -x cupsd")
    with results.proof("a printer that takes a sheet and never ends", machine):
        machine.tell("touch /run/printer-hangs")
        machine.opens()
        scan(machine, somebody()[1])
        machine.clears()
        machine.opens_and_clears()
        machine.tell("rm /run/printer-hangs")


def _many(results: Results, machine: Machine) -> None:
    with results.proof(f"{JOBS} jobs in the queue", machine) as say:
        machine.tell("sed -i '1i MaxJobs 0' /etc/cups/cupsd.conf; systemctl restart cups; sleep 2; cupsdisable house")
        fifty = "for n in $(seq 50); do lp -d house /tmp/one >/dev/null & done; wait"
        machine.tell(f"echo x >/tmp/one; for n in $(seq {JOBS // 50}); do {fifty}; done", 600)
        say(machine.tell("lpstat -o house | wc -l"))
        machine.opens_and_clears()
        machine.tell("pkill -KILL -u qinbao-kiosk -x qinbao")
        wait_for(machine.active, 60, "it does not come back")
        machine.opens_and_clears()
        say("served before and after a restart")
        machine.tell("cancel -a house; cupsenable house", 300)
