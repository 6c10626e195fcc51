"""Where a matter cannot be done, its steps say what to do instead: they stand below the no, on screen and on paper."""

import pytest

from qinbao.content.library import Library
from qinbao.flow.actions import actions
from qinbao.flow.rules import applicable
from qinbao.guide.survey import leaves, place_classes

LIBRARY = Library()


def refusing() -> list[str]:
    """Matters with a ruling that says no."""
    return [topic for topic in LIBRARY.topic_ids if any(one.answer == "no" for one in LIBRARY.topic(topic).verdict)]


@pytest.mark.parametrize("topic", refusing())
def test_a_no_says_what_to_do_instead_and_shows_no_menu_of_the_way_refused(topic: str) -> None:
    asks_place = any(stop.ask == "place" for stop in LIBRARY.topic(topic).path)
    faults, seen = [], 0
    for place in place_classes(LIBRARY, topic) if asks_place else (None,):
        for answers, facts, local in leaves(LIBRARY, topic, place):
            if any(one.answer == "no" for one in applicable(local.topic.verdict, facts)):
                steps = actions(LIBRARY, local, facts)
                seen += 1
                if not steps or any(step.screen for step in steps):
                    faults.append(answers)
    assert seen
    assert faults == []
