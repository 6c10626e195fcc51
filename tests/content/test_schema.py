"""The editor's schemas say what the program really accepts."""

import subprocess
import sys
from pathlib import Path


def test_the_schemas_are_up_to_date(root: Path) -> None:
    script = root / "packaging/make/schema.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
