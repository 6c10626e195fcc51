from datetime import time

import pytest

from qinbao.kiosk.config import ScreenHours
from qinbao.kiosk.hours import lit

DAY = ScreenHours("07:30", "18:30")
NIGHT = ScreenHours("20:00", "06:00")


@pytest.mark.parametrize(
    ("screen", "now", "expected"),
    [
        (DAY, time(7, 29), False),
        (DAY, time(7, 30), True),
        (DAY, time(18, 29), True),
        (DAY, time(18, 30), False),
        (NIGHT, time(23, 0), True),
        (NIGHT, time(5, 59), True),
        (NIGHT, time(6, 0), False),
        (ScreenHours("08:00", "08:00"), time(3, 0), True),
        (None, time(3, 0), True),
    ],
)
def test_the_screen_is_lit_from_on_to_off(screen: ScreenHours | None, now: time, expected: bool) -> None:
    assert lit(screen, now) is expected
