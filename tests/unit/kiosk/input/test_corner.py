from qinbao.kiosk.input.corner import TAPS, Corner


def tapped(gap: float, times: int = TAPS, at: tuple[int, int] = (10, 10)) -> Corner:
    corner = Corner()
    for n in range(times):
        corner = corner.tap(*at, n * gap)
    return corner


def test_seven_quick_taps_in_the_corner_open() -> None:
    assert tapped(0.5).opened
    assert not tapped(0.5, TAPS - 1).opened


def test_slow_taps_do_not() -> None:
    assert not tapped(1.0).opened


def test_a_tap_elsewhere_starts_anew() -> None:
    assert not tapped(0.1, TAPS - 1).tap(500, 500, 1.0).tap(10, 10, 1.1).opened


def test_taps_elsewhere_never_open() -> None:
    assert not tapped(0.1, 50, (97, 10)).opened
