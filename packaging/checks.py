"""Run all checks of the project, each in its own process; ``packaging/test`` calls this.

The tests run in two parts. Those of the floors without Qt are watched, which ways through the code they take, and must
take nearly all of them (pyproject.toml says how many). Watching the rest would slow it down and prove nothing: a page
that was drawn, or a walk over every journey of the content, has passed through most lines without anybody having
looked at what they did.

Both parts run at once, and beside them what needs no test: the rest spends much of its time waiting for real screens,
and leaves the processor to others meanwhile.

What was skipped, and why, is told at the end: what a machine cannot do must not look as if it had been proved.

With arguments: only pytest, with these arguments. Measurements of time are left to ``packaging/proof/bench``: beside
other tests they would measure those.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PYTHON = [sys.executable, "-I"]
IMPORTS = [*PYTHON, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
PYTEST = [*PYTHON, "-m", "pytest"]
CHECKS = {
    "ruff": [*PYTHON, "-m", "ruff", "check", "--quiet"],
    "mypy": [*PYTHON, "-m", "mypy"],
    "import-linter": IMPORTS,
    "qinbao check": [*PYTHON, "-m", "qinbao", "check"],
}
# In the order in which they stand: whole countries and whole programs come first, small things fill up the end.
USUAL = ["--dist", "loadfile", "--no-loadscope-reorder", "-m", "not bench"]
TOLD = ["-o", "junit_family=xunit1", "--junitxml"]  # pytest's newer form has no place for what a test has counted
FLOORS = ("content", "flow", "guide", "check", "paper", "screen")
"""The floors without Qt."""
PURE = ["tests/paper", *(f"tests/unit/{floor}" for floor in FLOORS)]
REST = ["tests", *(f"--ignore={folder}" for folder in PURE)]
PARTS = {
    "pytest: the rest": REST,
    # --cov comes last: it would take a folder behind it for what is to be watched, and its tests would not run.
    "pytest: the floors without Qt, and which of their ways are tested": [*PURE, "--cov"],
}


def workers(part: list[str]) -> list[str]:
    """Give pytest's option for how many processes share a part: among those of the rest about half wait for screens.

    What is watched stays in one: in those of xdist pytest-cov watches twice, and no test can go unwatched.
    """
    cores = min(4, os.cpu_count() or 1)
    return ["-n", str(cores + 2 if part is REST else 0)]


def pytest_command(arguments: list[str]) -> list[str]:
    """Give the command for pytest, on a message bus of its own so that no test speaks to the user's desktop."""
    bus = ["dbus-run-session", "--"] if shutil.which("dbus-run-session") else []
    return [*bus, *PYTEST, *arguments]


def run(name: str, command: list[str], kept: bool) -> bool:
    """Run one check; its own words go to the screen, ``kept`` until all are there. Tells whether it passed."""
    start = time.monotonic()
    output: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if kept else {}
    print(end="" if kept else f"== {name}\n", flush=True)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False, text=True, **output)
    passed = done.returncode == 0
    said = f"\n== {name}\n{done.stdout}" if kept else ""
    print(f"{said}== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
    return passed


def skipped(reports: Iterable[Path]) -> list[str]:
    """Give a line for each reason why tests were skipped: how many, why, and in which files; from pytest's own XML."""
    found: dict[str, list[str]] = {}
    for report in reports:
        for test in ElementTree.parse(report).iter("testcase"):
            for one in test.iterfind("skipped[@type='pytest.skip']"):
                found.setdefault(one.get("message", ""), []).append(test.get("classname", "").rpartition(".")[2])
    return [
        f"{len(names)} skipped: {reason} ({', '.join(sorted({*names}))})" for reason, names in sorted(found.items())
    ]


def run_all(checks: dict[str, list[str]], kept: bool) -> list[str]:
    """Run checks one after the other; the names of those that failed."""
    return [name for name, command in checks.items() if not run(name, command, kept)]


def main(arguments: list[str]) -> int:
    """Give the exit code: 0 only if every check passed."""
    if arguments:
        return subprocess.run(pytest_command(arguments), check=False).returncode
    with ThreadPoolExecutor() as pool, tempfile.TemporaryDirectory() as folder:
        reports = {name: Path(folder) / f"{number}.xml" for number, name in enumerate(PARTS)}
        tests = {
            name: pytest_command([*workers(part), *USUAL, *TOLD, str(reports[name]), *part])
            for name, part in PARTS.items()
        }
        longest, *others = tests
        beside = [pool.submit(run_all, some, True) for some in (CHECKS, {name: tests[name] for name in others})]
        failed = run_all({longest: tests[longest]}, False) + [name for one in beside for name in one.result()]
        print("", *skipped(filter(Path.exists, reports.values())), sep="\n")
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
