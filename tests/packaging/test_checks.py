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


FILES = """
import sys, pytest

class NoTests(pytest.Module):
    def collect(self):
        print("file", self.path)
        return []

class Files:
    def pytest_pycollect_makemodule(self, module_path, parent):
        return NoTests.from_parent(parent, path=module_path)

pytest.main(["--collect-only", "-q", "-s", "-p", "no:cacheprovider", *sys.argv[1:]], [Files()])
"""
"""What pytest itself would look for tests in, without opening it."""


def collected(root: Path, *arguments: str) -> list[str]:
    """The files whose tests pytest would run."""
    options = [argument for argument in arguments if argument != "--cov"]
    command = [sys.executable, "-I", "-c", FILES, *options]
    said = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False, timeout=300).stdout
    found = (Path(line.removeprefix("file ")) for line in said.splitlines() if line.startswith("file "))
    return [path.relative_to(root).as_posix() for path in found]


def test_every_test_is_run_in_one_part(root: Path, parts: dict[str, list[str]]) -> None:
    run = [file for part in parts.values() for file in collected(root, *part)]
    assert sorted(run) == sorted(path.relative_to(root).as_posix() for path in (root / "tests").rglob("test_*.py"))
