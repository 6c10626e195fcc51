import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from qinbao import logs

log = logging.getLogger("qinbao.test")


@pytest.fixture(autouse=True)
def _closed_afterwards() -> Iterator[None]:
    yield
    logs.stop()


def _written(folder: Path) -> str:
    return (folder / "qinbao.log").read_text(encoding="utf-8")


def test_what_happens_is_written_to_the_file_and_not_to_the_screen(tmp_path: Path) -> None:
    screen = io.StringIO()
    logs.start(tmp_path / "new" / "log", stderr=screen)
    log.info("printer found")
    assert "printer found" in _written(tmp_path / "new" / "log")
    assert screen.getvalue() == ""


def test_a_warning_is_also_shown_on_stderr(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    screen = io.StringIO()
    logs.start(tmp_path, stderr=screen)
    with caplog.at_level(logging.WARNING):
        log.warning("printer lost")
    assert "printer lost" in screen.getvalue()


@pytest.mark.parametrize("number", ["13800138000", "11010119900307783X", "8765432", "１３８００１３８０００"])
def test_a_number_that_could_be_a_persons_is_never_written(tmp_path: Path, number: str) -> None:
    logs.start(tmp_path)
    log.info("typed %s here", number)
    assert number not in _written(tmp_path)
    assert f"typed {logs.HIDDEN} here" in _written(tmp_path)


def test_a_number_inside_a_traceback_is_never_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    logs.start(tmp_path, stderr=io.StringIO())
    try:
        raise ValueError("13800138000")
    except ValueError:
        with caplog.at_level(logging.ERROR):
            log.exception("search failed")
    assert "ValueError" in _written(tmp_path)
    assert "13800138000" not in _written(tmp_path)


@pytest.mark.parametrize("number", ["12393", "330100", "2026-11-22"])
def test_hotlines_place_codes_and_dates_stay_readable(tmp_path: Path, number: str) -> None:
    logs.start(tmp_path)
    log.info("about %s", number)
    assert f"about {number}" in _written(tmp_path)


def test_answers_are_never_written(tmp_path: Path) -> None:
    logs.start(tmp_path)
    log.info("page %(page)s with %(answers)s", {"page": "verdict", "answers": {"who": "妈妈"}})
    assert "page verdict" in _written(tmp_path)
    assert "妈妈" not in _written(tmp_path)


def test_hiding_leaves_the_record_alone_for_other_listeners() -> None:
    record = logging.makeLogRecord({"msg": "%(answers)s", "args": {"answers": "x"}})
    logs.PrivateFormatter().format(record)
    assert record.getMessage() == "x"


def test_the_log_never_grows_beyond_three_small_files(tmp_path: Path) -> None:
    logs.start(tmp_path)
    for _ in range(900):
        log.info("x" * 1000)
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 1 + logs.OLD_FILES
    assert max(sizes) <= logs.FILE_BYTES


def test_a_folder_that_cannot_be_written_costs_the_file_and_not_the_program(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    screen = io.StringIO()
    with caplog.at_level(logging.WARNING):
        logs.start(in_the_way / "log", stderr=screen)
    assert "no log file" in screen.getvalue()


def test_starting_twice_writes_each_line_once(tmp_path: Path) -> None:
    logs.start(tmp_path)
    logs.start(tmp_path)
    log.info("once")
    assert _written(tmp_path).count("once") == 1
    assert os.listdir(tmp_path) == ["qinbao.log"]
