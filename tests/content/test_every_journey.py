"""Every journey in every place: none is a dead end, a no says what to do instead, and nothing lies about unread.

There are many of them, so each matter is walked once, and the end of every journey is looked at on the way; in each
place by a third of the relations, in the next one by the next third, with packaging/proof/country by all. Where
something has not come up then, the others follow.
"""

import os
from collections.abc import Iterator

import msgspec
import pytest

from qinbao.content.fact import Fact, When
from qinbao.content.library import Library
from qinbao.content.overlay import SECTIONS, Local
from qinbao.content.topic import Question
from qinbao.flow.actions import actions
from qinbao.flow.rules import Facts, holds
from qinbao.guide import survey

LIBRARY = Library()
TOPICS = LIBRARY.topic_ids
APART = 1 if "QINBAO_EVERY_PLACE" in os.environ else 3
Answers = dict[str, str]


class Walked(msgspec.Struct):
    """A matter, and what was met on the walk through it."""

    topic: str
    ends: int = 0
    dead: tuple[str, ...] = ()
    noes: int = 0
    helpless: list[Answers] = []
    """Answers of those who are told no and nothing else, or are shown a menu of the way they cannot go."""
    lying: dict[str, Fact] = {}
    """What is shown only sometimes and has not come up."""
    stops: list[When] = []
    """When those stops are made that have not been made."""
    here: Local | None = None
    asleep: list[Fact] = []
    """What is still to come up by the rules of ``here``."""

    def end(self, answers: Answers, facts: Facts, local: Local) -> None:
        """Look at the end of one journey."""
        self.ends += 1
        if local is not self.here:
            self.here = local
            self.asleep = [item for item in conditional(local) if item.id in self.lying]
        if up := [item.id for item in self.asleep if holds(item.when, facts)]:
            self.lying = {name: item for name, item in self.lying.items() if name not in up}
            self.asleep = [item for item in self.asleep if item.id in self.lying]
        self.stops = [when for when in self.stops if not holds(when, facts)]
        if any(one.answer == "no" and holds(one.when, facts) for one in local.topic.verdict):
            self.noes += 1
            steps = actions(LIBRARY, local, facts)
            if not steps or any(step.screen for step in steps):
                self.helpless.append(answers)


def conditional(local: Local) -> Iterator[Fact]:
    """Items that are shown only sometimes."""
    for section in (*SECTIONS, "about", "after"):
        yield from (item for item in getattr(local.topic, section) if item.when)


@pytest.fixture(scope="module", params=TOPICS)
def walked(request: pytest.FixtureRequest) -> Walked:
    """A matter, walked as ``qinbao walk`` does, with somebody beside who looks at every end."""
    topic: str = request.param
    found = Walked(topic, stops=[stop.when for stop in LIBRARY.topic(topic).path if stop.when])
    asks_place = any(stop.ask == "place" for stop in LIBRARY.topic(topic).path)
    places = tuple(survey.place_classes(LIBRARY, topic)) if asks_place else (None,)
    items = {place: {item.id: item for item in conditional(LIBRARY.local(topic, place))} for place in places}
    found.lying = {name: item for known in items.values() for name, item in known.items()}
    for turn, place in enumerate(places):
        walk(found, place, slice(turn % APART, None, APART))
    for place in places if APART > 1 else ():
        if found.stops or not items[place].keys().isdisjoint(found.lying):
            walk(found, place, slice(None))
    return found


def walk(found: Walked, place: str | None, whom: slice) -> None:
    """All journeys of some relations in one place."""
    leaves, apart = survey.leaves, survey.answers_apart

    def watched(*where: object) -> Iterator[tuple[Answers, Facts, Local]]:
        for answers, facts, local in leaves(*where):  # type: ignore[arg-type]
            found.end(answers, facts, local)
            yield answers, facts, local

    def some(question: Question, facts: Facts, local: Local) -> Iterator[str]:
        told = tuple(apart(question, facts, local))
        yield from told[whom] if question.id == "for" else told

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(survey, "leaves", watched)
        patch.setattr(survey, "answers_apart", some)
        patch.setattr(survey, "place_classes", lambda *_: {place: 1})
        found.dead += survey.survey(LIBRARY, found.topic).dead_ends


def test_no_journey_is_a_dead_end(walked: Walked) -> None:
    assert walked.ends
    assert walked.dead == ()


def test_a_no_says_what_to_do_instead_and_shows_no_menu_of_the_way_refused(walked: Walked) -> None:
    assert bool(walked.noes) == any(one.answer == "no" for one in LIBRARY.topic(walked.topic).verdict)
    assert walked.helpless == []


def test_every_ruling_document_step_and_note_comes_up_somewhere(walked: Walked) -> None:
    assert sorted(walked.lying) == []


def test_every_stop_is_made_somewhere(walked: Walked) -> None:
    assert walked.stops == []
