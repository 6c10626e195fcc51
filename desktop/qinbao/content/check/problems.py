"""Steps, corrections, problems and columns refer to things that exist."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.content.check.ground import Entry, Ground
from qinbao.content.comparison import Column
from qinbao.content.fact import Correction, Problem, Step
from qinbao.content.route import RouteStep
from qinbao.content.trouble import Trouble


def rule(ground: Ground) -> Iterator[Trouble]:
    """Unknown problem ids in steps, unknown topics in corrections, problems and the comparison."""
    known = {problem.id for _, problem in ground.all(Problem)}
    steps: list[tuple[Entry, Step | RouteStep]] = [*ground.all(Step), *ground.all(RouteStep)]
    for entry, step in steps:
        for problem in step.problems:
            if ground.known("problems.yaml") and problem not in known:
                yield entry.trouble("problem-unknown", "problems", id=problem)
    about: list[tuple[Entry, Correction | Problem]] = [*ground.all(Correction), *ground.all(Problem)]
    for entry, record in about:
        for topic in record.topics:
            if topic not in ground.matters:
                yield entry.trouble("topic-unknown", "topics", id=topic)
    for entry, column in ground.all(Column):
        if column.go is not None and column.go not in ground.matters:
            yield entry.trouble("topic-unknown", "go", id=column.go)
