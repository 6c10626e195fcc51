"""What the proofs in the machine find on a screen, and so where they tap."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging" / "kiosk" / "machine"))
from qemu import CLEAR
from screens import Seen, middle

WIDTH, HEIGHT = 1360, 768
Box = tuple[int, int, int, int]
BUTTON = (1052, 695, 1323, 757)


def screen(*drawn: Box) -> Seen:
    """White, with what is drawn in the colour of 马上清屏: left, top, right, bottom."""
    pixels = bytearray(b"\xff" * (3 * WIDTH * HEIGHT))
    for left, top, right, bottom in drawn:
        for y in range(top, bottom):
            pixels[3 * (y * WIDTH + left) : 3 * (y * WIDTH + right)] = bytes.fromhex(CLEAR) * (right - left)
    return Seen(b"P6 %d %d 255\n" % (WIDTH, HEIGHT) + pixels)


def button() -> tuple[Box, ...]:
    """A frame, 3 px thick, with words in it."""
    left, top, right, bottom = BUTTON
    frame = ((left, top, right, top + 3), (left, bottom - 3, right, bottom))
    sides = ((left, top, left + 3, bottom), (right - 3, top, right, bottom))
    return (*frame, *sides, (left + 60, top + 18, right - 60, bottom - 18))


def test_the_button_that_clears_is_found_beside_the_red_ring_in_a_sheet_shown_in_small() -> None:
    ring = (704, 560, 740, 586)
    for seen in (screen(*button()), screen(ring, *button())):
        place = middle(seen.box(CLEAR))
        assert place is not None
        x, y = place[0] * WIDTH, place[1] * HEIGHT
        assert BUTTON[0] < x < BUTTON[2]
        assert BUTTON[1] < y < BUTTON[3]


def test_where_nothing_has_the_colour_nothing_is_found() -> None:
    assert screen().box(CLEAR) is None
