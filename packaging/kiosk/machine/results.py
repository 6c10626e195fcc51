"""What was proved: one line a proof, one picture a line."""

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from lines import LineError
from qemu import Machine


class Row(NamedTuple):
    """How one proof ended."""

    name: str
    good: bool
    seconds: float
    said: str


class Results:
    """Collects rows; ``pictures``: the folder of the PNGs."""

    def __init__(self, pictures: Path) -> None:
        self.pictures = pictures
        self.rows: list[Row] = []

    @contextmanager
    def proof(self, name: str, machine: Machine | None = None) -> Iterator[Callable[[str], None]]:
        """Whatever fails inside fails this proof alone. What is handed to the value given stands in the table."""
        said: list[str] = []
        began = time.monotonic()
        good = True
        try:
            yield said.append
        except (AssertionError, LineError, OSError, ValueError) as error:
            good = False
            traceback.print_exc()
            said.append(" ".join(str(error).split())[:300])
        seconds = time.monotonic() - began
        if machine is not None and not machine.off:
            with suppress(LineError, OSError):
                self.picture(machine, name)
        self.rows.append(Row(name, good, seconds, "; ".join(said)))
        print(line(self.rows[-1]), flush=True)

    def picture(self, machine: Machine, name: str, head: int | None = None) -> Path:
        """Keep what the screen shows now."""
        return machine.picture(self.pictures / f"{len(self.rows) + 1:02} {name.replace('/', ' ')}.png", head)

    def table(self) -> str:
        """All rows, and how many are good."""
        good = sum(row.good for row in self.rows)
        return "\n".join([*map(line, self.rows), f"{good} of {len(self.rows)} hold"])


def line(row: Row) -> str:
    """A row as text."""
    return f"{'holds ' if row.good else 'FAILS '} {row.seconds:6.1f} s  {row.name:44}  {row.said}".rstrip()
