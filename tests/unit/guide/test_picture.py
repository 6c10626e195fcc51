"""Phone pictures: all words are there, inside the glass, and what is to be tapped is ringed."""

from itertools import pairwise
from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from qinbao.content.fact import Row, Screen, Sign
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.picture.kinds import KINDS
from qinbao.guide.picture.layout import LEAST, WIDTH, layout
from qinbao.guide.picture.measure import width, wrap
from qinbao.guide.picture.shapes import Box, Line, Oval, Picture, Rect, Text, Tiles
from qinbao.guide.picture.signs import signs
from qinbao.guide.picture.svg import PAPER, svg
from qinbao.ui.theme.colours import contrast

LONG = "家庭成员共济授权管理与查询（含职工医保个人账户家庭共济备案）"
_words = Library().words
hanzi = st.text(alphabet="医保亲情账户家庭共济，。“”（）、：123ABCxyz ", min_size=1, max_size=60).filter(str.strip)


@pytest.fixture(scope="module")
def words() -> Words:
    return _words


def screen(kind: str, tap: str | None = "医保码") -> Screen:
    rows = (Row(say="医保码", note="官方"), Row(say=LONG), Row(say="待遇查询"))
    return Screen(
        kind=kind, app="支付宝", title="亲情账户", corner="更多", search="搜医保", rows=rows, button="下一步", tap=tap
    )  # type: ignore[arg-type]


def said(picture: Picture) -> str:
    return "".join(shape.words for shape in picture.shapes if isinstance(shape, Text))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_every_row_in_full(kind: str, words: Words) -> None:
    drawn = said(layout(screen(kind), words))
    assert all(row.say in drawn for row in screen(kind).rows)


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_leaves_the_glass(kind: str, words: Words) -> None:
    picture = layout(screen(kind), words)
    for text in (shape for shape in picture.shapes if isinstance(shape, Text)):
        wide = width(text.words, text.size)
        left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.align]
        assert left >= 12
        assert left + wide <= picture.width - 12, text.words


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_under_twenty_four_units(kind: str, words: Words) -> None:
    assert all(shape.size >= 24 for shape in layout(screen(kind), words).shapes if isinstance(shape, Text))


@pytest.mark.parametrize("kind", KINDS)
def test_words_below_each_other_do_not_overlap(kind: str, words: Words) -> None:
    lines = [shape for shape in layout(screen(kind), words).shapes if isinstance(shape, Text)]
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            same_column = abs(one.x - other.x) < 1 and one.align == other.align
            assert not same_column or abs(one.y - other.y) >= 24, (one.words, other.words)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ring_is_round_what_is_tapped(kind: str, words: Words) -> None:
    picture = layout(screen(kind), words)
    target = picture.targets["医保码"]
    assert picture.ring == target.grown(5)


@pytest.mark.parametrize("kind", ["list", "code"])
def test_the_words_in_the_corner_can_be_ringed(kind: str, words: Words) -> None:
    assert layout(screen(kind, "更多"), words).ring is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_large_button_can_be_ringed(kind: str, words: Words) -> None:
    assert layout(screen(kind, "下一步"), words).ring is not None


@pytest.mark.parametrize("sight", [380.0, 450.0, 520.0])
def test_the_large_button_is_in_sight_where_there_is_room_for_it(sight: float, words: Words) -> None:
    empty = Screen(kind="list", app="支付宝", title="亲情账户", button="下一步", tap="下一步")
    picture = layout(empty, words, sight=sight)
    assert picture.ring is not None
    assert picture.ring.bottom + 3 <= sight
    assert picture.height == sight <= LEAST


SIGHTS = (320.0, 380.0, 450.0, 520.0)


