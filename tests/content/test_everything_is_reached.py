"""Nothing lies about unread: every ruling, document, step and note comes up in some journey in some place."""

from collections.abc import Iterator

import pytest

from qinbao.content.fact import Fact
from qinbao.content.library import Library
from qinbao.content.overlay import SECTIONS, Local
from qinbao.flow.rules import holds
from qinbao.guide.survey import leaves, place_classes

LIBRARY = Library()


def conditional(local: Local) -> Iterator[Fact]:
    """Items that are shown only sometimes."""
    for section in (*SECTIONS, "about", "after"):
        yield from (item for item in getattr(local.topic, section) if item.when)


@pytest.mark.parametrize("topic", LIBRARY.topic_ids)
def test_every_item_and_every_stop_comes_up_somewhere(topic: str) -> None:
    asks_place = any(stop.ask == "place" for stop in LIBRARY.topic(topic).path)
    classes = place_classes(LIBRARY, topic) if asks_place else {None: 1}
    stops = {index: stop.when for index, stop in enumerate(LIBRARY.topic(topic).path) if stop.when}
    reached: set[str] = set()
    waiting: set[str] = set()
    for place in classes:
        open_here = {item.id for item in conditional(LIBRARY.local(topic, place))} - reached
        waiting |= open_here
        for _, facts, local in leaves(LIBRARY, topic, place):
            open_items = [item for item in conditional(local) if item.id not in reached]
            reached |= {item.id for item in open_items if holds(item.when, facts)}
            stops = {index: when for index, when in stops.items() if not holds(when, facts)}
            if reached.issuperset(open_here) and not stops:
                break
    # Some come up only where the payer lives elsewhere in the province: seen from the relative's place.
    for place in classes:
        if waiting <= reached:
            break
        for _, facts, local in leaves(LIBRARY, topic, place):
            reached |= {item.id for item in conditional(local) if item.id not in reached and holds(item.when, facts)}
    assert sorted(waiting - reached) == []
    assert stops == {}
