from qinbao.kiosk.input.scanner import Scanner
from qinbao.kiosk.visit.resume import MOST


def typed(text: str, gap: float, scanner: Scanner | None = None, start: float = 0.0) -> tuple[Scanner, float]:
    scanner = scanner or Scanner()
    now = start
    for letter in text:
        now += gap
        scanner = scanner.typed(letter, now)
    return scanner, now


def test_a_burst_that_ends_with_enter_is_a_code() -> None:
    scanner, now = typed("QBXRBCDF", 0.005)
    assert scanner.ended(now + 0.005)[1:] == ("code", "QBXRBCDF")


def test_letters_at_the_pace_of_fingers_are_no_code() -> None:
    scanner, now = typed("QBXRBCDF", 0.2)
    assert scanner.ended(now + 0.2)[1] == "nothing"


def test_enter_alone_is_a_persons_enter() -> None:
    assert Scanner().ended(5.0)[1] == "nothing"


def test_a_second_scan_starts_afresh() -> None:
    scanner, now = typed("QBXRFIRST", 0.005)
    scanner, _, _ = scanner.ended(now)
    scanner, now = typed("QBXRSECOND", 0.005, scanner, now + 2)
    assert scanner.ended(now)[2] == "QBXRSECOND"


def test_ten_thousand_letters_are_garbage_and_never_kept() -> None:
    scanner = Scanner()
    now = 0.0
    for _ in range(10_240):
        now += 0.001
        scanner = scanner.typed("Q", now)
        assert len(scanner.text) <= MOST
    assert scanner.ended(now)[1:] == ("garbage", "")


def test_the_tail_of_a_flood_is_no_code() -> None:
    scanner, now = typed("X" * 100 + "\n", 0.001)
    scanner, _, _ = scanner.ended(now)
    scanner, now = typed("QBXRBCDF", 0.001, scanner, now)
    assert scanner.ended(now)[1] == "garbage"


def test_after_a_pause_a_scan_counts_again() -> None:
    scanner, now = typed("X" * 100, 0.001)
    scanner, now = typed("QBXRBCDF", 0.005, scanner, now + 2)
    assert scanner.ended(now)[1] == "code"


def test_a_scanner_that_ends_with_two_keys_presses_nothing_with_the_second() -> None:
    for burst in ("QBXRBCDF", "X" * 100):
        scanner, now = typed(burst, 0.005)
        scanner, heard, _ = scanner.ended(now + 0.005)
        assert heard in ("code", "garbage")
        scanner, heard, text = scanner.ended(now + 0.01)
        assert (heard, text) == ("rest", "")


def test_a_persons_enter_after_a_scan_is_theirs() -> None:
    scanner, now = typed("QBXRBCDF", 0.005)
    scanner, _, _ = scanner.ended(now + 0.005)
    assert scanner.ended(now + 0.6)[1] == "nothing"
