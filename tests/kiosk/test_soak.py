"""The soak driver itself, for a minute less than its eight hours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parent.parent.parent / "packaging" / "proof" / "soak.py"


@pytest.mark.kiosk
def test_random_people_break_nothing_and_are_warned_about_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-s", SOAK, "--events", "150", "--seed", "7"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert report["trouble"] == {}, done.stderr
    assert report["events"] == 150
    assert report["visits"] > 3
    assert len(report["acts"]) >= 8
