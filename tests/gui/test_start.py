"""What a start must not load before the first page is seen; each of these once cost a tenth of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_START = """
import builtins
import sys
from pathlib import Path
from qinbao import paths
from qinbao.cli.window import run
from qinbao.content.library import Library
from qinbao.ui.window import Window
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

WAITING = (
    "yaml",
    "typst",
    "zxingcpp",
    "qrcode",
    "tuf",
    "securesystemslib",
    "urllib3",
    "cryptography",
    "qinbao.content.packs.install",
    "qinbao.content.packs.shelf",
    "PySide6.QtPrintSupport",
    "PySide6.QtTextToSpeech",
    "qinbao.speech.speaker",
    "qinbao.printing.courier",
    "qinbao.cli.parser",
    "qinbao.content.comparison",
    "qinbao.content.place_search",
    "logging.handlers",
    "qinbao.guide.build",
    "qinbao.screen.problems",
    "qinbao.ui.pages.place",
)
folders = paths.UserFolders.under(Path(sys.argv[1]))
paint = Window.paintEvent

def seen(self, event):
    paint(self, event)
    QtCore.QTimer.singleShot(0, report)

def report():
    names = [name for name in WAITING if name in sys.modules]
    hooked = builtins.__import__ is builtins.__feature_import__
    print(*names, *(["Qt"] if "Qt" in vars(QtCore) else []), *(["hook"] if hooked else []), sep=",")
    QApplication.quit()

Window.paintEvent = seen
run(Library(cache=folders.cache / "content"), folders)
"""


@pytest.fixture(scope="module")
def loaded(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is loaded when the first page is seen, at the second start: the first one reads all words and keeps them."""
    folder = tmp_path_factory.mktemp("start")
    # A screen of its own size: on the usual one of this platform the first page would have to be scrolled.
    screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    (folder / "screens.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    platform = f"offscreen:configfile={folder / 'screens.json'}"
    env = {**os.environ, "PYTHONPATH": str(root / "desktop"), "QT_QPA_PLATFORM": platform}
    run = [sys.executable, "-c", _START, str(folder)]
    for _ in range(2):
        out = subprocess.run(run, env=env, capture_output=True, text=True, timeout=120, check=True).stdout
    return [name for name in out.strip().split(",") if name]


def test_a_warm_start_parses_no_yaml(loaded: list[str]) -> None:
    assert "yaml" not in loaded


def test_the_first_page_does_without_the_names_of_qt(loaded: list[str]) -> None:
    assert "Qt" not in loaded


def test_no_hook_reads_the_source_of_every_module(loaded: list[str]) -> None:
    assert "hook" not in loaded


def test_paper_codes_printer_and_voice_wait_until_they_are_wanted(loaded: list[str]) -> None:
    assert [name for name in loaded if name not in ("yaml", "Qt", "hook")] == []
