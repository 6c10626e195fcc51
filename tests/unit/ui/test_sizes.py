"""Sizes of the screen follow from one base and one step."""

import pytest

from qinbao.ui.fit import first_scale, window_scale
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BODY, COLUMN, FLOOR, MARGIN, STEPS, TEXT, TextRole, margin, text_px


@pytest.mark.parametrize("role", TEXT)
@pytest.mark.parametrize("step", STEPS)
def test_no_role_is_ever_below_eighteen_points(role: TextRole, step: float) -> None:
    assert text_px(role, step) >= FLOOR == 24


@pytest.mark.parametrize("role", TEXT)
def test_every_role_grows_with_every_step(role: TextRole) -> None:
    sizes = [text_px(role, step) for step in STEPS]
    assert sizes == sorted(set(sizes))


def test_the_largest_step_doubles_the_body() -> None:
    assert text_px("body", STEPS[-1]) == 2 * BODY


def test_there_are_five_steps_up_to_two_hundred_per_cent() -> None:
    assert (len(STEPS), STEPS[0], STEPS[-1]) == (5, 1.0, 2.0)


def test_larger_stops_at_the_largest_step() -> None:
    look = Look()
    for _ in range(10):
        look = look.larger()
    assert look.largest
    assert look.scale == STEPS[-1]


def test_smaller_undoes_larger() -> None:
    assert Look(scale=1.5).larger().smaller() == Look(scale=1.5)


def test_three_times_other_colours_is_where_one_began() -> None:
    assert Look().next_theme().next_theme().next_theme() == Look()


@pytest.mark.parametrize(
    ("screen", "scale"),
    [
        ((800, 600), 1.0),
        ((1366, 768), 1.0),
        ((1280, 1024), 1.0),
        ((1080, 1920), 1.0),
        ((1920, 1080), 1.25),
        ((2560, 1440), 1.75),
        ((3840, 2160), 2.0),
    ],
)
def test_the_first_letters_suit_the_screen(screen: tuple[int, int], scale: float) -> None:
    assert first_scale(*screen) == scale


@pytest.mark.parametrize(
    ("window", "scale"),
    [((1366, 700), 1.0), ((1280, 800), 1.0), ((1600, 996), 1.25), ((1920, 1012), 1.25), ((2240, 1356), 1.75)],
)
def test_the_letters_of_a_window_are_those_of_the_screen_it_fills(window: tuple[int, int], scale: float) -> None:
    assert window_scale(*window) == scale


@pytest.mark.parametrize("width", [600, 1024, 1752, 1920, 2560, 3840])
def test_no_wide_window_is_more_than_a_quarter_empty_and_no_content_touches_its_edge(width: int) -> None:
    assert margin(width) >= MARGIN
    content = width - 2 * margin(width)
    assert content >= min(width - 2 * MARGIN, COLUMN)
    assert content >= 0.75 * width - 1