@pytest.mark.parametrize("tap", ["医保码", LONG, "待遇查询", "更多", "下一步"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_ringed_is_in_sight_with_its_tag_however_little_is_seen(kind: str, tap: str, words: Words) -> None:
    whole = layout(screen(kind, tap), words)
    for sight in SIGHTS:
        picture = layout(screen(kind, tap), words, sight=sight)
        assert (picture.ring is None) == (whole.ring is None)
        if picture.ring:
            assert picture.ring.y >= 12
            assert picture.ring.bottom <= picture.height - 12
        tag = [shape.rect for shape in picture.shapes if isinstance(shape, Box) and shape.fill == "tag"]
        assert all(rect.bottom <= picture.height - 8 for rect in tag)


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_sight_never_pushes_the_large_button_over_other_words(kind: str, words: Words) -> None:
    short = layout(screen(kind), words, sight=200)
    others = [rect.bottom for name, rect in short.targets.items() if name != "下一步"]
    assert short.targets["下一步"].y >= max(others)
    lines = [shape for shape in short.shapes if isinstance(shape, Text) and shape.role not in ("on-app", "on-tag")]
    assert all(shape.y < short.targets["下一步"].y for shape in lines)


APPS = Screen(kind="home", app="支付宝", rows=tuple(Row(say=app) for app in ("微信", "支付宝", "电话", "相机")))


@pytest.mark.parametrize("sight", range(240, 420, 10))
def test_no_app_is_seen_without_its_name(sight: int, words: Words) -> None:
    for tap in (None, "支付宝"):
        picture = layout(replace(APPS, tap=tap), words, 250, sight=sight, aim="支付宝")
        icons = [
            shape for shape in picture.shapes if isinstance(shape, Box) and shape.fill in ("green", "blue", "slate")
        ]
        assert len(icons) == len(picture.targets) == sum(app.say in said(picture) for app in APPS.rows)


@pytest.mark.parametrize("wide", [230, 260, 300, WIDTH])
def test_the_ring_round_an_app_covers_none_beside_it(wide: float, words: Words) -> None:
    picture = layout(replace(APPS, tap="支付宝"), words, wide)
    icons = [shape.rect for shape in picture.shapes if isinstance(shape, Box) and shape.fill in ("green", "slate")]
    assert picture.ring is not None
    edge = 6
    assert all(icon.right <= picture.ring.x - edge or icon.x >= picture.ring.right + edge for icon in icons[:2])


@pytest.mark.parametrize("kind", KINDS)
def test_where_all_is_seen_nothing_is_left_away(kind: str, words: Words) -> None:
    whole = layout(screen(kind), words)
    assert layout(screen(kind), words, sight=whole.height) == whole


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_to_be_found_is_in_sight_without_a_ring(kind: str, words: Words) -> None:
    picture = layout(screen(kind, None), words, sight=330, aim=LONG)
    assert picture.ring is None
    if LONG in layout(screen(kind, None), words).targets:
        assert picture.targets[LONG].bottom <= picture.height - 12


@pytest.mark.parametrize(
    ("app", "colour"), [("支付宝", "blue"), ("微信", "green"), ("国家医保服务平台", "red"), ("浙里办", "slate")]
)
def test_each_app_has_its_colour_and_others_are_grey(app: str, colour: str, words: Words) -> None:
    bar = layout(Screen(kind="list", app=app, title="首页", rows=(Row(say="医保码"),)), words)
    desk = layout(Screen(kind="home", app="手机桌面", rows=(Row(say=app), Row(say="相机"))), words)
    for picture in (bar, desk):
        assert any(isinstance(shape, Box) and shape.fill == colour for shape in picture.shapes)


@pytest.mark.parametrize("colour", ["blue", "green", "red", "slate"])
def test_white_words_on_the_colour_of_an_app_read_well(colour: str) -> None:
    assert contrast(PAPER[colour], PAPER["on-app"]) >= 7  # type: ignore[index]


@pytest.mark.parametrize("kind", ["list", "tiles"])
def test_a_sign_stands_only_where_the_data_names_one(kind: str, words: Words) -> None:
    plain, signed = (
        layout(Screen(kind=kind, app="支付宝", rows=(Row(say="医保码", icon=icon), Row(say="设置"))), words)  # type: ignore[arg-type]
        for icon in (None, "code")
    )
    squares = [
        [shape for shape in picture.shapes if isinstance(shape, Box) and (shape.rect.w, shape.rect.h) == (40, 40)]
        for picture in (plain, signed)
    ]
    assert [len(found) for found in squares] == [0, 1]


@pytest.mark.parametrize("sign", get_args(Sign))
def test_every_sign_keeps_to_its_square(sign: Sign) -> None:
    drawn = signs(sign, 100, 200, 40)
    points = [point for shape in drawn if isinstance(shape, Line) for point in shape.points]
    points += [(rect.x, rect.y) for shape in drawn if isinstance(shape, Oval) for rect in (shape.rect,)]
    assert points
    assert all(104 <= x <= 136 and 204 <= y <= 236 for x, y in points)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_ringed_where_nothing_is_tapped(kind: str, words: Words) -> None:
    picture = layout(screen(kind, None), words)
    assert picture.ring is None
    assert words("picture.tap") not in said(picture)


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_says_that_it_is_one(kind: str, words: Words) -> None:
    assert words("picture.sketch") in said(layout(screen(kind), words))


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_is_high_enough_for_all_it_shows(kind: str, words: Words) -> None:
    picture = layout(screen(kind), words)
    boxes = [shape.rect for shape in picture.shapes if isinstance(shape, Box | Tiles)]
    assert max(rect.bottom for rect in boxes) <= picture.height


def test_the_tag_hides_no_other_words(words: Words) -> None:
    picture = layout(screen("list"), words)
    tag = next(shape.rect for shape in picture.shapes if isinstance(shape, Box) and shape.fill == "tag")
    others = [t for t in picture.shapes if isinstance(t, Text) and t.role != "on-tag"]
    assert not any(
        tag.x < t.x + width(t.words, t.size) and t.x < tag.right and tag.y < t.y < tag.bottom for t in others
    )


def test_targets_of_different_rows_are_apart(words: Words) -> None:
    targets = list(layout(screen("list"), words).targets.values())
    rows = sorted((rect for rect in targets if rect.w > WIDTH / 2), key=lambda rect: rect.y)
    assert all(one.bottom <= other.y for one, other in pairwise(rows))


def test_the_same_screen_gives_the_same_picture(words: Words) -> None:
    assert layout(screen("form"), words) == layout(screen("form"), words)


@given(say=hanzi, kind=st.sampled_from(sorted(KINDS)))
def test_any_words_stay_inside(say: str, kind: str) -> None:
    rows = (Row(say=say), Row(say=say + "二", note=say))
    picture = layout(Screen(kind=kind, app="甲", rows=rows, button=say, tap=say), _words)  # type: ignore[arg-type]
    for text in (shape for shape in picture.shapes if isinstance(shape, Text)):
        assert 0 <= text.y <= picture.height


@given(say=hanzi, room=st.integers(60, 400))
def test_wrapping_loses_no_character(say: str, room: int) -> None:
    assert "".join(wrap(say, 24, room)).replace(" ", "") == say.replace(" ", "")


@given(say=hanzi, room=st.integers(80, 400))
@example(say="1“111", room=80)
def test_no_wrapped_line_is_too_wide(say: str, room: int) -> None:
    # Closing punctuation that has nothing to stand behind may hang out: it must never begin a line.
    for line in wrap(say, 24, room):
        assert width(line.rstrip("，。、：”）"), 24) <= room


def test_no_line_begins_with_closing_punctuation() -> None:
    lines = wrap("点右上角的“亲情账户”，再点“添加”。", 24, 24 * 6)
    assert all(line[0] not in "，。”、" for line in lines)


def test_svg_is_well_formed_and_keeps_its_words(words: Words) -> None:
    picture = layout(screen("list"), words)
    root = ElementTree.fromstring(svg(picture))
    assert "".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")) == said(picture)


def test_svg_escapes_what_is_not_mark_up(words: Words) -> None:
    picture = layout(Screen(app="A<B&C", rows=(Row(say="<b>"),)), words)
    assert ElementTree.fromstring(svg(picture)) is not None


def test_a_rect_grows_on_all_sides() -> None:
    assert Rect(10, 10, 20, 20).grown(5) == Rect(5, 5, 30, 30)


def test_the_drawn_code_is_no_code(words: Words) -> None:
    import numpy
    import zxingcpp

    tiles = next(s for s in layout(screen("code"), words).shapes if isinstance(s, Tiles))
    dark = numpy.array([[0 if tile == "#" else 255 for tile in row] for row in tiles.rows], dtype=numpy.uint8)
    image = numpy.pad(numpy.kron(dark, numpy.ones((8, 8), dtype=numpy.uint8)), 32, constant_values=255)
    assert zxingcpp.read_barcodes(image) == []
