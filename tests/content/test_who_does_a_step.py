"""Who does a step is somebody who is there, and nobody waits for another where minutes count."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 30)
LIBRARY = Library()


def guide(topic: str, **answers: str) -> Guide:
    """The guide of ``topic`` for ``answers``."""
    return build(LIBRARY, topic, answers, DAY)


@pytest.mark.parametrize("what", ["call", "stall", "link", "money-sent", "lost-phone", "unknown"])
def test_nobody_who_is_swindled_waits_for_somebody_else(what: str) -> None:
    made = guide("safety", safety_what=what)
    assert {step.say: step.who for step in made.steps if step.who != "payer"} == {}
