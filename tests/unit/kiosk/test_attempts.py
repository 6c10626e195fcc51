import re
from pathlib import Path

KIOSK = Path(__file__).parents[2] / "kiosk"
ROW = re.compile(r"^\| (\d+) \| (.+) \| `(.+)::(test_\w+)` \|$", re.MULTILINE)


def test_each_named_attempt_has_its_test() -> None:
    rows = ROW.findall((KIOSK / "README.md").read_text("utf-8"))
    assert [int(number) for number, *_ in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 60
    assert len({attempt for _, attempt, *_ in rows}) == len(rows)
    for _, attempt, file, name in rows:
        assert f"def {name}(" in (KIOSK / f"{file}.py").read_text("utf-8"), attempt
