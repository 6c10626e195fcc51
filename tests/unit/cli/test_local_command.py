"""qinbao local: records are listed, handed on, and merged into the files of the authors; end to end."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qinbao.check import check
from qinbao.content.heard import Heard
from qinbao.content.heard_files import HeardFiles
from qinbao.content.library import Library

PLACE = "210300"
TOLD = Heard(
    number="0412-12393",
    day="2026-11-28",
    known="yes",
    within="wechat",
    name="鞍山医保",
    steps=("便民服务", "家庭共济"),
    done="绑定成功",
    payment_model="deduct",
    bring=("户口本", "身份证"),
    presence="no",
    counter="鞍山市政务服务中心",
    hours="工作日 8:30-16:30",
    undo="同一个小程序里",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person with nothing written down yet."""
    return tmp_path / "home"


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    command = [sys.executable, "-I", "-m", "qinbao", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HOME": str(home), **folders})


def records(home: Path) -> HeardFiles:
    return HeardFiles(home / "data" / "qinbao" / "local")


def guide(home: Path, *more: str) -> dict[str, object]:
    answers = ("--answer", "payer_insurance=employee", "--answer", f"payer_place={PLACE}")
    done = run(home, "guide", "mutual-aid", "--place", PLACE, "--for", "parent", *answers, "--json", *more)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def answer(guide: dict[str, object]) -> object:
    return guide["verdict"]["answer"]  # type: ignore[index]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of a person are elsewhere")
def test_ask_record_hand_on_merge(home: Path, tmp_path: Path, root: Path) -> None:
    """From a guide without a way, over the call, to the same way in the files of the authors."""
    assert answer(guide(home, "--on", "2026-11-28")) == "ask"
    records(home).put(PLACE, "mutual-aid", TOLD)
    told = guide(home, "--on", "2026-11-28")
    assert answer(told) == "yes"
    assert told["route"]["name"] == "鞍山医保"  # type: ignore[index]
    assert "0412-12393 问到的" in run(home, "local", "list").stdout

    handed = tmp_path / "handed.yaml"
    assert run(home, "local", "export", str(handed)).returncode == 0
    assert run(home, "check", str(handed)).returncode == 0

    data = tmp_path / "data"
    shutil.copytree(root / "data", data)
    merged = run(home, "local", "merge", str(handed), str(data))
    assert (merged.returncode, merged.stderr) == (0, "")
    assert check(data) == []

    from datetime import date

    from qinbao.guide.build import build

    answers = {"for": "parent", "payer_insurance": "employee", "place": PLACE, "payer_place": PLACE}
    written = build(Library(data), "mutual-aid", answers, date(2026, 11, 28))
    assert written.verdict.answer == "yes"
    assert [step.say for step in written.steps] == [step["say"] for step in told["steps"]]  # type: ignore[attr-defined]
    assert {source.kind for source in written.sources if source.id in written.steps[0].sources} == {"phone"}
    assert not any(step.heard for step in written.steps)


def test_nothing_written_down_is_said(home: Path) -> None:
    done = run(home, "local", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert run(home, "local", "export", str(home / "x.yaml")).returncode == 1


def test_a_file_left_aside_is_told_of(home: Path) -> None:
    files = records(home)
    files.folder.mkdir(parents=True)
    (files.folder / "110000.yaml").write_bytes(b"code: [")
    done = run(home, "local", "list")
    assert done.returncode == 1
    assert "110000.yaml" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("what", ["", "x\0", "- 1", "code: '110000'\ntopics: {mutual-aid: {who: x}}\n"])
def test_a_foreign_file_is_refused_with_a_sentence(home: Path, tmp_path: Path, what: str, root: Path) -> None:
    path = tmp_path / "foreign.yaml"
    path.write_text(what, "utf-8")
    for command in (("check", str(path)), ("local", "merge", str(path), str(root / "data"))):
        done = run(home, *command)
        assert done.returncode == 1
        assert "foreign.yaml" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_wrong_requests_are_refused(home: Path, tmp_path: Path) -> None:
    assert run(home, "local").returncode == 2
    assert run(home, "local", "merge").returncode == 2
    assert run(home, "local", "merge", "x.yaml", str(tmp_path / "nowhere")).returncode == 2
