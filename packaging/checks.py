"""Run all checks of the project, cheapest first, each in its own process; ``packaging/test`` calls this.

The tests run in two parts. Those of the floors without Qt are watched, which ways through the code they take, and must
take nearly all of them (pyproject.toml says how many). Watching the rest would slow it down and prove nothing: a page
that was drawn, or a walk over every journey of the content, has passed through most lines without anybody having
looked at what they did.

With arguments: only pytest, with these arguments. Measurements of time are left to ``packaging/proof/bench``: beside
other tests they would measure those.
"""

import os
import shutil
import subprocess
import sys
import time

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
    """Give pytest's option for how many processes share a part."""
    cores = min(4, os.cpu_count() or 1)
    # Those with real servers, screens and buses spend much of their time waiting: meanwhile another one works.
    return ["-n", str(cores + 1 if part is REST else cores)]


def pytest_command(arguments: list[str]) -> list[str]:
    """Give the command for pytest, on a message bus of its own so that no test speaks to the user's desktop."""
    bus = ["dbus-run-session", "--"] if shutil.which("dbus-run-session") else []
    return [*bus, *PYTEST, *arguments]


def run(name: str, command: list[str]) -> bool:
    """Run one check; its own words go to the screen. Tells whether it passed."""
    print(f"== {name}", flush=True)
    start = time.monotonic()
    passed = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0
    print(f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Give the exit code: 0 only if every check passed."""
    if arguments:
        return subprocess.run(pytest_command(arguments), check=False).returncode
    checks = CHECKS | {name: pytest_command([*workers(part), *USUAL, *part]) for name, part in PARTS.items()}
    failed = [name for name, command in checks.items() if not run(name, command)]
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
