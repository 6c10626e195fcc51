"""``qinbao preview``: what an author wrote, as a reader meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qinbao import cli

Out = pytest.CaptureFixture[str]


def run(*argv: str) -> int:
    return cli.main(("preview", *argv))


def test_an_item_is_shown_with_line_words_mark_and_sources(capsys: Out, root: Path) -> None:
    assert run("gansu.mutual-aid.transfer-first", "--on", "2026-11-22") == 0
    shown = capsys.readouterr().out
    lines = (root / "data/regions/gansu.yaml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "gansu.mutual-aid.transfer-first" in text)
    assert f"regions/gansu.yaml:{line}" in shown
    assert "先把钱划进共济账户" in shown
    assert "以页面为准" in shown
    assert "资料旧了" in shown
    assert shown.count("资料：") == 2


@pytest.mark.parametrize("name", ["regions/gansu.yaml", "data/regions/gansu.yaml", "corrections.yaml"])
def test_a_file_is_shown_item_by_item(capsys: Out, name: str) -> None:
    assert run(name) == 0
    assert capsys.readouterr().out.count("标记：") > 10


def test_placeholders_are_filled_with_the_place(capsys: Out) -> None:
    assert run("regions/gansu.yaml") == 0
    shown = capsys.readouterr().out
    assert "{" not in shown


def test_a_topic_is_shown_as_text(capsys: Out) -> None:
    assert run("mutual-aid", "--place", "兰州", "--for", "parent") == 0
    shown = capsys.readouterr().out
    assert "兰州" in shown
    assert "先把钱划进共济账户" in shown


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (("gansu.mutual-aid.transfer",), "gansu.mutual-aid.transfer-first"),
        (("mutual-ade",), "mutual-aid"),
        ((), "--help"),
        (("mutual-aid", "--page", "verdit", "--png", "a.png"), "verdict"),
        (("mutual-aid", "--place", "hangzou"), "杭州"),
    ],
)
def test_a_wrong_request_is_one_chinese_line(capsys: Out, argv: tuple[str, ...], hint: str) -> None:
    assert run(*argv) == 2
    printed = capsys.readouterr()
    assert len(printed.err.strip().splitlines()) == 1
    assert hint in printed.err


@pytest.mark.parametrize("page", ["verdict", "steps", "ask.for"])
def test_a_page_is_drawn_without_a_screen(tmp_path: Path, root: Path, page: str) -> None:
    path = tmp_path / "page.png"
    command = [sys.executable, "-m", "qinbao", "preview", "mutual-aid", "--page", page, "--png", str(path)]
    environment = {**os.environ, "PYTHONPATH": str(root / "desktop")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith(b"\x89PNG")
