"""Each topic has one card on the start page, and each card a topic."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.content.messages import message
from qinbao.content.topic import Card
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Cards without topic, topics without card, topics with two cards."""
    if not folder.known("home.yaml"):
        return
    carded: set[str] = set()
    for entry, card in folder.all(Card):
        if card.topic not in folder.matters:
            yield entry.trouble("topic-unknown", "topic", id=card.topic)
        if card.topic in carded:
            yield entry.trouble("card-repeated", "topic", id=card.topic)
        carded.add(card.topic)
    for topic in sorted(folder.matters - carded):
        yield Trouble(f"topics/{topic}.yaml", 1, "card-missing", message("card-missing", id=topic))
