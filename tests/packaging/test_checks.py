"""`packaging/test` runs every test, and each in one part only."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def parts(root: Path) -> dict[str, list[str]]:
    """What pytest is given, part by part."""
    spec = importlib.util.spec_from_file_location("packaging_checks", root / "packaging/checks.py")
    assert spec is not None
    assert spec.loader is not None
    checks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checks)
    found: dict[str, list[str]] = checks.PARTS
    return found


def collected(root: Path, *arguments: str) -> list[str]:
    """The tests that pytest would run."""
    command = [sys.executable, "-I", "-m", "pytest", "--collect-only", "-q", "-n", "0", "-m", "not bench", *arguments]
    said = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False, timeout=120).stdout
    return [line for line in said.splitlines() if "::" in line]


def test_every_test_is_run_in_one_part(root: Path, parts: dict[str, list[str]]) -> None:
    run = [test for part in parts.values() for test in collected(root, *part)]
    assert len(run) == len(set(run))
    files = {path.relative_to(root).as_posix() for path in (root / "tests").rglob("test_*.py")}
    measured = {file for file in files if file.startswith("tests/bench/")}
    assert {test.partition("::")[0] for test in run} == files - measured
