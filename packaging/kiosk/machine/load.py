"""Odd screens, a print server that does not answer, a queue nobody emptied, and what it costs to do nothing."""

import json
import time

from house import KEPT
from lines import wait_for
from qemu import Disk, Machine
from results import Results
from visit import goes_on, scan, somebody

SCREENS = ((800, 480), (480, 800))
JOBS = 50_000
IDLE = 0.002
"""Part of a processor that the kiosk may take while nobody is there."""
_AS_MANY = rf"""
    my ($c) = <c*>; my ($d) = <d*>; my $first = substr($c, 1);
    open(my $in, "<:raw", $c) || die; local $/; my $whole = <$in>;
    for my $n ($first + 1 .. $first + {JOBS - 1}) {{
        (my $job = $whole) =~ s/(\x21\x00\x06job-id\x00\x04)..../$1 . pack("N", $n)/se;
        open(my $out, ">:raw", sprintf("c%05d", $n)) || die; print $out $job; close $out;
        link($d, sprintf("d%05d-001", $n)) || die;
    }}
"""
"""The one job there is, once more and once more: what a queue is made of, without waiting for each to be taken."""
_USED = (
    "sed -n 's/^usage_usec //p' /sys/fs/cgroup/system.slice/qinbao-kiosk.service/cpu.stat; cut -d ' ' -f 1 /proc/uptime"
)
"""Microseconds, and the seconds of the machine's own clock."""


def load(results: Results, installed: Disk) -> None:
    """What is slow, small or too much."""
    with Machine(installed.copy("load"), served=True) as machine:
        machine.serves()
        machine.shows_start()
        with results.proof("idle", machine) as say:
            # Half a minute after a start each sheet is made once, one every few seconds; only then does nothing go on.
            time.sleep(60)
            wait_for(lambda: _part(machine, 10) < 0.05, 60, "it does not come to rest")
            part = _part(machine, 100)
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
                scan(machine, somebody().code)
                results.picture(machine, f"{width} by {height}, after the code")
                machine.clears()


def _part(machine: Machine, seconds: float) -> float:
    """Which part of the processor the kiosk takes within so many seconds."""
    used, began = map(float, machine.tell(_USED).split())
    time.sleep(seconds)
    more, ended = map(float, machine.tell(_USED).split())
    return (more - used) / 1e6 / (ended - began)


def _hangs(results: Results, machine: Machine) -> None:
    with results.proof("CUPS takes calls and never answers", machine):
        machine.tell("pkill -STOP -x cupsd")
        machine.opens()
        scan(machine, somebody().code)
        goes_on(machine, lambda: machine.run("pgrep -u qinbao-kiosk -x lp").code == 0)
        results.picture(machine, "CUPS never answers, what is told")
        for _ in range(3):
            machine.clears()
            machine.opens()
        machine.clears()
        # Nobody knows what becomes of it: it counts as printed.
        paper = machine.tell("cat /var/lib/qinbao-kiosk/state/qinbao/counters.json")
        assert sum(day.get("paper", {}).get("", 0) for day in json.loads(paper).values()) >= 1, paper
        machine.tell("pkill -CONT -x cupsd")
    with results.proof("a printer that takes a sheet and never ends", machine):
        wait_for(lambda: not _queue(machine), 60, "what was sent before is still there")
        machine.tell(f"rm -rf {KEPT}; touch /run/printer-hangs")
        machine.opens()
        scan(machine, somebody().code)
        goes_on(machine, lambda: bool(_queue(machine)))
        results.picture(machine, "the printer never ends, what is told")
        machine.clears()
        machine.opens_and_clears()
        wait_for(lambda: not _queue(machine), 60, "the sheet waits for the next person")
        machine.tell("rm /run/printer-hangs; sleep 5")
        assert machine.run(f"ls {KEPT}").out == "", "the sheet came out for the next person"


def _queue(machine: Machine) -> str:
    return machine.run("lpstat -o house").out.strip()


def _many(results: Results, machine: Machine) -> None:
    with results.proof(f"{JOBS} jobs in the queue", machine) as say:
        machine.tell(
            "cupsdisable house; echo x >/tmp/one; lp -d house /tmp/one; systemctl stop cups.service cups.socket"
        )
        machine.tell(f"cd /var/spool/cups && perl -e '{_AS_MANY}' && rm -f /var/cache/cups/job.cache", 600)
        machine.tell("sed -i '1i MaxJobs 0' /etc/cups/cupsd.conf; systemctl start cups.socket cups.service", 600)
        told = len(machine.tell("lpstat -o house", 300).splitlines())
        assert told >= JOBS, f"CUPS knows of {told}"
        machine.opens_and_clears()
        before = machine.restarts()
        machine.tell("pkill -KILL -u qinbao-kiosk -x qinbao")
        machine.started_anew(before)
        machine.opens_and_clears()
        say(f"{told}; served before and after a restart")
