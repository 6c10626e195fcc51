"""Watches a program appear on a screen, from outside, the same way for every program.

The picture of Xvfb is a file in memory: reading it costs the measured program nothing. A page counts as painted at the
first picture that already has nine tenths of the ink of the last one: a blank or half-filled frame does not count.
"""

import contextlib
import mmap
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy
import numpy.typing

WIDTH, HEIGHT = 1280, 800
COARSE = 4
"""Every fourth pixel of every fourth line is looked at: about 0.1 ms a look."""
SETTLE = 2.5
"""Seconds from the first picture to the last one, and to the measurement of memory."""
PATIENCE = 40
Picture = numpy.typing.NDArray[numpy.uint8]


@dataclass(frozen=True)
class Opening:
    """One start of a program."""

    seconds: float
    """From the start of the process to the page as it stays."""
    pss: float
    """MiB of the process and its children, shared pages divided among all who share them."""
    work: float
    """Seconds of processor time until then, of all its threads and children: says what a busy machine hides."""
    read: float
    """MiB read from the disk, which are few where the files are still in memory."""


class Screen:
    """An X server of its own with accessibility off, as most desktops have it."""

    def __init__(self, folder: Path) -> None:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen([*command, "-nolisten", "tcp", "-noreset"], stdout=subprocess.PIPE)
        assert self._server.stdout is not None
        with self._server.stdout as told:
            number = told.readline().decode().strip()
        self._folder = folder
        # Some programs remember things; the first start of each is not counted.
        self.environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder), "DISPLAY": f":{number}"}
        self.environment |= {"XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "xcb"}
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._picture = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        head = [int.from_bytes(self._picture[at : at + 4], "big") for at in range(0, 100, 4)]
        self._start, self._row = head[0] + head[19] * 12, head[12]

    def opened(self, *command: str, cwd: Path | None = None, **more: str) -> Opening:
        """Start a program, wait for its words, weigh it and end it. Raises ``TimeoutError``."""
        self._wait(lambda: not self._painted(), "an empty screen")
        environment = {**self.environment, **more}
        start = time.perf_counter()
        program = subprocess.Popen(
            command,
            env=environment,
            cwd=cwd or self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._wait(self._painted, f"{command[0]} on the screen")
            pictures = []
            end = time.perf_counter() + SETTLE
            while (now := time.perf_counter()) < end:
                picture = self._look()
                if not pictures or (picture != pictures[-1][2]).any():
                    pictures.append((now - start, _work(program.pid), picture))
                time.sleep(0.002)
            seconds, work, _ = next(one for one in pictures if _same(one[2], pictures[-1][2]))
            return Opening(seconds, _pss(program.pid), work, _read(program.pid))
        finally:
            # Browsers have children of their own; all are in the session that was started for them.
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)

    def _look(self) -> Picture:
        """The green of every few pixels, as it is now."""
        pixels = numpy.frombuffer(self._picture, numpy.uint8, HEIGHT * self._row, self._start)
        return pixels.reshape(HEIGHT, self._row)[::COARSE, 1 : WIDTH * 4 : 4 * COARSE].copy()

    def _painted(self) -> bool:
        green = self._look()
        return bool((green > 200).mean() > 0.25 and ((green > 0) & (green < 120)).mean() > 0.0005)

    def _wait(self, condition: object, what: str) -> None:
        end = time.perf_counter() + PATIENCE
        while not condition():  # type: ignore[operator]
            if time.perf_counter() > end:
                raise TimeoutError(what)
            time.sleep(0.001)


def _same(early: Picture, last: Picture) -> bool:
    """Whether an early picture has nine tenths of the ink of the last one."""
    ground = numpy.bincount(last.ravel()).argmax()
    ink = numpy.abs(last.astype(int) - ground) > 40
    differs = numpy.abs(last.astype(int) - early) > 40
    return bool(differs.sum() <= 0.1 * ink.sum())


def _processes(first: int) -> Iterator[Path]:
    """The folders below /proc of a process and of all that belong to its session."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == first:
                yield folder


def _work(first: int) -> float:
    """Seconds of processor time (proc_schedstat: nanoseconds on a processor, per thread)."""
    total = 0
    for folder in _processes(first):
        for thread in (folder / "task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                total += int(thread.read_text().split()[0])
    return total / 1e9


def _pss(first: int) -> float:
    """MiB."""
    total = 0
    for folder in _processes(first):
        with contextlib.suppress(OSError, StopIteration):
            lines = (folder / "smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _read(first: int) -> float:
    """MiB that came from the disk itself (proc_pid_io: read_bytes)."""
    total = 0
    for folder in _processes(first):
        with contextlib.suppress(OSError, StopIteration):
            lines = (folder / "io").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("read_bytes:"))
    return total / 2**20


def available(program: str) -> bool:
    """Whether a program is installed."""
    return shutil.which(program) is not None
