"""Whether a printed sheet is still good: what changed after its day, about its matter, in its place."""

from pathlib import Path

import pytest

from qinbao.content.library import Library
from qinbao.screen.changed import changes

ROWS = (
    ("2026.12.07", "CN", "", "全国都改了。"),
    ("2026.12.06", "330100", "wallet", "杭州的钱包改了。"),
    ("2026.12.05.2", "330000", "wallet", "浙江的钱包改了。"),
    ("2026.12.05", "330100", "wallet", "这天改的。"),
    ("2026.12.01", "CN", "", "早就改了。"),
)


@pytest.fixture
def altered(root: Path, tmp_path: Path) -> Library:
    """The shipped content, and what changed in it."""
    data = tmp_path / "data"
    data.mkdir()
    for path in (root / "data").iterdir():
        if path.name != "changes.yaml":
            (data / path.name).symlink_to(path)
    said = [
        f'- {{version: {day}, place: "{place}", topic: "{topic}", say: {say}}}\n' for day, place, topic, say in ROWS
    ]
    (data / "changes.yaml").write_text("version: 2026.12.07\nchanges:\n" + "".join(said), "utf-8")
    return Library(data)


@pytest.mark.parametrize(
    ("topic", "place", "said"),
    [
        ("wallet", "330100", ["全国都改了。", "杭州的钱包改了。"]),
        ("wallet", "330106", ["全国都改了。", "杭州的钱包改了。"]),
        ("wallet", "310000", ["全国都改了。"]),
        ("safety", "330100", ["全国都改了。"]),
        ("wallet", "", ["全国都改了。"]),
    ],
)
def test_only_what_is_newer_and_about_this(altered: Library, topic: str, place: str, said: list[str]) -> None:
    """What came out later on the day of the sheet may be on it already: it counts as known."""
    assert list(changes(altered, topic, {"place": place}, "2026.12.05")) == said


def test_a_sheet_of_today_has_nothing_to_be_told(altered: Library) -> None:
    assert changes(altered, "wallet", {"place": "330100"}, "2026.12.07") == ()
