"""Steps, corrections, problems, questions for the hotline and columns refer to things that exist."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.ask import Ask
from qinbao.content.comparison import Column
from qinbao.content.fact import Correction, Problem
from qinbao.content.route import RouteStep
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Unknown problems of steps, steps of corrections, and topics of corrections, problems, asks and the comparison."""
    known = {problem.id for _, problem in folder.all(Problem)}
    for entry, step in folder.all(RouteStep):
        for problem in step.problems:
            if folder.known("problems.yaml") and problem not in known:
                yield entry.trouble("problem-unknown", "problems", id=problem)
    about: list[tuple[Entry, Correction | Problem | Ask]]
    about = [*folder.all(Correction), *folder.all(Problem), *folder.all(Ask)]
    for entry, record in about:
        for topic in record.topics:
            if topic not in folder.matters:
                yield entry.trouble("topic-unknown", "topics", id=topic)
    steps = {step.id for _, step in folder.all(RouteStep) if step.id}
    for entry, correction in folder.all(Correction):
        for step_id in correction.bites:
            if step_id not in steps:
                yield entry.trouble("step-unknown", "bites", id=step_id)
    for entry, column in folder.all(Column):
        if column.go is not None and column.go not in folder.matters:
            yield entry.trouble("topic-unknown", "go", id=column.go)
