"""qinbao local: records are listed, handed on, and merged into the files of the authors; end to end."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.after_a_call import ANSWERS, PLACE, TOLD, TOPIC, Home

from qinbao.check import check
from qinbao.content.library import Library
from qinbao.guide.build import build

CALL = replace(
    TOLD,
    payment_model="deduct",
    bring=("户口本", "身份证"),
    presence="no",
    counter="鞍山市政务服务中心",
    hours="工作日 8:30-16:30",
    undo="同一个小程序里",
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A person with nothing written down yet."""
    return Home(tmp_path / "home")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of a person are elsewhere")
def test_ask_record_hand_on_merge(home: Home, tmp_path: Path, root: Path) -> None:
    """From a guide without a way, over the call, to the same way in the files of the authors."""
    assert home.guide()["verdict"]["answer"] == "ask"
    home.records.put(PLACE, TOPIC, CALL)
    told = home.guide()
    assert told["verdict"]["answer"] == "yes"
    assert told["route"]["name"] == "鞍山医保"
    assert "0412-12393 问到的" in home.run("local", "list").stdout

    handed = tmp_path / "handed.yaml"
    assert home.run("local", "export", str(handed)).returncode == 0
    assert home.run("check", str(handed)).returncode == 0

    data = tmp_path / "data"
    shutil.copytree(root / "data", data)
    merged = home.run("local", "merge", str(handed), str(data))
    assert (merged.returncode, merged.stderr) == (0, "")
    assert check(data) == []

    written = build(Library(data), TOPIC, ANSWERS, date(2026, 11, 28))
    assert written.verdict.answer == "yes"
    assert [step.say for step in written.steps] == [step["say"] for step in told["steps"]]
    assert {source.kind for source in written.sources if source.id in written.steps[0].sources} == {"phone"}
    assert not any(step.heard for step in written.steps)


def test_nothing_written_down_is_said(home: Home) -> None:
    done = home.run("local", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert home.run("local", "export", str(home.folder / "x.yaml")).returncode == 1


def test_a_file_left_aside_is_told_of(home: Home) -> None:
    files = home.records
    files.folder.mkdir(parents=True)
    (files.folder / "110000.yaml").write_bytes(b"code: [")
    done = home.run("local", "list")
    assert done.returncode == 1
    assert "110000.yaml" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("what", ["", "x\0", "- 1", "code: '110000'\ntopics: {mutual-aid: {who: x}}\n"])
def test_a_foreign_file_is_refused_with_a_sentence(home: Home, tmp_path: Path, what: str, root: Path) -> None:
    path = tmp_path / "foreign.yaml"
    path.write_text(what, "utf-8")
    for command in (("check", str(path)), ("local", "merge", str(path), str(root / "data"))):
        done = home.run(*command)
        assert done.returncode == 1
        assert "foreign.yaml" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_wrong_requests_are_refused(home: Home, tmp_path: Path) -> None:
    assert home.run("local").returncode == 2
    assert home.run("local", "merge").returncode == 2
    assert home.run("local", "merge", "x.yaml", str(tmp_path / "nowhere")).returncode == 2
