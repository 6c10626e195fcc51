"""Lines of words break where a reader would break them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from qinbao.ui.theme.fonts import font
from qinbao.ui.widgets.text import _WIDEST, TextBlock

pytestmark = pytest.mark.usefixtures("qapp")
PX = 26
TOLD = "亮的是家人的码，用的是家人的医保。您的医保钱一分不动。"


def letters(line: str) -> int:
    return sum(letter.isalnum() for letter in line)


@pytest.mark.parametrize("hanzi", range(9, 27))
def test_no_hanzi_stands_alone_on_the_last_line(qapp: QApplication, hanzi: int) -> None:
    lines = TextBlock(TOLD, font(PX)).lines(hanzi * PX)
    assert len(lines) > 1
    assert letters(lines[-1]) > 1, lines


@pytest.mark.parametrize("hanzi", range(4, 30))
def test_company_for_the_last_hanzi_costs_no_line(hanzi: int) -> None:
    block = TextBlock(TOLD, font(PX))
    needed = -(-block.natural_width() // (hanzi * PX))
    assert block.line_count(hanzi * PX) <= needed + 1
    assert block.fits(hanzi * PX)


def test_every_paragraph_is_looked_after() -> None:
    lines = TextBlock(f"{TOLD}\n{TOLD}", font(PX)).lines(25 * PX)
    ends = [at for at, line in enumerate(lines) if "动" in line]
    assert all(letters(lines[at]) > 1 for at in ends)


def test_short_words_stay_as_they_are() -> None:
    assert TextBlock("好的", font(PX)).lines(PX) == ["好", "的"]


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_is_wider_than_is_thought_where_none_is_looked_up(bold: bool) -> None:
    face = QRawFont.fromFont(font(100, bold))
    letters = face.glyphIndexesForString("".join(map(chr, range(0x20, 0xD800))))
    wide = [each.x() for each in face.advancesForGlyphIndexes(letters)]
    assert len(set(letters)) > 7000
    assert max(wide) <= 100 * _WIDEST


@pytest.mark.parametrize("words", [TOLD, "№@№@", "一\n二", ""])
@pytest.mark.parametrize("px", [300, 700, 1200])
def test_what_is_known_of_lines_before_they_are_broken_is_so_afterwards(words: str, px: int) -> None:
    block = TextBlock(words, font(PX), quoted_bold=True)
    before = block.height(px)
    block.lines(px)
    assert block.height(px) == before


@pytest.mark.parametrize("width", range(140, 420, 10))
def test_a_number_stays_with_what_it_counts(width: int) -> None:
    lines = TextBlock("资料日期：2020 年 11 月到 2025 年 10 月", font(PX)).lines(width)
    assert not any(line.rstrip().endswith(("2020", "11", "2025", "10")) for line in lines), lines


def test_the_name_of_a_button_is_not_broken_where_that_costs_no_line() -> None:
    lines = TextBlock("打这三个字，再点写着“官方”的一行。以前它叫“医保电子凭证”。", font(PX)).lines(13 * PX)
    assert len(lines) == 3
    assert any("“官方”" in line for line in lines)
    assert any("“医保电子凭证”" in line for line in lines)


@pytest.mark.parametrize("hanzi", [20, 30, 36, 40])
def test_a_long_name_too_goes_on_the_next_line_as_a_whole_and_with_what_is_done_with_it(hanzi: int) -> None:
    path = "打开“微信” → 搜“河南医保” → 点“我要办” → 点“家庭共济服务” → 点“职工医保家庭共济账户绑定”"
    block = TextBlock(path, font(PX))
    needed = block.line_count(hanzi * PX)
    lines = block.lines(hanzi * PX)
    assert len(lines) == needed > 1
    assert sum(line.count("点“") for line in lines) == 3, lines
    assert all(line.count("“") == line.count("”") for line in lines), lines
    assert block.fits(hanzi * PX)


@pytest.mark.parametrize("hanzi", [19, 20, 21, 38, 39, 40])
def test_a_short_aside_is_not_broken_where_that_costs_no_line(hanzi: int) -> None:
    said = "国家要求 2026 年底前，各地都能跨省共济。你们两地通没通，打 028-12393 问。（以页面为准）"
    block = TextBlock(said, font(PX))
    needed = block.line_count(hanzi * PX)
    lines = block.lines(hanzi * PX)
    assert len(lines) == needed
    assert any("（以页面为准）" in line for line in lines), lines


@pytest.mark.parametrize("hanzi", [8, 12, 16, 17])
def test_a_line_may_end_between_two_names(hanzi: int) -> None:
    block = TextBlock("没有这一项，就点“我”“服务”“医疗健康”“医保码”。", font(PX))
    needed = block.line_count(hanzi * PX)
    lines = block.lines(hanzi * PX)
    assert len(lines) == needed
    assert all(line.count("“") == line.count("”") for line in lines), lines
    assert block.fits(hanzi * PX)


@pytest.mark.parametrize("colour", ["#000000", "#17211e"])
@pytest.mark.parametrize("pen", [QColor("#17211e"), Qt.PenStyle.NoPen])
def test_words_have_their_colour_whatever_was_drawn_before(colour: str, pen: QColor | Qt.PenStyle) -> None:
    picture = QImage(200, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setPen(pen)
    TextBlock("医保", font(PX)).draw(painter, 0, 0, 200, colour)
    painter.end()
    found = [QColor(picture.pixel(x, y)).lightness() for x in range(200) for y in range(60)]
    assert min(found) == QColor(colour).lightness()
