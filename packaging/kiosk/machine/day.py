"""Eight hours of people, one after the other, at a kiosk as it ships; nobody helps it."""

import random
import time
from datetime import UTC, datetime
from typing import NamedTuple

from hands import script
from house import KEPT, keep
from qemu import Disk, Machine
from results import Results
from visit import keys, somebody

HOURS = 8
SAMPLES, WARM = 20, 3
"""As in ``packaging/proof/soak``: looked at so often, and nothing may grow after a fifth of the time."""
GROWTH = 0.05
CODES = 12
"""So many people had a sheet printed before; they come again and again."""
SEED = 11
LONGEST = 3 * 3600
"""Seconds that may pass out here."""
_SAID = "/run/crowd"


class Sample(NamedTuple):
    """How it was at one moment of the day."""

    uptime: int
    """Seconds since the machine was switched on, by its own clock."""
    visits: int
    touches: int
    typed: int
    sheets: int
    process: str
    """systemd's and the program's."""
    own: int
    """kB of the program that no file is behind."""
    all: int
    """Bytes of all of the kiosk's processes that no file is behind."""


def day(results: Results, installed: Disk) -> None:
    """From eight in the morning in Beijing."""
    with Machine(installed.copy("day"), clock=f"{datetime.now(UTC):%F}T00:00:00", hurries=True) as machine:
        machine.serves(240)
        machine.shows_start()
        samples: list[Sample] = []
        with results.proof(f"{HOURS} hours of people, one after the other", machine) as say:
            began = float(machine.tell("cut -d ' ' -f 1 /proc/uptime"))
            samples = _pass(results, machine)
            last = samples[-1]
            say(f"{last.visits} visits, {last.touches} touches, {last.typed} keys, {last.sheets} sheets")
            assert last.uptime - began >= HOURS * 3600, f"only {last.uptime - began:.0f} s"
            assert len({sample.process for sample in samples}) == 1, "it was started anew"
            assert machine.restarts() == 0
            assert last.sheets, "nobody came as far as a sheet"
        with results.proof("nothing was warned of", machine):
            warned = machine.run("journalctl -b -q --no-pager -o cat -p warning -u qinbao-kiosk").out
            assert not warned, warned
        with results.proof("nothing grew", machine) as say:
            assert len(samples) == SAMPLES, "the day has no end"
            grown = [(last - warm) / warm for warm, last in zip(samples[WARM][-2:], samples[-1][-2:], strict=True)]
            say(", ".join(f"{name} {100 * more:+.1f} %" for name, more in zip(("program", "all"), grown, strict=True)))
            assert all(more <= GROWTH for more in grown)
        with results.proof("the next one is served", machine):
            machine.tell("sleep 300")
            machine.opens_and_clears()
        keep(results.pictures, machine)


def _pass(results: Results, machine: Machine) -> list[Sample]:
    """The samples of a day that passed."""
    chance = random.Random(SEED)
    codes = " ".join(",".join(map(str, keys(somebody(chance).code))) for _ in range(CODES))
    machine.tell(
        f"modprobe uinput; {script('crowd')} >{_SAID}.pl; systemd-run -q --unit=crowd -p StandardOutput=file:{_SAID}"
        f" perl {_SAID}.pl {SEED} {HOURS * 3600} {KEPT} {codes}"
    )
    began, samples = time.monotonic(), list[Sample]()
    while len(samples) < SAMPLES:
        assert time.monotonic() - began < LONGEST, f"{len(samples)} of {SAMPLES} parts of the day passed"
        time.sleep(10)
        rows = machine.tell(f"cat {_SAID}").splitlines()
        for row in rows[len(samples) :]:
            *counts, process, own, whole = row.split()
            samples.append(Sample(*map(int, counts), process, int(own), int(whole)))
            print(f"{time.monotonic() - began:.0f} s out here: {samples[-1]}", flush=True)
            results.picture(machine, f"the day, {len(samples):02} of {SAMPLES}")
        assert machine.run("systemctl is-active crowd").code == 0 or len(samples) == SAMPLES, "the people went away"
    return samples
