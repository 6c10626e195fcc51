from pathlib import Path

import pytest

from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.pin import LOCKED, TRIES, PinLock, hash_pin, in_memory, is_hash, matches

RIGHT = "246813"
HASHED = hash_pin(RIGHT)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def on_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of a test may well be in memory."""
    monkeypatch.setattr(pin, "in_memory", lambda _: False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lock(tmp_path: Path, clock: Clock) -> PinLock:
    return PinLock(HASHED, tmp_path / "tries", clock)


def guess_wrongly(lock: PinLock, times: int = TRIES) -> None:
    for _ in range(times):
        assert not lock.open("000000")


def test_a_pin_belongs_to_its_own_hash_only() -> None:
    assert matches(RIGHT, HASHED)
    assert not matches("246814", HASHED)


def test_the_same_pin_never_has_the_same_hash_twice() -> None:
    assert hash_pin(RIGHT) != HASHED
    assert RIGHT not in HASHED


@pytest.mark.parametrize("pin", ["", "12345", "1234567890123", "12345a", "１２３４５６", "123 456"])
def test_what_is_not_six_to_twelve_digits_is_no_pin(pin: str) -> None:
    with pytest.raises(ValueError, match="6 to 12"):
        hash_pin(pin)


@pytest.mark.parametrize("text", ["", RIGHT, "scrypt::", "scrypt:zz:zz", "md5:" + HASHED[7:], HASHED[:-2]])
def test_what_is_not_a_hash_opens_nothing(text: str) -> None:
    assert not is_hash(text)
    assert not matches(RIGHT, text)


def test_the_right_pin_opens(lock: PinLock) -> None:
    assert lock.open(RIGHT)


def test_without_a_pin_in_the_settings_nothing_opens(tmp_path: Path, clock: Clock) -> None:
    assert not PinLock(None, tmp_path / "tries", clock).open("")


def test_five_wrong_tries_shut_out_even_the_right_pin(lock: PinLock, clock: Clock) -> None:
    guess_wrongly(lock)
    assert lock.wait == LOCKED
    clock.now += LOCKED - 1
    assert not lock.open(RIGHT)
    clock.now += 1
    assert lock.open(RIGHT)


def test_after_the_lock_there_are_five_new_tries(lock: PinLock, clock: Clock) -> None:
    guess_wrongly(lock)
    clock.now += LOCKED
    guess_wrongly(lock, TRIES - 1)
    assert lock.wait == 0
    assert lock.open(RIGHT)


def test_the_right_pin_forgets_the_wrong_ones(lock: PinLock) -> None:
    guess_wrongly(lock, TRIES - 1)
    assert lock.open(RIGHT)
    guess_wrongly(lock, TRIES - 1)
    assert lock.wait == 0


def test_a_restart_gives_no_new_tries(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "tries"
    for _ in range(TRIES):
        guess_wrongly(PinLock(HASHED, file, clock), 1)
    restarted = PinLock(HASHED, file, clock)
    assert restarted.wait == LOCKED
    assert not restarted.open(RIGHT)


def test_a_clock_that_leaps_back_cannot_lock_longer_than_fifteen_minutes(lock: PinLock, clock: Clock) -> None:
    guess_wrongly(lock)
    clock.now -= 10 * 365 * 86400
    assert lock.wait <= LOCKED


@pytest.mark.parametrize("damage", [b"\0garbage", b'{"wrong": 1, "\xff": 2}'])
def test_a_damaged_count_locks_at_first(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    (tmp_path / "tries").write_bytes(damage)
    with caplog.at_level("WARNING"):
        lock = PinLock(HASHED, tmp_path / "tries", clock)
    assert lock.wait == LOCKED
    clock.now += LOCKED
    assert lock.open(RIGHT)


def test_forty_tries_in_eight_power_cycles_are_not_to_be_had_where_no_count_can_be_kept(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    tried = 0
    with caplog.at_level("WARNING"):
        for _ in range(8):
            lock = PinLock(HASHED, Path("/proc/full/tries"), clock)
            assert lock.wait == LOCKED
            assert not lock.open(RIGHT)
            while lock.wait == 0:
                tried += 1
                assert not lock.open("000000")
        assert tried == 0
        clock.now += LOCKED
        assert lock.open(RIGHT)


def mounted(tmp_path: Path, *rows: tuple[Path, str]) -> Path:
    """What the kernel says of mounts at these places, of these kinds."""
    file = tmp_path / "mountinfo"
    file.write_text("".join(f"36 35 0:32 / {at} rw,noatime shared:1 - {kind} dev rw\n" for at, kind in rows))
    return file


def test_a_state_folder_in_memory_is_known(tmp_path: Path) -> None:
    state = tmp_path / "state"
    for kind, forgets in (("ext4", False), ("tmpfs", True), ("overlay", True), ("btrfs", False)):
        assert in_memory(state, mounted(tmp_path, (Path("/"), "ext4"), (state, kind))) == forgets
    assert in_memory(state, mounted(tmp_path, (Path("/"), "overlay")))
    assert not in_memory(state, mounted(tmp_path, (Path("/"), "overlay"), (tmp_path, "ext4")))
    assert in_memory(state, mounted(tmp_path, (state, "ext4"), (state, "tmpfs")))
    assert not in_memory(state, tmp_path / "nothing")
    spelt = str(tmp_path / "自助 机").replace(" ", r"\040")
    assert in_memory(tmp_path / "自助 机" / "state", mounted(tmp_path, (Path("/"), "ext4"), (Path(spelt), "tmpfs")))


def test_a_lock_whose_count_is_kept_in_memory_only_begins_locked(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pin, "in_memory", lambda _: True)
    assert PinLock(HASHED, tmp_path / "tries", clock).wait == LOCKED


def test_a_full_disk_does_not_switch_the_counting_off(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING"):
        lock = PinLock(HASHED, Path("/proc/full/tries"), clock)
        clock.now += LOCKED
        guess_wrongly(lock)
    assert lock.wait == LOCKED
