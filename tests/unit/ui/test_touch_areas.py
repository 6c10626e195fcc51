"""Everything on the drawn phone can be hit by a trembling finger: large enough, apart, where it is drawn."""

from datetime import date
from itertools import combinations

import pytest
from msgspec import structs

from qinbao.content.fact import Screen
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.picture.layout import layout
from qinbao.guide.picture.shapes import Rect
from qinbao.guide.practice import exercises
from qinbao.ui.theme.sizes import APART, TARGET
from qinbao.ui.widgets.touch_areas import areas

LIBRARY = Library()
CHANNELS = ("alipay", "wechat", "nhsa-app", "local-app", "counter")
PLACES = ("330100", "440300", "110000", "420100", "430100")
Laid = list[tuple[str, dict[str, Rect], dict[str, Rect]]]


@pytest.fixture(scope="module")
def screens() -> dict[Screen, str]:
    """Every drawn screen, with one step that shows it."""
    found: dict[Screen, str] = {}
    for topic in LIBRARY.topic_ids:
        for channel in CHANNELS:
            for place in PLACES:
                answers = {"for": "parent", "place": place, "channel": channel, "payer_insurance": "employee"}
                guide = build(LIBRARY, topic, {**answers, "unbind_what": "family-account"}, date(2026, 11, 22))
                for exercise in exercises(guide):
                    found.setdefault(exercise.screen, exercise.action.id)
                    found.setdefault(structs.replace(exercise.screen, tap=None), exercise.action.id)
    return found


@pytest.fixture(scope="module", params=[1.0, 1.1, 1.3, 1.7])
def laid_out(
    request: pytest.FixtureRequest, screens: dict[Screen, str]
) -> list[tuple[str, dict[str, Rect], dict[str, Rect]]]:
    """Name of the step, where its things are drawn and where they can be touched, in px."""
    factor: float = request.param
    found = []
    for screen, step in screens.items():
        picture = layout(screen, LIBRARY.words)
        touched = areas(picture.targets, factor, picture.width * factor, picture.height * factor)
        drawn = {
            name: Rect(r.x * factor, r.y * factor, r.w * factor, r.h * factor) for name, r in picture.targets.items()
        }
        found.append((step, drawn, touched))
    return found


def test_everything_is_large_enough(laid_out: Laid) -> None:
    small = [
        (step, name, rect)
        for step, _, touched in laid_out
        for name, rect in touched.items()
        if min(rect.w, rect.h) < TARGET - 0.01
    ]
    assert small == []


def test_no_two_are_nearer_than_a_finger_can_tell(laid_out: Laid) -> None:
    for step, _, touched in laid_out:
        for (one, a), (other, b) in combinations(touched.items(), 2):
            gap = max(a.x - b.right, b.x - a.right, a.y - b.bottom, b.y - a.bottom)
            assert gap >= APART - 0.01, (step, one, other)


def test_each_is_touched_where_it_is_drawn(laid_out: Laid) -> None:
    for step, drawn, touched in laid_out:
        for name, rect in drawn.items():
            x, y, area = rect.x + rect.w / 2, rect.y + rect.h / 2, touched[name]
            assert area.x <= x <= area.right, (step, name)
            assert area.y <= y <= area.bottom, (step, name)


def test_nothing_is_lost(laid_out: Laid) -> None:
    for step, drawn, touched in laid_out:
        assert drawn.keys() == touched.keys(), step
