"""Fonts: no empty box on any page or sheet, and no character that looks right but cannot be searched for.

When a character is missing here: ``python packaging/make/fonts.py``.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

pytestmark = pytest.mark.no_cover  # nothing of the program runs here

ROOT = Path(__file__).resolve().parents[3]
FONTS = ROOT / "assets/fonts"
STYLES = ("Regular", "Bold")
RADICALS = range(0x2E80, 0x2FE0)
FILES = sorted(p for p in (ROOT / "data").rglob("*") if p.suffix in {".yaml", ".json"})


@cache
def font(style: str) -> TTFont:
    return TTFont(FONTS / f"QinbaoSansSC-{style}.otf", lazy=True)


@cache
def reach(style: str) -> frozenset[int]:
    return frozenset(font(style).getBestCmap())


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from strings(key)
            yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)


@cache
def characters(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    node = json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)
    return {c for string in strings(node) for c in string if c not in "\n\r\t\u200b\u2060"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_of_the_data_is_in_both_fonts(path: Path) -> None:
    for style in STYLES:
        missing = {c for c in characters(path) if ord(c) not in reach(style)}
        assert not missing, f"{style}: {sorted(missing)}"


@pytest.mark.parametrize("style", STYLES)
def test_what_the_pages_say_lies_together_in_the_font(style: str) -> None:
    numbers = {point: font(style).getGlyphID(name) for point, name in font(style).getBestCmap().items()}
    said = {numbers[ord(c)] for c in characters(ROOT / "data/words.yaml")}
    assert sorted(said)[round(0.95 * len(said))] < len(numbers) / 5


@pytest.mark.parametrize("style", STYLES)
def test_what_the_start_page_says_stands_first_in_the_font_and_needs_no_other_part_of_it(style: str) -> None:
    reached = font(style).getBestCmap()
    outlines = font(style)["CFF "].cff.topDictIndex[0].CharStrings
    for name in {reached[ord(c)] for c in characters(ROOT / "data/home.yaml")}:
        outlines[name].decompile()
        assert font(style).getGlyphID(name) < 500
        assert not {"callsubr", "callgsubr"} & set(map(str, outlines[name].program))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_is_written_with_radicals(path: Path) -> None:
    assert not [c for c in characters(path) if ord(c) in RADICALS]


@pytest.mark.parametrize("style", STYLES)
def test_no_radical_can_be_reached(style: str) -> None:
    assert not [point for point in reach(style) if point in RADICALS]


@pytest.mark.parametrize("style", STYLES)
def test_all_characters_of_the_national_table_are_there(style: str) -> None:
    table = (ROOT / "packaging/make/sources/hanzi-8105.txt").read_text(encoding="utf-8").replace("\n", "")
    assert len(set(table)) == 8105
    assert not [c for c in table if ord(c) not in reach(style)]


@pytest.mark.parametrize("style", STYLES)
def test_signs_for_lists_arrows_and_quotes_are_there(style: str) -> None:
    signs = "→←↑↓①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳✓✗☐☑・•·“”‘’……—，。；：？！（）《》【】、％～￥×÷℃\u00a0\u3000"
    assert not [c for c in signs if ord(c) not in reach(style)]
    assert all(point in reach(style) for point in range(0x20, 0x7F))


@pytest.mark.parametrize("style", STYLES)
def test_every_sign_we_drew_has_an_outline(style: str) -> None:
    glyphs, names = font(style).getGlyphSet(), font(style).getBestCmap()
    for sign in "☐☑✗":
        pen = BoundsPen(glyphs)
        glyphs[names[ord(sign)]].draw(pen)
        assert pen.bounds
        assert pen.bounds[2] - pen.bounds[0] > 400


def test_both_styles_are_one_family_that_no_system_has() -> None:
    found = {style: font(style)["name"] for style in STYLES}
    assert {name.getDebugName(1) for name in found.values()} == {"Qinbao Sans SC"}
    assert [name.getDebugName(2) for name in found.values()] == ["Regular", "Bold"]


@pytest.mark.parametrize("style", STYLES)
def test_a_line_is_one_and_a_half_times_as_high_as_its_letters(style: str) -> None:
    hhea, os2, head = font(style)["hhea"], font(style)["OS/2"], font(style)["head"]
    assert (hhea.ascent - hhea.descent + hhea.lineGap) / head.unitsPerEm >= 1.5
    assert (os2.sTypoAscender, os2.sTypoDescender) == (hhea.ascent, hhea.descent)
    # Hanzi stand in the middle of the line: their square reaches from -120 to 880.
    assert abs((hhea.ascent + hhea.descent) / 2 - 380) <= 10


@pytest.mark.parametrize("style", STYLES)
def test_a_font_stays_small_enough_to_load_before_the_first_page(style: str) -> None:
    assert (FONTS / f"QinbaoSansSC-{style}.otf").stat().st_size < 2_600_000


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Adobe" in text
