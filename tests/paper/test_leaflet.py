"""The sheet about the program itself: one page, exact button words, large type."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from qinbao import cli
from qinbao.content.library import Library
from qinbao.paper.leaflet import render

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leaflet") / "a.pdf"
    path.write_bytes(render(Library(), DAY))
    return path


def told(command: str, sheet: Path, *options: str) -> str:
    return subprocess.run([command, str(sheet), *options], capture_output=True, check=True).stdout.decode()


def test_it_is_one_page_and_tagged(sheet: Path) -> None:
    said = told("pdfinfo", sheet)
    assert "Pages:           1\n" in said
    assert "Tagged:          yes" in said


def test_every_sentence_can_be_read_back(sheet: Path) -> None:
    words = "".join(told("pdftotext", sheet, "-").split())
    leaflet = Library().leaflet
    for text in (leaflet.title, leaflet.helper, *(line for part in leaflet.parts for line in part.say)):
        assert text.replace(" ", "") in words


def test_buttons_are_called_what_they_are_called_on_the_screen() -> None:
    library = Library()
    text = " ".join(line for part in library.leaflet.parts for line in part.say)
    keys = ("top.read", "top.larger", "top.colours", "nav.continue", "nav.back", "nav.unknown", "sheet.fridge.name")
    for key in keys:
        assert f"“{library.words(key)}”" in text


def test_the_command_saves_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "说明书.pdf"
    assert cli.main(["leaflet", "--pdf", str(path), "--on", "2026-11-22"]) == 0
    assert path.read_bytes() == render(Library(), DAY)
    assert str(path) in capsys.readouterr().out
