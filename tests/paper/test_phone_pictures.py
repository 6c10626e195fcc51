"""手机图: what reaches a phone in another city can be read there, scanned there, and sent on picture by picture."""

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

import cv2
import msgspec
import numpy as np
import pytest
import zxingcpp

from qinbao.content.fact import Row, Screen
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Action, Guide, Line
from qinbao.paper.errors import PaperError
from qinbao.paper.sheets import model, pictures, render
from qinbao.paper.twin import twin

Grey = np.ndarray
Poppler = Callable[..., bytes]
NAMES = ("yes", "ask", "no", "counter", "nation", "long")
EVERY = os.environ.get("QINBAO_EVERY_SHEET") == "1"
"""Whether pictures are looked at that are much like the others (``packaging/proof/sheets``)."""
PX = 2
"""Pixels a point: 144 to the inch."""


def seen(picture: bytes) -> Grey:
    return cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)


def tall(picture: bytes) -> int:
    """How tall its head says it is (PNG, 11.2.2): to unpack all points of a picture takes longer than to draw them."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(picture[20:24], "big")


def squeezed(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


@pytest.fixture(scope="module")
def long(library: Library, all_guides: Mapping[str, Guide]) -> list[bytes]:
    """The pictures of a very long guide."""
    return list(pictures(library, all_guides["long"], "phone"))


@pytest.fixture(scope="module", params=NAMES)
def sent(
    request: pytest.FixtureRequest, library: Library, all_guides: Mapping[str, Guide]
) -> tuple[Guide, list[bytes]]:
    guide = all_guides[request.param]
    if request.param == "long":
        return guide, request.getfixturevalue("long")
    return guide, list(pictures(library, guide, "phone"))


def test_each_picture_is_as_wide_as_a_phone_and_not_too_tall_or_heavy(sent: tuple[Guide, list[bytes]]) -> None:
    for picture in sent[1]:
        high, wide = seen(picture).shape
        assert wide == 1080
        assert high <= 2400
        assert len(picture) <= 400_000


@pytest.mark.no_cover
@pytest.mark.parametrize("place", ["410225", "330100"] if EVERY else ["410225"])
def test_no_picture_of_any_matter_is_too_tall_or_heavy(place: str) -> None:
    library = Library()
    for topic in library.topic_ids:
        guide = build(library, topic, {"place": place, "for": "parent"}, date(2026, 11, 28))
        for picture in pictures(library, guide, "phone"):
            assert tall(picture) <= 2400, topic
            assert len(picture) <= 400_000, topic


def test_the_pictures_of_a_set_are_about_equally_tall(long: list[bytes]) -> None:
    assert min(map(tall, long[:-1])) > 1500


def test_every_word_of_the_sheet_is_on_a_picture(
    library: Library, poppler: Poppler, sent: tuple[Guide, list[bytes]]
) -> None:
    guide, _ = sent
    told = [step["picture"]["told"] for step in model(library, guide, "phone")["steps"] if step["picture"]]
    found = squeezed(poppler(render(library, guide, "phone"), "pdftotext", "-raw", "FILE", "-").decode())
    assert squeezed(twin(library, guide, "phone")) - squeezed("".join(told)) - found == Counter()


def test_each_picture_says_where_which_when_whom_to_ring_and_who_is_a_swindler(
    library: Library, poppler: Poppler, sent: tuple[Guide, list[bytes]]
) -> None:
    guide, made = sent
    pdf = render(library, guide, "phone")
    city = guide.place.city if guide.place else library.words("paper.nation")
    for number in range(1, len(made) + 1):
        page = ["-f", str(number), "-l", str(number)]
        said = re.sub(r"\s", "", poppler(pdf, "pdftotext", "-raw", *page, "FILE", "-").decode())
        numbered = library.words("paper.phone.counted").format(n=number, m=len(made))
        for wanted in (city, guide.title, numbered, guide.hotline, library.words("paper.strip"), "资料", "非官方"):
            assert re.sub(r"\s", "", wanted) in said


def test_no_word_beside_the_drawn_phones_is_smaller_than_56_px(
    library: Library, poppler: Poppler, sent: tuple[Guide, list[bytes]]
) -> None:
    undrawn = tuple(step for step in sent[0].steps if step.screen is None)
    pdf = render(library, _changed(sent[0], steps=undrawn), "phone")
    xml = poppler(pdf, "pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", "FILE")
    sizes = {int(size) / 3 for size in re.findall(rb'<fontspec [^>]*size="(\d+)"', xml)}
    assert min(sizes) * PX >= 56


def test_what_must_be_done_instead_stands_below_a_no(library: Library, all_guides: Mapping[str, Guide]) -> None:
    text = twin(library, all_guides["no"], "phone")
    assert text.index(all_guides["no"].verdict.title) < text.index(all_guides["no"].steps[0].say)
    assert all_guides["no"].after[0].say not in text


def test_a_step_too_tall_for_one_picture_is_told_on_two(library: Library, make: Callable[..., Guide]) -> None:
    rows = tuple(Row(say=f"第 {number} 行") for number in range(1, 14))
    step = Action(
        id="s", number=1, say="照着填", detail="慢慢填。" * 30, screen=Screen(kind="list", app="支付宝", rows=rows)
    )
    assert all(seen(picture).shape[0] <= 2400 for picture in pictures(library, make(steps=(step,)), "phone"))


def test_a_sentence_no_picture_has_room_for_is_refused(library: Library, make: Callable[..., Guide]) -> None:
    with pytest.raises(PaperError) as raised:
        pictures(library, make(after=(Line(id="a", say="字" * 3000),)), "phone")
    assert raised.value.key == "paper.error.long"


def test_a_set_takes_less_than_a_second_of_the_processor() -> None:
    library = Library()
    guides = [
        build(library, "family-account", {"place": code, "for": "parent"}, date(2026, 11, 28))
        for code in ("330100", "510100")
    ]
    pictures(library, guides[0], "phone")
    begun = time.process_time()
    pictures(library, guides[1], "phone")
    assert time.process_time() - begun <= 1.0


def photographed(picture: Grey, lean: float, turn: float, blur: float) -> Grey:
    """The picture at half its size on a phone, as the camera of another one sees it: askew, turned, out of focus."""
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    high, wide = half.shape
    d = lean * wide
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    askew = np.array([[d, d / 2], [wide - d / 3, 0], [wide, high - d / 2], [d / 4, high]], np.float32)
    moved = cv2.warpPerspective(half, cv2.getPerspectiveTransform(flat, askew), (wide, high), borderValue=90)
    rotated = cv2.warpAffine(
        moved, cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1), (wide, high), borderValue=90
    )
    soft = cv2.GaussianBlur(rotated, (0, 0), blur)
    noise = np.random.default_rng(7).normal(0, 6, soft.shape)
    return np.clip(soft * 0.8 + 25 + noise, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module", params=["330100", "420100", "441900"])
def in_place(request: pytest.FixtureRequest, library: Library) -> tuple[Guide, list[Grey]]:
    """A guide for one place, and its pictures as they are seen."""
    guide = build(library, "family-account", {"place": request.param, "for": "parent"}, date(2026, 11, 28))
    return guide, [seen(picture) for picture in pictures(library, guide, "phone")]


VIEWS = {"straight": (0.0, 0.0, 0.3), "askew": (0.08, 0.0, 0.8), "turned": (0.04, 7.0, 0.8), "soft": (0.05, -5.0, 1.2)}


@pytest.mark.no_cover
@pytest.mark.parametrize("view", VIEWS)
def test_codes_read_from_a_photograph_of_another_phone_by_two_decoders(
    library: Library, in_place: tuple[Guide, list[Grey]], view: str
) -> None:
    guide, made = in_place
    shown = {row["title"] for row in model(library, guide, "phone")["codes"]["rows"]}
    expected = {code.payload for code in guide.qr if code.title in shown}
    assert len(expected) == 2
    first, second = set(), set()
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for picture in made:
        photo = photographed(picture, *VIEWS[view])
        for code in zxingcpp.read_barcodes(photo, formats=formats):
            first.add(code.text)
            corners = [
                getattr(code.position, corner) for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
            ]
            xs, ys = [at.x for at in corners], [at.y for at in corners]
            part = photo[max(min(ys) - 16, 0) : max(ys) + 16, max(min(xs) - 16, 0) : max(xs) + 16]
            # OpenCV finds a code in two ways, each of which misses a few good ones; phones use neither.
            ways = (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector())
            second.add(next(filter(None, (way.detectAndDecode(part)[0] for way in ways)), ""))
    assert first == second == expected


def _changed(guide: Guide, **fields: object) -> Guide:
    return msgspec.structs.replace(guide, **fields)
