"""Who writes content waits for the check after each change: it must stay quick however much there is."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

LIMIT = 5.0
"""Seconds for all of ``data/`` on two cores."""


@pytest.mark.bench
def test_checking_everything_takes_seconds(root: Path) -> None:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "qinbao", "check"], capture_output=True, text=True, check=False)
    took = time.perf_counter() - start
    print(f"check: {took:.2f} s")
    assert done.returncode == 0, done.stdout
    assert took <= LIMIT
