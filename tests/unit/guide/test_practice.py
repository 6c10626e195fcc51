"""Rehearsing on the drawn phone: kind about mistakes, never stuck, and every phone topic can be rehearsed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qinbao.content.fact import Row, Screen
from qinbao.content.library import Library
from qinbao.flow.facts import derive
from qinbao.guide.build import build
from qinbao.guide.model import Action
from qinbao.guide.picture.layout import layout
from qinbao.guide.practice import (
    SHOW_AFTER,
    Exercise,
    Rehearsal,
    again,
    beginning,
    drill,
    exercises,
    finished,
    show,
    skip,
    touch,
)

LIBRARY = Library()


def todo(*taps: str | None) -> tuple[Exercise, ...]:
    return tuple(
        Exercise(
            action=Action(id=f"s{number}", say="做一步。", number=number),
            screen=Screen(app="支付宝", rows=(Row(say="对"), Row(say="错")), tap=tap),
        )
        for number, tap in enumerate(taps, 1)
    )


def test_the_right_touch_goes_on() -> None:
    assert touch(Rehearsal(), todo("对", "对"), "对") == Rehearsal(at=1, outcome="right", touched="对")


def test_the_first_wrong_touch_stays_without_showing() -> None:
    after = touch(Rehearsal(), todo("对"), "错")
    assert (after.at, after.outcome, after.ring) == (0, "wrong", False)


def test_the_second_wrong_touch_shows_the_place() -> None:
    after = touch(touch(Rehearsal(), todo("对"), "错"), todo("对"), None)
    assert (after.at, after.outcome, after.ring) == (0, "shown", True)


def test_the_ring_is_gone_on_the_next_picture() -> None:
    missed = touch(touch(Rehearsal(), todo("对", "对"), "错"), todo("对", "对"), "错")
    assert not touch(missed, todo("对", "对"), "对").ring


def test_a_picture_with_nothing_to_tap_accepts_any_touch() -> None:
    assert touch(Rehearsal(), todo(None), None).at == 1


def test_after_the_last_picture_nothing_changes() -> None:
    done = touch(Rehearsal(), todo("对"), "对")
    assert finished(done, todo("对"))
    assert touch(done, todo("对"), "错") == done


def test_again_goes_back_one_and_never_before_the_first() -> None:
    assert again(Rehearsal(at=2, misses=3)) == Rehearsal(at=1)
    assert again(Rehearsal()) == Rehearsal()


@given(st.lists(st.sampled_from(["对", "错", None])))
def test_a_person_who_follows_the_ring_always_finishes(touches: list[str | None]) -> None:
    tasks, state = todo("对", None, "对"), Rehearsal()
    for target in touches:
        state = touch(state, tasks, target)
    for _ in range(len(tasks)):
        state = state if finished(state, tasks) else touch(state, tasks, tasks[state.at].screen.tap)
    assert finished(state, tasks)


@given(st.integers(0, 20))
def test_misses_never_lose_the_place(count: int) -> None:
    state = Rehearsal()
    for _ in range(count):
        state = touch(state, todo("对"), "错")
    assert state.at == 0
    assert state.ring is (count >= SHOW_AFTER)


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "wallet", "pay-premium", "activate", "unbind"])
@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "local-app"])
def test_every_way_on_a_phone_can_be_rehearsed(topic: str, channel: str) -> None:
    answers = {"for": "parent", "place": "330100", "channel": channel, "unbind_what": "family-account"}
    answers |= {"payer_insurance": "employee", "payer_place": "510100" if topic == "wallet" else "330100"}
    guide = build(LIBRARY, topic, answers, date(2026, 11, 22))
    assert guide.route is not None
    # Where nothing is on file for the app there is only what to do instead, and perhaps nothing to draw.
    known = guide.route.known in ("whole", "entry")
    assert exercises(guide) or not known, f"{topic} by {channel} has no picture"


def test_a_way_that_is_known_by_its_name_only_is_not_rehearsed() -> None:
    topic, place = "family-account", "130100"
    answers = answered(topic, "local-app", place)
    local = LIBRARY.local(topic, place)
    guide = build(LIBRARY, topic, answers, date(2026, 11, 22))
    assert guide.route is not None
    assert guide.route.known == "name"
    assert exercises(guide) == ()
    assert drill(LIBRARY, local, derive(LIBRARY, local, answers)) == ()


def test_who_has_seen_where_to_touch_can_go_on_without_it() -> None:
    assert skip(show(Rehearsal(at=1)), todo("对", "对", "对")) == Rehearsal(at=2)


def test_after_the_last_picture_nobody_goes_on() -> None:
    done = Rehearsal(at=1)
    assert skip(done, todo("对")) == done


def test_who_would_rather_be_shown_sees_the_place_at_once() -> None:
    after = show(Rehearsal(at=1))
    assert (after.at, after.ring, after.outcome) == (1, True, "shown")


def test_the_rehearsal_can_begin_at_any_step() -> None:
    assert beginning(todo("对", "对"), "s2") == 1
    assert beginning(todo("对", "对"), "no such step") == 0


def answered(topic: str, channel: str, place: str) -> dict[str, str]:
    return {"for": "parent", "place": place, "channel": channel, "unbind_what": topic, "payer_insurance": "employee"}


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "local-app"])
@pytest.mark.parametrize("place", ["330100", "440300"])
def test_the_drill_is_that_of_the_guide(channel: str, place: str) -> None:
    answers = answered("family-account", channel, place)
    local = LIBRARY.local("family-account", place)
    drilled = drill(LIBRARY, local, derive(LIBRARY, local, answers))
    built = exercises(build(LIBRARY, "family-account", answers, date(2026, 11, 22)))
    assert [e.screen for e in drilled] == [e.screen for e in built]


@pytest.mark.parametrize("topic", sorted(LIBRARY.topic_ids))
@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "local-app", "counter"])
def test_what_is_to_be_touched_can_be_touched(topic: str, channel: str) -> None:
    for exercise in exercises(build(LIBRARY, topic, answered(topic, channel, "330100"), date(2026, 11, 22))):
        wanted = exercise.screen.tap
        hidden = structs.replace(exercise.screen, tap=None)
        assert wanted is None or wanted in layout(hidden, LIBRARY.words).targets, exercise.action.id
