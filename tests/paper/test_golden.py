"""Sheets as they looked when a person last looked at them: ``packaging/test tests/paper --renew-golden`` to renew."""

from collections.abc import Callable, Mapping

import cv2
import numpy as np
import pytest

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.catalogue import NAMES as SHEETS
from qinbao.paper.sheets import pages
from qinbao.paper.text import text

Golden = Callable[[str, bytes], bytes]
PICTURES = [("yes", sheet) for sheet in SHEETS] + [
    (name, "fridge") for name in ("ask", "no", "counter", "nation", "long")
]
NAMES = ("yes", "ask", "no", "counter", "nation", "long")


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_as_they_were(
    library: Library, all_guides: Mapping[str, Guide], golden: Golden, name: str
) -> None:
    guide = all_guides[name]
    whole = [text(library, guide), *(f"== {sheet}\n{text(library, guide, sheet)}" for sheet in SHEETS)]
    made = "\n\n".join(whole) + "\n"
    assert made == golden(f"{name}.txt", made.encode()).decode()


@pytest.mark.parametrize(("name", "sheet"), PICTURES)
def test_the_page_looks_as_it_did(
    library: Library, all_guides: Mapping[str, Guide], golden: Golden, name: str, sheet: str
) -> None:
    now = grey(pages(library, all_guides[name], sheet, "png", ppi=40)[0])
    then = grey(golden(f"{name}-{sheet}.png", cv2.imencode(".png", now)[1].tobytes()))
    assert now.shape == then.shape
    blurred = [cv2.GaussianBlur(picture, (0, 0), 1.5).astype(int) for picture in (now, then)]
    assert np.abs(blurred[0] - blurred[1]).max() < 48


def grey(picture: bytes) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
