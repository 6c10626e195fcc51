"""The table of how far the ways are known says what the program really tells."""

import subprocess
import sys
from pathlib import Path


def test_the_table_is_up_to_date(root: Path) -> None:
    script = root / "packaging/make/coverage.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
