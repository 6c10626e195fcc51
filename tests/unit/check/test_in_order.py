"""What is in order is left alone."""

from pathlib import Path

from qinbao.check import RULES, check


def test_nothing_is_wrong_with_a_folder_in_order(small: Path) -> None:
    assert [str(trouble) for trouble in check(small)] == []


def test_every_module_of_rules_is_asked(root: Path) -> None:
    helpers = {"__init__", "data_folder", "engine", "merging", "reading", "speech", "trial"}
    files = {path.stem for path in (root / "desktop/qinbao/check").glob("*.py")} - helpers
    assert {rule.__module__.rsplit(".", 1)[-1] for rule in RULES} == files
