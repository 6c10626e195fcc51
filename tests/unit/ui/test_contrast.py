"""Colours keep what their module promises."""

import pytest

from qinbao.ui.theme.colours import PALETTES, SIGN_PAIRS, TEXT_PAIRS, Theme, contrast, roles

TEXT, SIGN = 7.0, 3.0


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_words_stand_out_at_least_seven_to_one(theme: Theme, text: str, ground: str) -> None:
    palette = PALETTES[theme]
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= TEXT


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(("sign", "ground"), SIGN_PAIRS)
def test_borders_icons_and_focus_stand_out_at_least_three_to_one(theme: Theme, sign: str, ground: str) -> None:
    palette = PALETTES[theme]
    assert contrast(getattr(palette, sign), getattr(palette, ground)) >= SIGN


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_does_not_depend_on_the_order() -> None:
    assert contrast("#0B5345", "#FBF8F1") == contrast("#FBF8F1", "#0B5345")


def test_the_example_of_the_web_guidelines_is_met() -> None:
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", PALETTES)
def test_every_colour_is_written_in_full(theme: Theme) -> None:
    assert all(len(getattr(PALETTES[theme], role)) == 7 for role in roles())
