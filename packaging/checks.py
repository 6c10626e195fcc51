"""Run all checks of the project, cheapest first, each in its own process; ``packaging/test`` calls this.

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
ALL_TESTS = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile", "-m", "not bench"]


def pytest_command(arguments: list[str]) -> list[str]:
    """Give the command for pytest, on a message bus of its own so that no test speaks to the user's desktop."""
    bus = ["dbus-run-session", "--"] if shutil.which("dbus-run-session") else []
    return [*bus, *PYTEST, *(arguments or ALL_TESTS)]


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
    checks = CHECKS | {"pytest": pytest_command([])}
    failed = [name for name, command in checks.items() if not run(name, command)]
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
