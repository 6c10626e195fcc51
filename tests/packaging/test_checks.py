"""`packaging/test` runs every test, and each in one part only."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def checks(root: Path) -> ModuleType:
    """The script."""
    spec = importlib.util.spec_from_file_location("packaging_checks", root / "packaging/checks.py")
    assert spec is not None
    assert spec.loader is not None
    checks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checks)
    return checks


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


def test_every_test_is_run_in_one_part(root: Path, checks: ModuleType) -> None:
    run = [file for part in checks.PARTS.values() for file in collected(root, *part)]
    assert sorted(run) == sorted(path.relative_to(root).as_posix() for path in (root / "tests").rglob("test_*.py"))


SKIPPING = """
import pytest

pytestmark = pytest.mark.skipif(True, reason="only root can")

def test_one(): ...
def test_two(): ...
"""
OTHERWISE = """
import pytest

@pytest.fixture
def server(): pytest.skip("no server")
def test_three(): pytest.skip("only root can")
def test_four(server): ...
def test_five(record_property): record_property("looked at", 5)
@pytest.mark.xfail
def test_six(): assert False
"""


def test_at_the_end_stands_what_was_skipped_in_a_line_for_each_reason(
    checks: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test_a.py").write_text(SKIPPING)
    (tmp_path / "test_b.py").write_text(OTHERWISE)
    monkeypatch.setattr(checks, "CHECKS", {})
    monkeypatch.setattr(checks, "PARTS", {name: ["-W", "error", f"{name}.py"] for name in ("test_a", "test_b")})
    monkeypatch.chdir(tmp_path)
    assert checks.main([]) == 0
    *_, one, three, end = capfd.readouterr().out.splitlines()
    assert one == "1 skipped: no server (test_b)"
    assert three == "3 skipped: only root can (test_a, test_b)"
    assert end == "All checks passed."
