"""Every stop leads somewhere: questions and topics exist, nothing goes round in a circle, every topic can answer."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.beside import MATTER
from qinbao.content.fact import Document, Ruling
from qinbao.content.topic import Question, Stop, Topic
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Stops, questions and rulings that lead nowhere or back to themselves."""
    for entry, stop in folder.all(Stop):
        if (stop.ask is None) == (stop.page is None):
            yield entry.trouble("stop-form")
        elif stop.ask is not None and folder.known("questions.yaml") and stop.ask not in folder.questions:
            yield entry.trouble("question-unknown", "ask", id=stop.ask)
    for entry, question in folder.all(Question):
        yield from _question(folder, entry, question)
    for entry, topic in folder.all(Topic):
        asked = [stop.ask for stop in topic.path if stop.ask]
        if len(set(asked)) < len(asked):
            yield entry.trouble("asked-twice", "path")
        if not any(stop.page == "verdict" for stop in topic.path):
            yield entry.trouble("no-verdict", "path")
        if entry.file != f"topics/{topic.id}.yaml":
            yield entry.trouble("topic-file", "id", id=topic.id)
        if not topic.verdict:
            yield entry.trouble("no-ruling")
    leading: list[tuple[Entry, Ruling | Document]] = [*folder.all(Ruling), *folder.all(Document)]
    for entry, record in leading:
        if record.go is None:
            continue
        if record.go not in folder.matters:
            yield entry.trouble("topic-unknown", "go", id=record.go)
        elif entry.file == f"topics/{record.go}.yaml":
            yield entry.trouble("circle", "go", id=record.go)


def _question(folder: DataFolder, entry: Entry, question: Question) -> Iterator[Trouble]:
    values = [option.value for option in question.options]
    if question.kind == "choice" and len(values) < 2 and question.id != MATTER:
        yield entry.trouble("question-options", id=question.id)
    if len(set(values)) < len(values):
        yield entry.trouble("option-repeated", id=question.id)
    for option in question.options:
        for name, value in option.means.items():
            meant = folder.questions.get(name)
            if meant is None:
                yield entry.trouble("question-unknown", "options", id=name)
            elif value not in (one.value for one in meant.options):
                yield entry.trouble("when-never", "options", key=name, value=value)
    if question.assume is not None and question.kind == "choice" and question.assume not in (*values, "unknown"):
        yield entry.trouble("when-never", "assume", key=question.id, value=question.assume)
    if question.joined is not None:
        way = question.joined
        if way.question not in folder.questions:
            yield entry.trouble("question-unknown", "joined", id=way.question)
        for value in {way.means, way.keeps}.difference(values):
            yield entry.trouble("when-never", "joined", key=question.id, value=value)
