"""Phone pictures: all words are there, inside the glass, and what is to be tapped is ringed."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qinbao.content.fact import Row, Screen
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.picture import WIDTH, Box, Picture, Rect, Text, Tiles, layout, svg
from qinbao.guide.picture.kinds import KINDS
from qinbao.guide.picture.layout import LEAST
from qinbao.guide.picture.measure import width, wrap

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
    assert picture.height == LEAST


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_sight_never_pushes_the_large_button_over_other_words(kind: str, words: Words) -> None:
    whole, short = layout(screen(kind), words), layout(screen(kind), words, sight=200)
    tops = [rect.bottom for name, rect in whole.targets.items() if name != "下一步"]
    assert short.targets["下一步"].y >= max(tops)


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
