"""What follows from what in a kiosk, without a screen: single steps, and what holds for any sequence of events."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from qinbao.flow.session import Session
from qinbao.kiosk.effects import Count, Effect, Leave, Left, Note, Prepare, Resume, Save, Show, Wipe
from qinbao.kiosk.events import (
    Agreed,
    Began,
    Broke,
    Cleared,
    Closing,
    Cornered,
    Event,
    Leaving,
    Locked,
    Noting,
    Returned,
    Scanned,
    Stayed,
    Ticked,
    Touched,
    Unlocked,
    Woken,
)
from qinbao.kiosk.mode import (
    Asking,
    Calm,
    Change,
    Closed,
    Dark,
    Mode,
    Now,
    Operator,
    Resting,
    Serving,
    Times,
    idle_since,
    opened,
    step,
    visited,
    watched,
)

TIMES = Times(idle=180, countdown=60, calm=20)
GUIDE = Scanned(Session(topic="wallet"))
UNKNOWN = Scanned(None)


def after(mode: Mode, *events: Event | float, lit: bool = True, busy: bool = False, at: float = 0.0) -> Change:
    """The last change; a number lets so many seconds go by without anybody looking at the clock."""
    change: Change = mode, ()
    for event in events:
        if isinstance(event, float | int):
            at += event
        else:
            change = step(change[0], event, Now(at, lit, busy), TIMES)
    return change


def pages(effects: tuple[Effect, ...]) -> list[str]:
    return [effect.page for effect in effects if isinstance(effect, Show)]


def left(effects: tuple[Effect, ...]) -> list[int]:
    return [effect.seconds for effect in effects if isinstance(effect, Left)]


def test_a_start_page_nobody_touched_asks_nothing() -> None:
    assert after(Resting(), 1e9, Ticked()) == (Resting(), ())


def test_after_180_seconds_without_input_the_question_comes() -> None:
    assert after(Serving(0), 179.9, Ticked())[0] == Serving(0)
    mode, effects = after(Serving(0), 180, Ticked())
    assert mode == Asking(180, "visit")
    assert (pages(effects), left(effects)) == (["ask"], [60])


def test_any_input_puts_the_question_off() -> None:
    assert after(Serving(0), 100, Touched(), 179, Ticked())[0] == Serving(100)


def test_without_an_answer_the_visit_is_over_after_60_seconds() -> None:
    assert after(Asking(0, "visit"), 59.9, Ticked())[0] == Asking(0, "visit")
    mode, effects = after(Asking(0, "visit"), 60, Ticked())
    assert mode == Resting()
    assert effects[:2] == (Count("timeouts"), Wipe())


def test_i_am_still_here_works_as_often_as_one_likes() -> None:
    mode: Mode = Serving(0)
    for n in range(1000):
        mode, _ = after(mode, Ticked(), at=(n + 1) * 180)
        assert isinstance(mode, Asking)
        mode, effects = after(mode, Stayed(), at=(n + 1) * 180)
        assert pages(effects) == ["visit"]


def test_while_paper_comes_out_no_time_goes_by() -> None:
    printing, _ = after(Serving(0), 400, Ticked(), busy=True)
    assert printing == Serving(400)
    assert after(printing, Ticked(), at=579)[0] == printing
    assert isinstance(after(printing, Ticked(), at=580)[0], Asking)


def test_a_touch_elsewhere_does_not_answer_the_question() -> None:
    for event in (Touched(), GUIDE, UNKNOWN, Locked(), Cornered(), Returned(), Began()):
        assert after(Asking(0, "visit"), 10, event) == (Asking(0, "visit"), ())


def test_the_seconds_left_are_counted_down() -> None:
    assert [left(after(Asking(180, "visit"), Ticked(), at=at)[1]) for at in (180, 200.2, 239)] == [[60], [40], [1]]


def test_a_machine_that_slept_for_a_day_still_asks_before_it_clears() -> None:
    mode, effects = after(Serving(0), 86400, Ticked())
    assert mode == Asking(86400, "visit")
    assert left(effects) == [60]


def test_a_calm_page_over_a_calm_page_leads_back_to_the_visit() -> None:
    for upset in (UNKNOWN, Locked()):
        mode, effects = after(Serving(0), UNKNOWN, upset, upset, Returned())
        assert mode == Serving(0)
        assert pages(effects) == ["visit"]


def test_a_calm_page_before_the_start_page_leads_back_there_by_button_or_by_itself() -> None:
    for upset in (UNKNOWN, Locked()):
        assert after(Resting(), upset, Returned()) == (Resting(), (Show("start"),))
        assert after(Resting(), upset, 20, Ticked()) == (Resting(), (Show("start"),))


def test_whoever_touches_a_calm_page_before_the_start_page_may_read_on() -> None:
    mode, _ = after(Resting(), UNKNOWN, 19, Touched(), 19, Ticked())
    assert mode == Calm("scan", 19, Resting())


def test_the_question_may_come_over_a_calm_page_and_its_answer_leads_back_to_the_visit() -> None:
    mode, effects = after(Serving(0), Locked(), 180, Ticked(), Stayed())
    assert mode == Serving(180)
    assert pages(effects) == ["visit"]


def test_nothing_takes_the_place_of_the_page_about_trouble_and_then_all_is_tried_anew() -> None:
    trouble, effects = after(Serving(0), Broke())
    assert effects[:2] == (Wipe(), Show("calm", "trouble"))
    for event in (UNKNOWN, GUIDE, Locked(), Touched(), Stayed(), Cornered(), Began()):
        assert after(trouble, event) == (trouble, ())
    assert after(trouble, 20, Ticked()) == (Resting(), (Prepare(), Show("start")))


def test_a_code_opens_its_guide_wherever_nobody_is_asked_or_in_trouble() -> None:
    for mode in (Resting(), Dark(), Serving(0), Calm("scan", 0, Resting()), Calm("locked", 0, Serving(0))):
        change, effects = after(mode, 5, GUIDE)
        assert change == Serving(5)
        assert effects == (Count("resumed"), Show("visit"), Resume(Session(topic="wallet")))


def test_a_bad_scan_in_the_dark_wakes_nobody() -> None:
    assert after(Dark(), UNKNOWN, lit=False) == (Dark(), ())


def test_out_of_hours_a_touch_lights_the_start_page_for_a_while() -> None:
    lit, effects = after(Dark(), Woken(), lit=False)
    assert (lit, pages(effects)) == (Resting(180), ["start"])
    assert after(lit, Ticked(), at=179, lit=False)[0] == lit
    assert after(lit, Ticked(), at=180, lit=False)[0] == Dark()
    assert after(lit, UNKNOWN, Returned(), at=100, lit=False)[0] == lit


def test_nobody_is_sent_into_the_dark_in_the_middle_of_a_visit() -> None:
    assert after(Serving(0), 10, Ticked(), lit=False)[0] == Serving(0)
    assert after(Serving(0), Cleared(), lit=False)[0] == Dark()


def test_whoever_answers_for_the_operator_needs_the_pin_again() -> None:
    mode, effects = after(Resting(), Cornered(), Unlocked(), 180, Ticked(), Stayed())
    assert mode == Operator(180)
    assert pages(effects) == ["pin"]


def test_an_operator_who_walks_away_is_no_visit_that_timed_out() -> None:
    _, effects = after(Asking(0, "operator"), 60, Ticked())
    assert not any(isinstance(effect, Count) for effect in effects)


def test_without_the_gesture_no_pin_opens_anything() -> None:
    for mode in (Resting(), Dark(), Serving(0), Asking(0, "operator"), Calm("scan", 0, Resting())):
        assert after(mode, Unlocked()) == (mode, ())


def test_only_the_operator_behind_the_pin_ends_anything_and_only_a_fresh_start_without_a_question() -> None:
    unlocked = Operator(0, True)
    assert after(unlocked, Leaving("restart")) == (Closed(), (Wipe(), Save(), Leave("restart")))
    for how in ("leave", "off"):
        asked, effects = after(unlocked, 5, Leaving(how))
        assert (asked, effects) == (Operator(5, True, how), (Show("sure", how=how),))
        assert after(asked, Returned()) == (Operator(0, True), (Show("operator"),))
        assert after(asked, Agreed()) == (Closed(), (Wipe(), Save(), Leave(how)))
        assert after(asked, 200, Ticked(), Stayed(), Agreed())[0] == Operator(200)
    for mode in (Resting(), Serving(0), Operator(0), Asking(0, "operator"), Dark(), Calm("scan", 0, Resting())):
        assert after(mode, Leaving("off"), Agreed()) == (mode, ())
    assert after(unlocked, Agreed()) == (unlocked, ())


def test_what_should_be_asked_on_the_telephone_is_shown_behind_the_pin_only() -> None:
    noting = Operator(5, True, noting=True)
    assert after(Operator(0, True), 5, Noting()) == (noting, (Wipe(), Note()))
    assert after(noting, Returned()) == (Operator(0, True), (Wipe(), Show("operator")))
    for mode in (Resting(), Serving(0), Operator(0), Asking(0, "operator"), Dark(), Calm("scan", 0, Resting())):
        assert after(mode, Noting()) == (mode, ())


def test_once_closed_nothing_happens_any_more() -> None:
    for event in (Began(), GUIDE, Broke(), Cleared(), Ticked()):
        assert after(Closed(), event) == (Closed(), ())


class World:
    """A room with a kiosk that does what it is told, in the order it is told; looked at after each single thing."""

    def __init__(self) -> None:
        self.page = ""
        self.lives = False
        """Whether somebody's answers are in the visit."""
        self.operator = False
        self.notes = False
        self.ready = False
        """Whether there is a visit to begin or to go on with."""

    def do(self, effect: Effect) -> None:
        match effect:
            case Wipe():
                self.lives = self.ready = self.notes = False
            case Prepare():
                assert not self.notes, "what the operator looked at is gone"
                self.ready = True
            case Note():
                assert self.operator, "nobody else sees it"
                self.page, self.notes = "notes", True
            case Resume():
                assert self.page == "visit"
            case Show(page):
                self.page = page
                self.operator = page in ("pin", "operator", "sure") or (page == "ask" and self.operator)
                self.lives = self.lives or page == "visit"
                assert page != "visit" or self.ready, "there is a visit to show"
        assert not (self.lives and self.page in ("start", "dark", "pin", "operator", "sure")), (
            "wiped before anything else"
        )
        if isinstance(effect, Show) and self.page == "ask":
            assert self.lives or self.operator, "nobody is there to be asked"


