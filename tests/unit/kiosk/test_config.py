from pathlib import Path

import pytest

from qinbao.content.library import Library
from qinbao.kiosk.config import KioskConfig, ScreenHours, content_folder, load
from qinbao.kiosk.operator.pin import hash_pin
from qinbao.paths import shipped

PIN = hash_pin("246813", b"0123456789abcdef")


def written(folder: Path, text: str) -> Path:
    file = folder / "kiosk.yaml"
    file.write_text(text, "utf-8")
    return file


def test_every_setting_is_read(tmp_path: Path, library: Library) -> None:
    file = written(
        tmp_path,
        "printer: office\ncopies: 1\npages: 4\nidle: 90\ncountdown: 30\ndistance: 70\ndpi: 100\nplace: 330100\n"
        f'content: /srv/content\nprinting: false\nscanner: false\npin: {PIN}\nscreen: {{on: "08:00", off: "20:00"}}\n',
    )
    assert load(file, library.words) == (KioskConfig(
        printer="office", copies=1, pages=4, idle=90, countdown=30, distance=70, dpi=100, place="330100",
        content="/srv/content", printing=False, scanner=False, pin=PIN, screen=ScreenHours("08:00", "20:00"),
    ), None)  # fmt: skip


def test_the_example_is_valid_and_shows_the_defaults(root: Path, library: Library) -> None:
    example = root / "packaging" / "kiosk" / "kiosk.yaml"
    assert load(example, library.words) == (KioskConfig(screen=ScreenHours()), None)


def test_an_empty_file_means_the_defaults(tmp_path: Path, library: Library) -> None:
    assert load(written(tmp_path, ""), library.words) == (KioskConfig(), None)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("copies: 2\npages: 11\n", 2, "“pages”要在 1 到 10 之间"),
        ("countdown: 5\n", 1, "“countdown”要在 20 到 600 之间"),
        ("printer: two words\n", 1, "打印机的名字"),
        ("idle: 60\n\npin: 123456\n", 3, "口令不能直接写"),
        ("content: here\n", 1, "完整的路径"),
        ('screen:\n  on: "08:00"\n  off: "25:00"\n', 3, "07:30"),
        ("screen:\n  bright: 500\n", 2, "“bright”要在 10 到 100 之间"),
        ("idel: 60\n", 1, "不认识“idel”"),
        ("idle: soon\n", 1, "“idle”的写法不对"),
        ("- idle\n", 1, "每行写"),
        ("idle: 60\nidle: 70\n", 2, "“idle”在同一处写了两次"),
        ("idle: [\n", 2, "格式不对"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(
    tmp_path: Path, library: Library, caplog: pytest.LogCaptureFixture, text: str, line: int, says: str
) -> None:
    with caplog.at_level("WARNING"):
        _, reason = load(written(tmp_path, text), library.words)
    assert caplog.messages == [reason]
    assert reason is not None
    assert reason.startswith(f"kiosk.yaml:{line}: ")
    assert says in reason
    assert "\n" not in reason


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("volume: 5\n", 4),  # of a later version
        ("copies: 9\n", 4),
        ("idle: soon\n", 4),
        ("copies: 9\nvolume: 5\n", 4),
        ('screen:\n  on: "08:00"\n  dimmed: 10\n', 6),
        ('screen:\n  on: "08:00"\n  off: "25:00"\n', 6),
        ("printer: two words\n", 4),
    ],
)
def test_a_line_that_cannot_be_used_costs_no_other(
    tmp_path: Path, library: Library, caplog: pytest.LogCaptureFixture, text: str, line: int
) -> None:
    file = written(tmp_path, f"pin: {PIN}\nday: 50\nscanner: false\n{text}")
    with caplog.at_level("WARNING"):
        config, reason = load(file, library.words)
    assert config == KioskConfig(pin=PIN, day=50, scanner=False)
    assert reason is not None
    assert reason.startswith(f"kiosk.yaml:{line}: ")
    assert len(caplog.messages) == text.count("\n") if "screen" not in text else 1


@pytest.mark.parametrize("raw", [b"\xff\xfe\0", b"idle: &a 60\n", b"\0" * 100])
def test_broken_bytes_cost_the_settings_but_not_the_kiosk(
    tmp_path: Path, library: Library, caplog: pytest.LogCaptureFixture, raw: bytes
) -> None:
    file = tmp_path / "kiosk.yaml"
    file.write_bytes(raw)
    with caplog.at_level("WARNING"):
        config, reason = load(file, library.words)
    assert config == KioskConfig()
    assert reason is not None
    assert reason in caplog.text


def test_a_missing_file_is_told_like_a_broken_one(
    tmp_path: Path, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("WARNING"):
        config, reason = load(tmp_path / "gone.yaml", library.words)
    assert (config, bool(reason)) == (KioskConfig(), True)


def test_no_file_is_no_mistake(library: Library) -> None:
    assert load(None, library.words) == (KioskConfig(), None)


def test_a_content_folder_that_is_gone_gives_way_to_our_own(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING"):
        assert content_folder(KioskConfig(content=str(tmp_path / "gone"))) == shipped("data")
    assert content_folder(KioskConfig(content=str(tmp_path))) == tmp_path
