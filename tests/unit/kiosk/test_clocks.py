import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from qinbao.kiosk.clocks import Clocks

ASK = "from qinbao.kiosk.clocks import Clocks; print(Clocks().now().replace(tzinfo=None), Clocks().today())"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York", "nowhere"])
def test_the_time_is_that_of_the_hall_wherever_the_machine_believes_to_be(zone: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASK], env=os.environ | {"TZ": zone}, capture_output=True, text=True, check=True
    ).stdout
    day, time, today = told.split()
    hall = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=8)
    assert abs(datetime.fromisoformat(f"{day} {time}") - hall) < timedelta(minutes=1)
    assert today == day


def test_the_usual_clocks_agree() -> None:
    assert Clocks().now().date() == Clocks().today()