EVENTS = (
    Began(), Woken(), Touched(), Locked(), GUIDE, UNKNOWN, Ticked(), Stayed(), Returned(), Cleared(), Cornered(),
    Unlocked(), Broke(), Closing(), Leaving("restart"), Leaving("off"), Agreed(), Noting(),
)  # fmt: skip
Happening = tuple[Event, float, bool, bool]
"""What, after how many seconds, whether the screen is lit by the hours, whether paper is coming out."""
ANY = st.lists(
    st.sampled_from(list(product(EVENTS, (0.0, 30.0, 61.0, 200.0), (True, False), (True, False)))), max_size=25
)


@settings(max_examples=2000, deadline=None)
@given(ANY)
def test_for_any_events_no_visit_outlives_its_page_and_only_somebody_who_is_there_is_asked(
    steps: list[Happening],
) -> None:
    world, at = World(), 0.0
    mode, effects = opened(Now(at))
    for effect in effects:
        world.do(effect)
    for event, seconds, lit, busy in steps:
        at += seconds
        mode, effects = step(mode, event, Now(at, lit, busy), TIMES)
        for effect in effects:
            world.do(effect)
        assert visited(mode) == world.lives
        if isinstance(mode, Closed):
            return
        assert (idle_since(mode) is not None) == (world.lives or world.operator), "the clock runs while one is served"
        assert watched(mode) or idle_since(mode) is None


