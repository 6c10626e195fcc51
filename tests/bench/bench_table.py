"""The table of measurements in tests/README.md, between two marks."""

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

BEGIN, END = "<!-- measurements: packaging/proof/bench --table -->", "<!-- end of measurements -->"
PEERS = {"calamares": "calamares", "chromium": "chromium"}


class Row(NamedTuple):
    """One line of the table."""

    what: str
    value: str
    goal: str = ""


class Table:
    """Rows in the order they were measured, and the growth of the start."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.growth: dict[int, float] = {}

    def row(self, what: str, value: str, goal: str = "") -> None:
        """Put down a measurement."""
        self.rows.append(Row(what, value, goal))
        print(f"{what}: {value}  ({goal})")

    def write(self, readme: Path) -> None:
        """Replace what stands between the marks; nothing else of the file changes."""
        text = readme.read_text(encoding="utf-8")
        if BEGIN not in text or END not in text:
            raise ValueError(f"{readme.name}: no place for the measurements")
        pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
        readme.write_text(pattern.sub(lambda _: f"{BEGIN}\n\n{self}\n{END}", text), encoding="utf-8")

    def __str__(self) -> str:
        lines = [f"Measured {datetime.now(UTC):%Y-%m-%d} on {_machine()}.", ""]
        lines += ["| what | measured | goal |", "|---|---|---|"]
        lines += [f"| {row.what} | {row.value} | {row.goal} |" for row in self.rows]
        if self.growth:
            lines += ["", *_plot(self.growth)]
        return "\n".join(lines) + "\n"


def _machine() -> str:
    parts = ["PySide6-Essentials", "typst", "msgspec"]
    versions = [f"{part} {importlib.metadata.version(part)}" for part in parts]
    versions += [f"{name} {version}" for name in PEERS if (version := _debian(PEERS[name]))]
    system = [f"{_cpu()} ({os.cpu_count()} cores)", f"Linux {platform.release().partition('-')[0]}"]
    return ", ".join([*system, f"Python {platform.python_version()}", *versions])


def _cpu() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return found[1] if found else platform.machine()


def _debian(package: str) -> str:
    if shutil.which("dpkg-query") is None:
        return ""
    query = ["dpkg-query", "--show", "--showformat=${Version}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout


def _plot(growth: dict[int, float]) -> list[str]:
    """A chart that the pages of a repository draw by themselves."""
    names = ", ".join(f'"{times}×"' for times in growth)
    values = ", ".join(f"{value:.3f}" for value in growth.values())
    top = max(1.2, max(growth.values()) * 1.1)
    return [
        "```mermaid",
        "xychart-beta",
        '    title "Start with more content, relative to today\'s"',
        f'    x-axis "content" [{names}]',
        f'    y-axis "start" 0 --> {top:.1f}',
        f"    line [{values}]",
        "```",
    ]
