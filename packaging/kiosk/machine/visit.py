"""It serves, prints, and keeps nothing of whoever was there."""

import base64
import mmap
import random
import subprocess
from collections.abc import Callable
from itertools import count as count_from
from pathlib import Path
from typing import NamedTuple

from hands import script
from house import KEPT, keep
from lines import wait_for
from qemu import PRIMARY, Disk, Machine
from results import Results
from screens import Seen, middle

from qinbao.content.library import Library
from qinbao.kiosk.visit.resume import encode

ANSWERS = {"for": "parent", "smartphone": "yes", "channel": "alipay", "face": "yes"}
"""All that is asked: from there on one button leads to the sheets."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def visit(results: Results, installed: Disk) -> None:
    """Walk to a printed sheet by touch, then look for traces from outside."""
    with Machine(installed.copy("visit"), served=True) as machine:
        machine.serves()
        with results.proof("all of it in one cgroup, nothing of root", machine) as say:
            names = machine.tell(
                "ps -o user=,comm= -p $(cat /sys/fs/cgroup/system.slice/qinbao-kiosk.service/cgroup.procs)"
            )
            say(", ".join(sorted({row.split()[1] for row in names.splitlines()})))
            assert {row.split()[0] for row in names.splitlines()} == {"qinbao-+"}, names
        with results.proof("the kernel overwrites what it frees, and makes no large pages of the program's", machine):
            assert "init_on_free=1" in machine.tell("cat /proc/cmdline").split()
            assert machine.tell("sed -n 's/^THP_enabled:\\s*//p' /proc/$(pgrep -x qinbao)/status") == "0"
        move_about(machine)
        # Each look at a file is written down, as on a disk without relatime.
        machine.tell("mount -o remount,strictatime / && touch /run/began && sleep 2")
        label, short, code = somebody()
        print(f"this visit is from {label}", flush=True)
        marks = [label, code]
        with results.proof("a visit by touch panel, to a printed sheet", machine) as say:
            machine.panel()
            machine.opens()
            results.picture(machine, "visit, first page")
            _slides(results, machine)
            scan(machine, code)
            results.picture(machine, "visit, after the code")
            printed(results, machine)
            sheet = fetch(machine, results.pictures / "printed.pdf")
            text = subprocess.run(["pdftotext", sheet, "-"], check=True, capture_output=True, text=True).stdout
            assert f"{short} ·" in text, "the sheet is of another place"
            say(f"{len(text)} letters on the sheet")
        with results.proof("while it goes on its traces are there to be found", machine) as say:
            found = traces(machine, marks)
            say(str(found))
            machine.tell("echo 1 >/proc/sys/vm/compact_memory")
            assert any(found.values()), "whoever finds nothing here proves nothing later"
        with results.proof("after 马上清屏 they are nowhere in memory or on disk", machine) as say:
            machine.clears()
            # The page is seen first; memory is swept next, before anybody can press a thing. Here that takes seconds.
            machine.tell(f"sleep 10; rm -rf {KEPT}")
            found = traces(machine, marks)
            say(str(found))
            assert not any(found.values())
        with results.proof("no file of the content tells by its times what was asked"):
            looked = "find / -xdev -anewer /run/began -path '*/data/*' -type f"
            read = machine.tell(looked)
            assert not read, read
            machine.tell("cat /usr/lib/qinbao/lib/qinbao/data/regions/beijing.yaml >/dev/null")
            assert "beijing" in machine.tell(looked), "whoever finds nothing here proves nothing"
        keep(results.pictures, machine)


def _slides(results: Results, machine: Machine) -> None:
    """A finger moves the page and presses nothing; moved back, it is the same page."""
    before = machine.look()
    machine.slide(0.4, 0.6, 0.3)
    results.picture(machine, "visit, first page, moved by a finger")
    assert machine.look().like(before) < 0.95, "the page does not go along with the finger"
    machine.slide(0.4, 0.3, 0.7)
    assert machine.look().like(before) > 0.99, "it is another page"


def move_about(machine: Machine) -> None:
    """Have the kernel do all the time what it does now and then: copy pages together, and leave them as they were."""
    machine.tell(
        "cd /sys/kernel/mm/transparent_hugepage/khugepaged; echo 100 >scan_sleep_millisecs; echo 100000 >pages_to_scan"
    )


class Somebody(NamedTuple):
    """Who comes with a sheet that was printed in a county."""

    label: str
    """The county with its city and province."""
    short: str
    """As a sheet names it."""
    code: str
    """Of the sheet."""


def somebody(chance: random.Random | None = None) -> Somebody:
    """From a county nobody asks for; always another one, or as ``chance`` has it."""
    chance = chance or random.Random()
    library = Library()
    counties = [place for place in library.places.all if len(library.places.ancestors(place)) == 2]
    while True:
        place = chance.choice(counties)
        code = encode(library, "family-account", {"place": place.code, **ANSWERS})
        if code is not None:
            return Somebody(library.places.label(place), place.short, code)


def scan(machine: Machine, code: str) -> None:
    """Plug a scanner in that types the code; out again it goes by itself."""
    before = machine.look()
    # The numbers of its keys: the code itself is to be found nowhere in there but where the kiosk has it.
    machine.tell(f"modprobe uinput && {script('scanner')} | perl - {' '.join(map(str, keys(code)))}")
    changed(machine, before, "the code was not read")


def keys(text: str) -> list[int]:
    """What Linux calls the keys of a text and of Enter (linux/input-event-codes.h)."""
    rows = {2: "1234567890", 16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm", 12: "-"}
    named = {letter: first + at for first, letters in rows.items() for at, letter in enumerate(letters)}
    return [*(named[letter] for letter in text.lower()), 28]


def changed(machine: Machine, before: Seen, otherwise: str) -> None:
    """Wait until the screen shows something else."""
    wait_for(lambda: machine.look().like(before) < 0.99, 10, otherwise)


def printed(results: Results, machine: Machine) -> None:
    """Go on until the printer has a sheet."""
    pages = count_from(1)

    def there() -> bool:
        return machine.run(f"ls {KEPT}/*.pdf").code == 0

    goes_on(machine, there, lambda: results.picture(machine, f"visit, page {next(pages)}"))


def goes_on(machine: Machine, there: Callable[[], bool], passed: Callable[[], object] = lambda: None) -> None:
    """Press the one button that leads on, page by page, until ``there``; ``passed`` is called after each page."""
    for number in range(40):
        # A page on which nothing is to be pressed, while a sheet is on its way, is left by itself.
        wait_for(lambda: there() or _leads_on(machine.look()) is not None, 15, f"page {number} does not go on")
        if there():
            return
        before = machine.look()
        machine.until_tapped(
            _leads_on,
            lambda seen, before=before: seen.like(before) < 0.99,  # type: ignore[misc]
            f"page {number} does not go on",
        )
        passed()
    raise AssertionError("nothing was printed")


def _leads_on(seen: Seen) -> tuple[float, float] | None:
    return middle(seen.button(PRIMARY))


def fetch(machine: Machine, to: Path) -> Path:
    """The last sheet that was printed."""
    to.write_bytes(base64.b64decode(machine.tell(f"base64 -w 0 $(ls -t {KEPT}/*.pdf | head -n 1)")))
    return to


def traces(machine: Machine, marks: list[str]) -> dict[str, int]:
    """How often each mark is found in all of the machine's memory, and on its disk."""
    machine.tell("sync")
    memory = machine.here / "memory"
    machine.ask("dump-guest-memory", 300, paging=False, protocol=f"file:{memory}")
    found = {}
    for mark in marks:
        found[f"{mark[:4]} memory"] = count(memory, mark)
        found[f"{mark[:4]} disk"] = count(machine.layer, mark)
    memory.unlink()
    return found


def count(file: Path, mark: str) -> int:
    """How often a mark stands in a file, in any way to write it down."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as held:
        total = 0
        for encoding in ENCODINGS:
            needle, at = mark.encode(encoding), -1
            while (at := held.find(needle, at + 1)) >= 0:
                total += 1
        return total
