from hypothesis import given
from hypothesis import strategies as st

from qinbao.kiosk.idle import Idle


def active(at: float = 0.0) -> Idle:
    return Idle().touch(at)


def test_a_start_page_nobody_touched_asks_nothing() -> None:
    assert Idle().tick(1e9).phase == "resting"


def test_after_180_seconds_without_input_the_question_comes() -> None:
    assert active().tick(179.9).phase == "active"
    assert active().tick(180).phase == "asking"


def test_any_input_puts_the_question_off() -> None:
    assert active().touch(100).tick(279).phase == "active"


def test_without_an_answer_the_visit_is_over_after_60_seconds() -> None:
    asking = active().tick(180)
    assert asking.tick(239.9).phase == "asking"
    assert asking.tick(240).phase == "resting"


def test_i_am_still_here_works_as_often_as_one_likes() -> None:
    idle, now = active(), 0.0
    for _ in range(1000):
        now += 180
        idle = idle.tick(now)
        assert idle.phase == "asking"
        now += 59
        idle = idle.tick(now).still(now)
        assert idle.phase == "active"


def test_while_paper_comes_out_no_time_goes_by() -> None:
    printing = active().tick(170, busy=True).tick(400, busy=True)
    assert printing.tick(579).phase == "active"
    assert printing.tick(580).phase == "asking"


def test_a_touch_elsewhere_does_not_answer_the_question() -> None:
    asking = active().tick(180)
    assert asking.touch(190) == asking


def test_the_seconds_left_are_counted_down() -> None:
    asking = active().tick(180)
    assert [asking.left(now) for now in (180, 200.2, 239, 300)] == [60, 40, 1, 0]
    assert active().left(100) == 0


def test_a_machine_that_slept_for_a_day_still_asks_before_it_clears() -> None:
    assert active().tick(86400).phase == "asking"
    assert active().tick(86400).left(86400) == 60


@given(
    st.lists(st.tuples(st.sampled_from(["touch", "tick", "busy", "still"]), st.floats(-1e9, 1e9)), max_size=60),
)
def test_no_visit_ever_ends_without_the_whole_countdown(events: list[tuple[str, float]]) -> None:
    idle = Idle()
    asked_at: float | None = None
    for what, now in events:
        before = idle
        idle = {
            "touch": idle.touch,
            "still": idle.still,
            "tick": idle.tick,
            "busy": lambda now, idle=idle: idle.tick(now, busy=True),
        }[what](now)
        if before.phase != "asking" and idle.phase == "asking":
            asked_at = now
        if before.phase == "asking" and idle.phase == "resting":
            assert asked_at is not None
            assert now - asked_at >= before.countdown
        assert 0 <= idle.left(now) <= 60
