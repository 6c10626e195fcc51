"""Which codes may exist, how coarse they are, and that they say what they should."""

import os
import random

import cv2
import numpy as np
import pytest

from qinbao.guide.codes import MAX_TEXT
from qinbao.guide.model import Code
from qinbao.paper.errors import PaperError
from qinbao.paper.outline import outline
from qinbao.paper.qr import MAX_VERSION, RULES, Symbol, check, module, symbol

ADDRESS = "https://fuwu.nhsa.gov.cn"
STEPS = "1、打开支付宝。2、搜“医保码”，点写着“官方”的一行。3、点右上角的“亲情账户”。"


def text(payload: str) -> Code:
    return Code(id="t", kind="text", payload=payload, title="步骤", words="一段字")


def site(payload: str) -> Code:
    return Code(id="s", kind="site", payload=payload, title="平台", words="看指南")


def refusal(code: Code) -> str:
    with pytest.raises(PaperError) as raised:
        check(code, {ADDRESS})
    return raised.value.key.removeprefix("paper.error.code.")


def picture(made: Symbol, scale: int = 8) -> np.ndarray:
    cells = np.array([list(row) for row in made.rows], np.uint8)
    return np.kron(np.pad(255 * (1 - cells), 4, constant_values=255), np.ones((scale, scale), np.uint8)).astype(
        np.uint8
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://fuwu.nhsa.gov.cn",
        "https://fuwu.nhsa.gov.cn.example.com",
        "https://FUWU.nhsa.gov.cn",
        "https://fuwu.nhsa.gov.cn/?from=1",
        "https://fuwu.nhsa.gov.cn@example.com",
        "alipays://platformapi/startapp",
        "https://u.nu/abc",
        "",
    ],
)
def test_only_listed_addresses_become_codes(address: str) -> None:
    assert refusal(site(address)) == "address"


def test_an_insecure_address_is_refused_even_where_listed() -> None:
    with pytest.raises(PaperError, match="address"):
        check(site("http://www.nhsa.gov.cn"), {"http://www.nhsa.gov.cn"})


@pytest.mark.parametrize(
    "number",
    ["13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００", "33010219500101123X", "8888-7777"],
)
def test_long_numbers_never_get_into_a_code(number: str) -> None:
    assert refusal(text(f"打{number}问。")) == "number"


@pytest.mark.parametrize("hotline", ["12393", "0571-12393", "010-12393"])
def test_the_hotline_may_stand_in_a_code(hotline: str) -> None:
    check(text(f"不会就打{hotline}问。"), ())


def test_a_text_that_looks_like_an_address_is_refused() -> None:
    assert refusal(text("姓名: 张")) == "colon"
    assert refusal(text("看//www")) == "colon"
    check(text("注意：看清楚。"), ())


def test_a_text_is_at_most_45_characters() -> None:
    check(text("字" * MAX_TEXT), ())
    assert refusal(text("字" * (MAX_TEXT + 1))) == "long"
    assert refusal(text("")) == "long"


@pytest.mark.parametrize("use", ["sheet", "card", "screen"])
def test_the_longest_text_stays_coarse_enough(use: str) -> None:
    made = symbol(text("险" * MAX_TEXT), use, ())  # type: ignore[arg-type]
    assert made.version <= MAX_VERSION
    assert made.level == RULES[use].level  # type: ignore[index]


def test_sheets_get_the_stronger_level() -> None:
    assert symbol(text(STEPS), "sheet", ()).level == "Q"
    assert symbol(text(STEPS), "card", ()).level == "M"


def test_a_module_is_never_finer_than_its_use_allows() -> None:
    made = symbol(text("险" * MAX_TEXT), "sheet", ())
    assert module(made, "sheet", made.modules * 0.8) == pytest.approx(0.8)
    with pytest.raises(PaperError, match="dense"):
        module(made, "sheet", made.modules * 0.79)
    assert module(symbol(site(ADDRESS), "sheet", {ADDRESS}), "sheet", 500) == RULES["sheet"].largest


def test_the_second_decoder_reads_the_same() -> None:
    for code in (text(STEPS), site(ADDRESS)):
        found, _, _ = cv2.QRCodeDetector().detectAndDecode(picture(symbol(code, "sheet", {ADDRESS})))
        assert found == code.payload


@pytest.mark.no_cover
def test_texts_of_the_field_come_back_unchanged() -> None:
    words = "医保码亲情账户共济支付宝微信点开填写姓名身份证刷脸激活窗口户口本、，。“”（）0123456789"
    chance = random.Random(7)
    for _ in range(300 if "QINBAO_EVERY_SHEET" in os.environ else 100):
        payload = "步" + "".join(chance.choices(words, k=chance.randint(1, 40)))
        try:
            check(text(payload), ())
        except PaperError:
            continue
        assert symbol(text(payload), "card", ()).payload == payload  # raises where zxing-cpp reads anything else


def test_the_outline_covers_exactly_the_dark_modules() -> None:
    made = symbol(text(STEPS), "sheet", ())
    loops = [loop for loop in outline(made.rows, 0).split("M") if loop]
    drawn = np.zeros((len(made.rows), len(made.rows)), np.uint8)
    for loop in loops:
        points = corners(loop)
        for y in range(len(made.rows)):
            crossings = sorted(
                x for (x, top), (same, low) in zip(points, points[1:] + points[:1], strict=True)
                if x == same and min(top, low) <= y < max(top, low)
            )  # fmt: skip
            for begin, end in zip(crossings[::2], crossings[1::2], strict=True):
                drawn[y, begin:end] ^= 1
    assert (drawn == np.array([list(row) for row in made.rows])).all()


def corners(loop: str) -> list[tuple[int, int]]:
    import re

    start, *moves = re.findall(r"[HV]?[\d ]+", loop)
    x, y = map(int, start.split())
    points = [(x, y)]
    for move in moves:
        x, y = (int(move[1:]), y) if move[0] == "H" else (x, int(move[1:]))
        points.append((x, y))
    return points


def test_four_light_modules_surround_the_code() -> None:
    made = symbol(site(ADDRESS), "sheet", {ADDRESS})
    assert made.modules == len(made.rows) + 8
    assert f'viewBox="0 0 {made.modules} {made.modules}"' in made.svg()
    assert "M4 4" in made.svg()
