"""The command line is a contract: what it answers, and how it refuses."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qinbao import cli
from qinbao.cli.commands import COMMANDS

Out = pytest.CaptureFixture[str]
GUIDE_KEYS = (
    "topic", "place", "on", "verdict", "documents", "steps", "warnings", "corrections", "limits", "hotline", "qr",
    "sources",
)  # fmt: skip
LINE_KEYS = {"id", "say", "sources", "as_of", "confidence", "stale", "conflict"}
TOPICS = (
    "choose", "family-account", "mutual-aid", "wallet", "pay-premium", "see-doctor", "activate", "unbind", "safety",
)  # fmt: skip


def run(*argv: str) -> int:
    return cli.main(argv)


def test_topics_are_listed(capsys: Out) -> None:
    assert run("topics", "--json") == 0
    assert {row["id"] for row in json.loads(capsys.readouterr().out)} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_questions_list_keys_and_values(capsys: Out, topic: str) -> None:
    assert run("questions", topic, "--json") == 0
    for question in json.loads(capsys.readouterr().out):
        assert question["kind"] == "place" or len(question["values"]) >= 2


@pytest.mark.parametrize("query", ["杭州", "hangzhou", "hz", "HANGZHOU", "杭州市", "330100"])
def test_places_are_found(capsys: Out, query: str) -> None:
    assert run("places", query, "--json") == 0
    assert "330100" in [row["code"] for row in json.loads(capsys.readouterr().out)]


def test_the_guide_contract_has_all_its_keys(capsys: Out) -> None:
    assert run("guide", "family-account", "--place", "杭州", "--for", "parent", "--json", "--on", "2026-11-22") == 0
    guide = json.loads(capsys.readouterr().out)
    assert tuple(guide)[: len(GUIDE_KEYS)] == GUIDE_KEYS
    assert set(guide["place"]) >= {"code", "name", "province", "area_code"}
    assert guide["verdict"]["answer"] in ("yes", "no", "ask")
    for section in ("documents", "steps", "warnings", "corrections", "limits"):
        for item in guide[section]:
            assert set(item) >= LINE_KEYS
    for code in guide["qr"]:
        assert set(code) >= {"payload", "words", "level"}


def test_an_in_law_is_answered_no_with_reason_and_source(capsys: Out) -> None:
    assert run("guide", "mutual-aid", "--place", "杭州", "--for", "in-law", "--json") == 0
    verdict = json.loads(capsys.readouterr().out)["verdict"]
    assert verdict["answer"] == "no"
    assert any("近亲属" in reason["say"] and reason["sources"] for reason in verdict["reasons"])


def test_a_resident_payer_is_answered_no(capsys: Out) -> None:
    assert (
        run(
            "guide",
            "mutual-aid",
            "--place",
            "杭州",
            "--for",
            "parent",
            "--answer",
            "payer_insurance=resident",
            "--json",
        )
        == 0
    )
    assert json.loads(capsys.readouterr().out)["verdict"]["answer"] == "no"


def test_another_province_is_answered_ask(capsys: Out) -> None:
    argv = ("--answer", "payer_insurance=employee", "--answer", "payer_place=成都", "--json")
    assert run("guide", "mutual-aid", "--place", "杭州", "--for", "parent", *argv) == 0
    assert json.loads(capsys.readouterr().out)["verdict"]["answer"] == "ask"


def test_the_place_of_a_guide_stays_the_relatives_where_the_payers_rules_hold(capsys: Out) -> None:
    argv = ("--answer", "payer_insurance=employee", "--answer", "payer_place=宁波", "--json")
    assert run("guide", "mutual-aid", "--place", "杭州", "--for", "parent", *argv) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["place"]["name"], made["rules_of"]["name"], made["hotline"]) == (
        "浙江省 杭州市",
        "浙江省 宁波市",
        "0574-12393",
    )


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (("guide", "famly-account"), "family-account"),
        (("guide", "mutual-aid", "--place", "hangzou"), "杭州"),
        (("guide", "mutual-aid", "--place", "亚特兰蒂斯"), "hangzhou"),
        (("guide", "mutual-aid", "--for", "parents"), "parent"),
        (("guide", "mutual-aid", "--answer", "chanel=alipay"), "channel"),
        (("guide", "mutual-aid", "--answer", "channel=alypay"), "alipay"),
        (("guide", "mutual-aid", "--answer", "channel"), "channel=alipay"),
        (("guide", "mutual-aid", "--on", "tomorrow"), "--help"),
        (("fly",), "--help"),
        (("guide", "mutual-aid", "--pdf"), "--help"),
        (("places", "qqqq"), "hangzhou"),
        (("check", "/no/such/folder"), "/no/such/folder"),
    ],
)
def test_a_wrong_request_is_one_chinese_line(capsys: Out, argv: tuple[str, ...], hint: str) -> None:
    assert run(*argv) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert hint in printed.err


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_a_help_is_chinese_throughout(capsys: Out, command: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit):
        run(*command, "--help")
    said = capsys.readouterr().out
    assert [word for word in ("usage", "arguments", "options:", "show ") if word in said] == []


@pytest.mark.parametrize("sheet", ["fridge", "qr"])
def test_a_sheet_is_saved(tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "a.pdf"
    assert (
        run("guide", "family-account", "--place", "杭州", "--for", "parent", "--pdf", str(path), "--sheet", sheet) == 0
    )
    assert path.read_bytes().startswith(b"%PDF")


PICTURES = ("guide", "family-account", "--place", "杭州", "--for", "parent", "--png")


def test_pictures_are_numbered_in_the_folder_that_is_named(tmp_path: Path, capsys: Out) -> None:
    assert run(*PICTURES, str(tmp_path), "--sheet", "phone") == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"phone-{number}.png" for number in range(1, len(names) + 1)]
    assert len(names) > 1
    assert all(line.endswith(name) for line, name in zip(capsys.readouterr().out.splitlines(), names, strict=True))


def test_a_single_page_is_saved_under_the_name_that_is_given(tmp_path: Path) -> None:
    assert run(*PICTURES, str(tmp_path / "a.png"), "--sheet", "fridge") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["missing/a.png", "missing/", "missing"])
def test_pictures_without_a_folder_are_refused_in_one_line(tmp_path: Path, capsys: Out, name: str) -> None:
    assert run(*PICTURES, f"{tmp_path}/{name}") == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["missing/a.pdf", "."])
def test_output_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path, capsys: Out, target: str) -> None:
    assert run("guide", "family-account", "--place", "杭州", "--for", "parent", "--pdf", str(tmp_path / target)) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_lost_font_is_said_instead_of_printing_empty_boxes(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qinbao.paper import compiler

    compiler._compiler.cache_clear()
    monkeypatch.setattr("qinbao.paths.FONTS", ("gone.otf",))
    assert run("guide", "family-account", "--place", "杭州", "--for", "parent", "--pdf", str(tmp_path / "a.pdf")) == 1
    assert "字体" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_check_finds_nothing_wrong(capsys: Out) -> None:
    assert run("check") == 0, capsys.readouterr().out


def test_walk_counts_journeys_and_finds_no_dead_end(capsys: Out) -> None:
    assert run("walk", "activate") == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert re.search(r"^\| activate( \| \d+)+ \|$", said, re.MULTILINE)
    assert max(map(int, re.findall(r"\d+", said))) > 3000


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_can_be_drawn(capsys: Out, topic: str) -> None:
    assert run("graph", topic) == 0
    assert capsys.readouterr().out.startswith("flowchart TD")


def test_the_path_asks_in_the_words_of_its_topic(capsys: Out) -> None:
    assert run("questions", "see-doctor") == 0
    asked = [line.split("  ", 1)[1] for line in capsys.readouterr().out.splitlines() if line[0] != " "]
    assert run("graph", "see-doctor") == 0
    drawn = capsys.readouterr().out
    assert [ask for ask in asked if ask not in drawn] == []


def test_stale_lists_the_most_used_first(capsys: Out) -> None:
    assert run("check", "--stale", "--on", "2026-11-22") == 0
    used = [int(line.split()[0]) for line in capsys.readouterr().out.splitlines()]
    assert len(used) > 50
    assert used == sorted(used, reverse=True)


def test_the_guide_runs_without_qt(root: Path) -> None:
    script = (
        "import sys; from qinbao import cli; "
        "code = cli.main(['guide', 'family-account', '--place', '杭州', '--for', 'parent', '--json']); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(root / "desktop")}
    assert (
        subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False).returncode
        == 0
    )


def test_a_reader_that_has_gone_is_no_error(root: Path) -> None:
    asked = f"{sys.executable} -m qinbao guide see-doctor --place 杭州 --for parent --text"
    command = ["bash", "-c", f"{asked} | head -1; echo ${{PIPESTATUS[0]}}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root / "desktop")
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("encoding", "written"), [("cp1252", "utf-8"), ("ascii", "utf-8"), ("gb2312", "gb18030"), ("cp936", "gb18030")]
)
def test_what_is_said_and_what_is_wrong_is_said_in_hanzi(root: Path, encoding: str, written: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "qinbao", "guide", "see-doctor", "--place"]
    for place, code in (("杭州", 0), ("无此地", 2)):
        asked = [*command, place, "--for", "parent", "--text"]
        done = subprocess.run(asked, capture_output=True, check=False, cwd=root / "desktop", env=environment)
        assert done.returncode == code
        said = (done.stderr if code else done.stdout).decode(written)
        assert place in said or "浙江省" in said
        assert "\\u" not in said
        assert "Traceback" not in said
