"""``qinbao walk [TOPIC]``: walk every journey in every place; dead ends fail."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

import msgspec

from qinbao.cli import request, show
from qinbao.content.library import Library
from qinbao.guide.coverage import Coverage, coverage
from qinbao.guide.survey import survey


def run(options: Namespace, library: Library) -> int:
    """Print counts per topic, every dead end and how far the ways are known; exit code 1 for a dead end.

    With ``--json`` the coverage table alone, as numbers of places.
    """
    topics = [request.topic(library, options.topic)] if options.topic else library.topic_ids
    rows = {topic: row for topic in topics if (row := coverage(library, topic))}
    if options.json:
        return show.json({topic: msgspec.structs.asdict(row) for topic, row in rows.items()})
    total = dead = 0
    for topic in topics:
        result = survey(library, topic)
        total += result.journeys
        dead += len(result.dead_ends)
        print(library.words("cli.walk.topic", topic=topic, journeys=result.journeys, dead=len(result.dead_ends)))
        for end in result.dead_ends[:20]:
            print(f"  {end}")
    print(library.words("cli.walk.total", journeys=total, dead=dead))
    if rows:
        print(table(library, rows))
    return 1 if dead else 0


def table(library: Library, rows: Mapping[str, Coverage]) -> str:
    """The coverage table as Markdown, as it stands in ``data/README.md``."""
    fields = Coverage.__struct_fields__
    head = [library.words(f"cli.walk.{name}") for name in ("matter", *fields)]
    lines = [head, ["---"] * len(head)]
    lines += [[topic, *(str(getattr(row, field)) for field in fields)] for topic, row in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
