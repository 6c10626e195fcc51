"""对照表: things often mixed up, point by point, the three answers below each other as they are easiest to read."""

from __future__ import annotations

from datetime import date

from qinbao.content.library import Library
from qinbao.guide.freshness import freshness
from qinbao.guide.lines import Writer
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, city, dated, frame, hotline, span
from qinbao.paper.marks import doubt


def model(library: Library, guide: Guide) -> Model:
    """The whole table, with its own dates; above it the verdict of this family, where that is not a plain yes."""
    words, table = library.words, library.comparison
    writer = Writer(date.fromisoformat(guide.on), {}, {})
    rows = [(row, writer.line(row)) for row in table.rows]
    body = {
        "names": [{"title": column.say, "note": column.note} for column in table.columns],
        "rows": [
            {
                "title": line.say,
                "mark": words("paper.mark.short") if doubt(words, guide, line) else "",
                "cells": [{"say": cell} for cell in row.cells],
            }
            for row, line in rows
        ],
        "call": hotline(words, guide, "ask"),
    }
    made = frame(library, guide, "comparison", body, title=table.title)
    ages = span(words, freshness([line for _, line in rows], writer.today, words))
    foot = {**made["foot"], "date": dated(library, ages)}
    head = {**made["head"], "sub": words("paper.dot").join((city(words, guide), words("paper.sub.comparison")))}
    return {**made, "head": head, "foot": foot}
