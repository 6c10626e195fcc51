"""Each attack and fault that must be survived has its test by name."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[3]


def test_each_test_that_the_table_names_is_there() -> None:
    rows = [row for row in (Path(__file__).parent / "README.md").read_text("utf-8").splitlines() if "::" in row]
    assert len(rows) >= 25
    for module, name in re.findall(r"`(?:\w+/)?(test_\w+)::(test_\w+)`", "\n".join(rows)):
        found = [path for path in TESTS.rglob(f"{module}.py") if f"def {name}(" in path.read_text("utf-8")]
        assert found, f"{module}::{name}"
