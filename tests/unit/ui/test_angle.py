"""Letters fitted to screen and eyes: 0.7° for the smallest words, by the width of a bank card and the distance."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from qinbao import paths
from qinbao.screen.calibrate import DISTANCES
from qinbao.ui.theme.angle import CAP_EM, CARD_MM, LEAST, fitting, needed, reached, seen
from qinbao.ui.theme.sizes import STEPS, text_px

AT_96_DPI = 96 / 25.4 * CARD_MM
CARDS = st.floats(150, 1500)
FAR = st.sampled_from(DISTANCES)


def test_a_letter_of_the_kiosk_size_is_seen_under_the_angle_it_was_made_for() -> None:
    """28.3 pt at 60 cm is 0.7°."""
    assert seen(28.3 * 96 / 72, AT_96_DPI, 60) == pytest.approx(0.7, abs=0.005)


def test_the_height_of_capitals_is_that_of_the_bundled_font() -> None:
    with TTFont(paths.shipped("assets") / "fonts" / "QinbaoSansSC-Regular.otf", lazy=True) as font:
        assert font["OS/2"].sCapHeight / font["head"].unitsPerEm == CAP_EM


@pytest.mark.parametrize(("distance", "step"), [(50, 1.5), (60, 1.75), (70, 2.0)])
def test_on_a_usual_screen_each_distance_gets_its_own_size(distance: int, step: float) -> None:
    assert fitting(AT_96_DPI, distance) == step


def test_a_coarse_screen_needs_no_larger_letters() -> None:
    assert fitting(150, 50) == STEPS[0]


@given(CARDS, FAR)
def test_even_the_smallest_words_are_large_enough_or_as_large_as_they_get(card: float, distance: int) -> None:
    step = fitting(card, distance)
    degrees = seen(text_px("small", step), card, distance)
    assert degrees >= LEAST or (step == STEPS[-1] and not reached(card, distance))


@given(CARDS, FAR)
def test_no_larger_step_is_taken_than_is_needed(card: float, distance: int) -> None:
    step = fitting(card, distance)
    if step > STEPS[0]:
        below = STEPS[STEPS.index(step) - 1]
        assert seen(text_px("small", below), card, distance) < LEAST


@given(CARDS, FAR)
def test_what_is_needed_is_what_is_seen(card: float, distance: int) -> None:
    assert seen(needed(card, distance), card, distance) == pytest.approx(LEAST)
