"""``qinbao questions TOPIC``: keys and allowed values."""

from __future__ import annotations

from argparse import Namespace

from qinbao.cli import request, show
from qinbao.content.library import Library


def run(options: Namespace, library: Library) -> int:
    """List the questions a topic may ask, in order, with their values."""
    topic = library.topic(request.topic(library, options.topic))
    asked = dict.fromkeys(stop.ask for stop in topic.path if stop.ask)
    questions = [library.questions[ask].of(topic.id) for ask in asked]
    if options.json:
        return show.json(
            [
                {
                    "key": question.id,
                    "kind": question.kind,
                    "ask": question.ask,
                    "values": [{"value": option.value, "say": option.say} for option in question.options],
                }
                for question in questions
            ]
        )
    for question in questions:
        print(f"{question.id}  {question.ask}")
        for option in question.options:
            print(f"    {option.value:16}{option.say}")
        if question.kind == "place":
            print(f"    {library.words('cli.any-place')}")
    return 0
