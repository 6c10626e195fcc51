"""打一张试试: a sheet that shows whether a printer prints black, sharp and true to size."""

from collections.abc import Callable
from datetime import date

import cv2
import numpy as np

from qinbao.content.library import Library
from qinbao.paper.trial import model, render
from qinbao.paper.twin import lines

DAY = date(2026, 11, 22)
MM = 200 / 25.4
"""Pixels a millimetre at 200 dpi."""


def test_it_carries_its_words_on_one_tagged_page_of_a4(library: Library, poppler: Callable[..., bytes]) -> None:
    pdf = render(library, DAY)
    about = poppler(pdf, "pdfinfo", "FILE").decode()
    assert "Tagged:          yes" in about
    assert "Pages:           1" in about
    assert "(A4)" in about
    printed = "".join(poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode().split())
    for line in lines(model(library, DAY), ""):
        assert "".join(line.split()) in printed


def test_its_line_is_ten_centimetres_long(library: Library, poppler: Callable[..., bytes]) -> None:
    shown = poppler(render(library, DAY), "pdftoppm", "-r", "200", "-gray", "FILE")
    page = cv2.imdecode(np.frombuffer(shown, np.uint8), cv2.IMREAD_GRAYSCALE)
    runs = [_longest(row < 128) for row in page]
    assert any(abs(run / MM - 100) < 1 for run in runs)


def test_the_same_day_gives_the_same_bytes(library: Library) -> None:
    assert render(library, DAY) == render(library, DAY)


def _longest(dark: "np.ndarray") -> int:
    """Pixels of the longest dark run of a row."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
    return int(max(edges[1::2] - edges[::2], default=0))
