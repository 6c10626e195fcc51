"""``qinbao topics``: what can be done."""

from __future__ import annotations

from argparse import Namespace

from qinbao.cli import show
from qinbao.content.library import Library


def run(options: Namespace, library: Library) -> int:
    """List all topics in the order of the start page."""
    if options.json:
        return show.json([{"id": card.topic, "title": card.title, "say": card.say} for card in library.cards])
    for card in library.cards:
        print(f"{card.topic:16}{card.title}  {card.say}")
    return 0
