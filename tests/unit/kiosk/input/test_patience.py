from qinbao.kiosk.input.patience import Patience


def after(*moments: float) -> Patience:
    patience = Patience()
    for now in moments:
        patience = patience.refuse(now)
    return patience


def test_five_refusals_in_a_minute_are_enough() -> None:
    assert not after(0, 10, 20, 30).spent
    assert after(0, 10, 20, 30, 59).spent


def test_five_refusals_over_a_longer_time_are_not() -> None:
    assert not after(0, 20, 40, 60, 80, 100).spent


def test_a_flood_is_remembered_in_no_more_than_five_moments() -> None:
    assert len(after(*(n / 1000 for n in range(5000))).refused) == 5


def test_a_clock_that_leaps_back_starts_the_minute_anew() -> None:
    assert not after(1000, 1001, 1002, 1003, 5).spent