@settings(max_examples=2000, deadline=None)
@given(ANY)
def test_for_any_events_no_visit_ends_by_the_clock_without_the_whole_countdown(
    steps: list[Happening],
) -> None:
    at, asked = 0.0, None
    mode, _ = opened(Now(at))
    for event, seconds, lit, busy in steps:
        at += seconds
        before = mode
        mode, effects = step(mode, event, Now(at, lit, busy), TIMES)
        if not isinstance(before, Asking) and isinstance(mode, Asking):
            asked = at
        if Count("timeouts") in effects:
            assert isinstance(before, Asking)
            assert asked is not None
            assert at - asked >= TIMES.countdown
        assert all(0 <= seconds <= 60 for seconds in left(effects))


@settings(max_examples=500, deadline=None)
@given(ANY)
def test_for_any_events_a_kiosk_left_alone_is_at_rest_within_minutes(
    steps: list[Happening],
) -> None:
    at = 0.0
    mode, _ = opened(Now(at))
    for event, seconds, lit, busy in steps:
        if not isinstance(event, Closing | Leaving | Agreed):
            at += seconds
            mode, _ = step(mode, event, Now(at, lit, busy), TIMES)
    for seconds in (TIMES.idle, TIMES.countdown):
        at += seconds
        mode, _ = step(mode, Ticked(), Now(at), TIMES)
    assert isinstance(mode, Resting)
