#!/usr/bin/env python3
"""Write into ``data/README.md`` how far the ways are known, by matter, in numbers of cities.

Run with the project's environment: ``.venv/bin/python packaging/make/coverage.py``; ``--check`` only compares.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "desktop"))

from qinbao.cli.walk import table  # noqa: E402
from qinbao.content.library import Library  # noqa: E402
from qinbao.guide.coverage import coverage  # noqa: E402

BETWEEN = re.compile(r"(?<=<!-- coverage -->\n).*?(?=\n<!-- /coverage -->)", re.DOTALL)


def main() -> int:
    """Write the table, or with ``--check`` say whether it is up to date."""
    path = ROOT / "data" / "README.md"
    text = path.read_text("utf-8")
    library = Library(ROOT / "data")
    rows = {topic: row for topic in library.topic_ids if (row := coverage(library, topic))}
    made = BETWEEN.sub(lambda _: table(library, rows), text)
    if "--check" in sys.argv:
        if made != text:
            print("out of date: data/README.md")
        return int(made != text)
    path.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
