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
        local = LIBRARY.local(topic, place)
        open_items = {item.id: item for item in conditional(local) if item.id not in reached}
        waiting |= set(open_items)
        for _, facts in leaves(LIBRARY, local, place):
            met = [id for id, item in open_items.items() if holds(item.when, facts)]
            reached.update(met)
            for id in met:
                del open_items[id]
            stops = {index: when for index, when in stops.items() if not holds(when, facts)}
            if not open_items and not stops:
                break
    assert sorted(waiting - reached) == []
    assert stops == {}
