"""``qinbao walk [TOPIC]``: walk every journey in every place; dead ends fail."""

from __future__ import annotations

from argparse import Namespace

from qinbao.cli import request
from qinbao.content.library import Library
from qinbao.guide.survey import survey


def run(options: Namespace, library: Library) -> int:
    """Print counts per topic and every dead end; exit code 1 if there is one."""
    topics = [request.topic(library, options.topic)] if options.topic else library.topic_ids
    total = dead = 0
    for topic in topics:
        result = survey(library, topic)
        total += result.journeys
        dead += len(result.dead_ends)
        print(library.words("cli.walk.topic", topic=topic, journeys=result.journeys, dead=len(result.dead_ends)))
        for end in result.dead_ends[:20]:
            print(f"  {end}")
    print(library.words("cli.walk.total", journeys=total, dead=dead))
    return 1 if dead else 0
