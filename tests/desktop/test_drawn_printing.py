"""Printing where there is no CUPS: the pages are drawn."""

import subprocess
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper.sheets import render
from qinbao.printing.drawn import draw
from qinbao.printing.state import State

pytestmark = pytest.mark.desktop


def test_without_cups_the_pages_are_drawn_true_to_size_on_a4(tmp_path: Path, qtbot: QtBot) -> None:
    library = Library()
    pdf = render(
        library, build(library, "family-account", {"place": "330100", "for": "parent"}, date(2026, 11, 22)), "qr"
    )
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    device.setResolution(200)
    assert draw(pdf, device, "亲情医保助手") is State.DONE
    about = subprocess.run(["pdfinfo", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True).stdout
    (tmp_path / "in.pdf").write_bytes(pdf)
    before = subprocess.run(["pdfinfo", str(tmp_path / "in.pdf")], capture_output=True, text=True, check=True).stdout
    assert lines(about, "Pages") == lines(before, "Pages")
    assert "A4" in about
    assert codes_in(tmp_path / "out.pdf") == codes_in(tmp_path / "in.pdf") != set()


def lines(text: str, key: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(key)]


def codes_in(pdf: Path) -> set[tuple[str, int]]:
    """Codes of the first page at 100 dpi with their size in half millimetres, so that scaling shows."""
    shown = subprocess.run(
        ["pdftoppm", "-r", "200", "-l", "1", "-gray", str(pdf)], capture_output=True, check=True
    ).stdout
    page = cv2.imdecode(np.frombuffer(shown, np.uint8), cv2.IMREAD_GRAYSCALE)
    found = zxingcpp.read_barcodes(page)
    return {(code.text, round((code.position.top_right.x - code.position.top_left.x) / 200 * 25.4)) for code in found}
