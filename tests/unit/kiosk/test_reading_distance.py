import pytest

from qinbao.kiosk.reading_distance import scale


def test_a_usual_kiosk_screen_gets_words_that_large_or_larger() -> None:
    for dpi in (82, 96, 102):
        points = 26 * scale(60, dpi) / dpi * 72
        assert points >= 28.3


def test_further_away_and_finer_means_larger() -> None:
    assert scale(40, 96) < scale(60, 96) < scale(80, 96)
    assert scale(60, 82) <= scale(60, 140)


@pytest.mark.parametrize("dpi", [None, 0, 7.5, 100000])
def test_a_screen_that_does_not_know_itself_is_taken_for_a_usual_one(dpi: float | None) -> None:
    assert scale(60, dpi) == scale(60, 96)
