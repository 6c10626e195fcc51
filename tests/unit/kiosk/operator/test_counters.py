import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from qinbao.kiosk.operator.counters import KEPT_DAYS, Counters

DAY = date(2026, 11, 22)


def counters(file: Path, day: date = DAY) -> Counters:
    return Counters(file, lambda: day)


def test_what_was_saved_is_counted_on(tmp_path: Path) -> None:
    file = tmp_path / "state" / "counters.json"
    first = counters(file)
    first.add("sheet", "fridge", 2)
    assert first.save()
    second = counters(file)
    second.add("sheet", "card")
    assert (second.today("sheet"), second.total("sheet")) == (3, 3)


def test_a_new_day_starts_at_nought(tmp_path: Path) -> None:
    file = tmp_path / "counters.json"
    first = counters(file)
    first.add("visits")
    first.save()
    tomorrow = counters(file, date(2026, 11, 23))
    assert (tomorrow.today("visits"), tomorrow.total("visits")) == (0, 1)


def test_numbers_under_five_are_hidden_on_export(tmp_path: Path) -> None:
    counted = counters(tmp_path / "counters.json")
    counted.add("place", "330100", 5)
    counted.add("place", "330200", 4)
    lines = counted.export().splitlines()
    assert "2026-11-22,place,330100,5" in lines
    assert "2026-11-22,place,330200,<5" in lines


def test_the_export_holds_no_sum_a_hidden_number_could_be_worked_out_from(tmp_path: Path) -> None:
    counted = counters(tmp_path / "counters.json")
    counted.add("place", "330100", 9)
    counted.add("place", "330200", 4)
    assert "13" not in counted.export().replace("2026-11-22", "")


def test_a_day_and_counts_are_all_that_is_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "counters.json"
    counted = counters(file)
    counted.add("topic", "wallet")
    counted.save()
    assert file.read_text() == '{"2026-11-22":{"topic":{"wallet":1}}}'


def test_a_full_disk_costs_the_file_and_neither_count_nor_old_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "counters.json"
    before = counters(file)
    before.add("visits")
    before.save()
    script = (
        "import resource, signal, sys; from datetime import date; from pathlib import Path\n"
        "from qinbao.kiosk.operator.counters import Counters\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4, 4))\n"
        "c = Counters(Path(sys.argv[1]), date.today); c.add('visits'); assert not c.save(); print(c.total('visits'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, file], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"
    assert done.stderr.count("counters cannot be written") == 1
    assert counters(file).total("visits") == 1
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("damage", [b'{"2026-', b'{"2026-11-26\xff":{}}'])
def test_a_damaged_file_does_not_stop_the_counting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    file = tmp_path / "counters.json"
    file.write_bytes(damage)
    with caplog.at_level("WARNING"):
        counted = counters(file)
    counted.add("visits")
    assert counted.save()
    assert counters(file).total("visits") == 1


def test_a_clock_years_ahead_for_a_day_does_not_throw_away_the_real_days(tmp_path: Path) -> None:
    file = tmp_path / "counters.json"
    for day in (DAY, date(2099, 1, 1), date(1970, 1, 1)):
        counted = counters(file, day)
        counted.add("visits")
        counted.save()
    assert counters(file).total("visits") == 3


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "counters.json"
    days = [date.fromordinal(DAY.toordinal() + n) for n in range(KEPT_DAYS + 50)]
    now = iter(days)
    counted = Counters(file, lambda: next(now))
    for _ in days:
        counted.add("visits")
    counted.save()
    assert counters(file).total("visits") == KEPT_DAYS
