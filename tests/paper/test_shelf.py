"""A region's blank sheets: complete, checkable, and never half done."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from qinbao.content.library import Library
from qinbao.paper.errors import PaperError
from qinbao.paper.plan import Plan, plan, rules_of
from qinbao.paper.shelf import INDEX, SUMS, fill

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return Library()


@pytest.fixture(scope="module")
def few(shipped: Library) -> Plan:
    """Three cities of 浙江 and their counties, two topics."""
    places = [shipped.places.get(code) for code in ("330100", "330400", "330500")]
    return plan(shipped, [place for place in places if place], ("family-account", "safety"), ("fridge", "checklist"))


def quiet(done: int, total: int) -> None:
    """Nobody watches the bar."""


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_county_without_rules_of_its_own_takes_its_citys_sheets(shipped: Library) -> None:
    county = shipped.places.find("余杭区")
    assert county
    assert rules_of(shipped, county).code == "330100"


def test_a_county_with_rules_of_its_own_has_its_own_sheets(tmp_path: Path, shipped: Library) -> None:
    shutil.copytree(shipped.root, tmp_path / "data")
    region = tmp_path / "data/regions/zhejiang.yaml"
    text = region.read_text("utf-8")
    own = '  - code: "330110"\n    name: 余杭区\n'
    assert "\ncities:\n" in text
    region.write_text(text.replace("\ncities:\n", f"\ncities:\n{own}", 1), "utf-8")
    library = Library(tmp_path / "data")
    county = library.places.get("330110")
    assert county
    assert rules_of(library, county) == county


def test_every_place_below_is_served_and_every_file_made_once(shipped: Library) -> None:
    zhejiang = shipped.places.find("浙江")
    assert zhejiang
    whole = plan(shipped, [zhejiang], ("safety",), ("fridge",))
    served = {place.code for place, _ in whole.served}
    assert {place.code for place in shipped.places.all if place.code.startswith("33")} - served == {"330000"}
    assert len({task.file for task in whole.tasks}) == len(whole.tasks) >= 11


def test_the_shelf_is_complete_and_its_sums_are_right(shipped: Library, few: Plan, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    outcome = fill(shipped, few, tmp_path / "out", TODAY, lambda done, total: seen.append((done, total)))
    assert outcome.failures == ()
    assert outcome.made == len(few.tasks) == 12
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / "out" / SUMS).read_text("utf-8").splitlines())
    assert set(sums) == {task.file for task in few.tasks}
    for file, sum in sums.items():
        assert hashlib.sha256((tmp_path / "out" / file).read_bytes()).hexdigest() == sum
    rows = [row.split("\t") for row in (tmp_path / "out" / INDEX).read_text("utf-8").splitlines()]
    assert ["330110", "浙江省 杭州市 余杭区", "safety", "fridge", "330100-杭州/safety-fridge.pdf"] in rows
    assert seen[0] == (0, 12)
    assert seen[-1] == (12, 12)


def test_the_same_input_fills_the_same_shelf_whatever_the_number_of_workers(
    shipped: Library, few: Plan, tmp_path: Path
) -> None:
    fill(shipped, few, tmp_path / "one", TODAY, quiet, workers=1)
    fill(shipped, few, tmp_path / "two", TODAY, quiet, workers=2)
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert {name: data for name, data in one.items() if name != ".unfinished"} == {
        name: data for name, data in two.items() if name != ".unfinished"
    }


def test_a_second_run_keeps_what_is_good_and_mends_what_is_not(shipped: Library, few: Plan, tmp_path: Path) -> None:
    fill(shipped, few, tmp_path, TODAY, quiet)
    good = files(tmp_path)
    (tmp_path / few.tasks[0].file).write_bytes(b"half a sh")
    (tmp_path / few.tasks[1].file).unlink()
    outcome = fill(shipped, few, tmp_path, TODAY, quiet)
    assert (outcome.made, outcome.kept) == (2, 10)
    mended = files(tmp_path)
    assert all(mended[name] == data for name, data in good.items() if name.endswith(".pdf") or name == SUMS)


def test_sheets_of_another_day_are_made_anew(shipped: Library, few: Plan, tmp_path: Path) -> None:
    fill(shipped, few, tmp_path, TODAY, quiet)
    assert fill(shipped, few, tmp_path, date(2026, 11, 23), quiet).kept == 0


def test_a_folder_that_cannot_be_made_is_named(shipped: Library, few: Plan, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PaperError):
        fill(shipped, few, tmp_path / "file", TODAY, quiet)


def test_a_file_in_place_of_a_folder_is_said_in_words(shipped: Library, few: Plan, tmp_path: Path) -> None:
    folder = Path(few.tasks[0].file).parts[0]
    (tmp_path / folder).write_bytes(b"")
    outcome = fill(shipped, few, tmp_path, TODAY, quiet)
    missing = [task.file for task in few.tasks if Path(task.file).parts[0] == folder]
    assert sorted(failure.task.file for failure in outcome.failures) == sorted(missing)


def test_ctrl_c_leaves_whole_sheets_and_the_next_run_goes_on(tmp_path: Path, root: Path) -> None:
    topics = "safety,see-doctor,activate"
    what = ["--places", "浙江", "--topics", topics, "--sheets", "fridge,qr", "--on", "2026-11-22"]
    command = [sys.executable, "-m", "qinbao", "print-shelf", *what, "--out", str(tmp_path / "out")]
    running = subprocess.Popen(
        command,
        cwd=root / "desktop",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Whoever runs the tests in the background has Ctrl-C switched off, for all that is started from there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 30
    while len(list((tmp_path / "out").glob("*/*.pdf"))) < 5 and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "再运行一次就接着做" in errors.decode()
    assert b"Traceback" not in errors
    early = list((tmp_path / "out").glob("*/*"))
    assert early
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in early)
    assert not (tmp_path / "out" / SUMS).exists()
    done = subprocess.run(command, cwd=root / "desktop", capture_output=True, check=True, timeout=60).stdout.decode()
    assert "原来就有 0 张" not in done
    assert len(list((tmp_path / "out").glob("*/*.pdf"))) == 11 * 3 * 2
