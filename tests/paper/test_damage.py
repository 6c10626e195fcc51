"""Codes on paper as it comes from a tired printer and lies under a trembling hand."""

from collections.abc import Callable, Mapping

import cv2
import numpy as np
import pytest
import zxingcpp

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.sheets import render

Grey = np.ndarray
Poppler = Callable[..., bytes]


def rasterised(poppler: Poppler, pdf: bytes, dpi: int, page: int = 1) -> Grey:
    shown = poppler(pdf, "pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-gray", "FILE")
    return cv2.imdecode(np.frombuffer(shown, np.uint8), cv2.IMREAD_GRAYSCALE)


def read(page: Grey) -> set[str]:
    # Asked for every kind of code, older decoders see those of goods in noise.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return {found.text for found in zxingcpp.read_barcodes(page, formats=formats)}


@pytest.fixture(scope="module")
def page(library: Library, guide: Guide, poppler: Poppler) -> Grey:
    """The sheet of codes as a cheap scanner or fax sees it."""
    return rasterised(poppler, render(library, guide, "qr"), 200)


@pytest.fixture(scope="module")
def payloads(guide: Guide) -> set[str]:
    return {code.payload for code in guide.qr}


def turned(page: Grey, degrees: float) -> Grey:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=255)


def tilted(page: Grey, share: float) -> Grey:
    height, width = page.shape
    d = share * width
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = np.array([[d, 0], [width - d, 0], [width, height], [0, height]], np.float32)
    return cv2.warpPerspective(page, cv2.getPerspectiveTransform(corners, moved), (width, height), borderValue=255)


def noisy(page: Grey, spread: float) -> Grey:
    noise = np.random.default_rng(3).normal(0, spread, page.shape)
    return np.clip(page + noise, 0, 255).astype(np.uint8)


def blotted(page: Grey) -> Grey:
    """A round blot on 5 % of each code, off the corners as a thumb or a drop of tea would lie."""
    spoilt = page.copy()
    for found in zxingcpp.read_barcodes(page):
        where = found.position
        xs = [where.top_left.x, where.top_right.x, where.bottom_right.x, where.bottom_left.x]
        ys = [where.top_left.y, where.top_right.y, where.bottom_right.y, where.bottom_left.y]
        side = max(xs) - min(xs)
        radius = int((0.05 * side * side / np.pi) ** 0.5)
        cv2.circle(spoilt, (int(np.mean(xs) + side * 0.12), int(np.mean(ys) + side * 0.1)), radius, 0, -1)
    return spoilt


DAMAGE: Mapping[str, Callable[[Grey], Grey]] = {
    "as printed": lambda page: page,
    "turned left": lambda page: turned(page, 6),
    "turned right": lambda page: turned(page, -6),
    "tilted": lambda page: tilted(page, 0.04),
    "tilted the other way": lambda page: cv2.flip(tilted(cv2.flip(page, -1), 0.04), -1),
    "blurred": lambda page: cv2.GaussianBlur(page, (0, 0), 2.2),
    "noisy": lambda page: noisy(page, 40),
    "low toner": lambda page: (255 - (255 - page.astype(np.float64)) * 0.4).astype(np.uint8),
    "faxed": lambda page: cv2.threshold(noisy(page, 30), 128, 255, cv2.THRESH_BINARY)[1],
    "blotted": blotted,
    "all at once": lambda page: noisy(cv2.GaussianBlur(tilted(turned(page, 3), 0.02), (0, 0), 1.2) * 0.6 + 90, 12),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_every_code_still_reads(page: Grey, payloads: set[str], damage: str) -> None:
    assert read(DAMAGE[damage](page)) == payloads


def test_a_second_decoder_reads_the_page_too(page: Grey, payloads: set[str]) -> None:
    found = set()
    for code in zxingcpp.read_barcodes(page):
        where = code.position
        pad = 40
        rows = slice(where.top_left.y - pad, where.bottom_left.y + pad)
        part = page[rows, where.top_left.x - pad : where.top_right.x + pad]
        found.add(cv2.QRCodeDetectorAruco().detectAndDecode(part)[0])
    assert found == payloads


@pytest.mark.parametrize("sheet", ["fridge", "card"])
def test_the_single_code_of_a_sheet_reads(library: Library, guide: Guide, poppler: Poppler, sheet: str) -> None:
    assert read(rasterised(poppler, render(library, guide, sheet), 200)) == {"https://ybj.zj.gov.cn"}


def test_modules_are_as_large_in_print_as_promised(library: Library, guide: Guide, poppler: Poppler) -> None:
    for sheet, smallest in (("qr", 0.8), ("fridge", 0.8), ("card", 0.5)):
        page = rasterised(poppler, render(library, guide, sheet), 300)
        for found in zxingcpp.read_barcodes(page):
            side = (found.position.top_right.x - found.position.top_left.x) / 300 * 25.4
            assert side / modules_of(found.text, "M" if sheet == "card" else "Q") >= smallest * 0.97


def modules_of(payload: str, level: str) -> int:
    from qinbao.paper.qr import _made

    return len(_made(payload, level).rows)  # type: ignore[arg-type]
