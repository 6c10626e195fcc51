"""``qinbao household``: several relatives on one line, answered like everything else."""

import json
from pathlib import Path

import pytest

from qinbao import cli

Out = pytest.CaptureFixture[str]
ME = ("--me", "payer_insurance=employee,payer_place=杭州")
PARENT = ("--member", "for=parent,place=成都")
IN_LAW = ("--member", "for=in-law,in_law=spouse-parent,place=兰州")


def run(*argv: str) -> int:
    return cli.main(("household", *argv))


def test_each_relative_has_a_row(capsys: Out) -> None:
    assert run(*ME, *PARENT, *IN_LAW, "--json", "--on", "2026-11-22") == 0
    made = json.loads(capsys.readouterr().out)
    assert [(row["city"], row["hotline"]) for row in made["rows"]] == [("成都", "028-12393"), ("兰州", "0931-12393")]
    assert made["on"] == "2026-11-22"


def test_a_spouse_with_an_account_pays_for_his_own_parents(capsys: Out) -> None:
    assert run(*ME, *IN_LAW, "--spouse", "payer_insurance=employee", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["binder"], row["payer"]) == ("spouse", "spouse")


def test_without_a_spouse_nobody_pays_for_an_in_law(capsys: Out) -> None:
    assert run(*ME, *IN_LAW, "--spouse", "no", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["binder"], row["payer"]) == ("me", "none")


def test_text_is_the_usual_form(capsys: Out) -> None:
    assert run(*ME, *PARENT) == 0
    plain = capsys.readouterr().out
    assert run(*ME, *PARENT, "--text") == 0
    assert capsys.readouterr().out == plain
    assert "爸妈（成都）" in plain


def test_the_sheet_is_saved(tmp_path: Path) -> None:
    assert run(*ME, *PARENT, "--pdf", str(tmp_path / "a.pdf")) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        ((), "--member"),
        (("--member", "for=parents"), "parent"),
        (("--member", "four=parent"), "for"),
        (("--member", "for=parent,place=hangzou"), "杭州"),
        (("--member", "parent"), "channel=alipay"),
        ((*PARENT, "--me", "channel=alipay"), "payer_insurance"),
        ((*PARENT, "--spouse", "perhaps"), "yes"),
        ((*PARENT, "--on", "soon"), "--help"),
        (PARENT * 13, "12"),
    ],
)
def test_a_wrong_request_is_one_chinese_line(capsys: Out, argv: tuple[str, ...], hint: str) -> None:
    assert run(*argv) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert hint in printed.err


def test_output_that_cannot_be_written_is_said(tmp_path: Path, capsys: Out) -> None:
    assert run(*PARENT, "--pdf", str(tmp_path / "missing/a.pdf")) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
