"""对照表: things often mixed up, point by point, the three answers below each other as they are easiest to read."""

from __future__ import annotations

from datetime import date

from qinbao.content.library import Library
from qinbao.guide.freshness import freshness
from qinbao.guide.lines import Writer
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, city, frame, hotline, span
from qinbao.paper.marks import doubt


def model(library: Library, guide: Guide) -> Model:
    """The whole table. It says nothing about this family: no verdict stands above it, and its dates are its own."""
    words, table = library.words, library.comparison
    names = [column.say for column in table.columns]
    writer = Writer(date.fromisoformat(guide.on), {}, {})
    rows = [(row, writer.line(row)) for row in table.rows]
    body = {
        "names": [{"title": column.say, "note": column.note} for column in table.columns],
        "rows": [
            {
                "title": line.say,
                "mark": words("paper.mark.short") if doubt(words, guide, line) else "",
                "cells": [{"title": name, "say": cell} for name, cell in zip(names, row.cells, strict=True)],
            }
            for row, line in rows
        ],
        "call": hotline(words, guide, "ask"),
    }
    made = frame(library, guide, "comparison", body, title=table.title)
    ages = span(words, freshness([line for _, line in rows], writer.today, words, guide.hotline))
    foot = {**made["foot"], "date": words("paper.dot").join((ages, words("paper.unofficial.short")))}
    head = {**made["head"], "sub": words("paper.dot").join((city(words, guide), words("paper.sub.comparison")))}
    return {**made, "head": head, "notice": None, "foot": foot}
