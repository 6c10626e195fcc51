"""The paths beside the topics ask questions that exist, once, and look back only at answers given before."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.beside import Halt, Way
from qinbao.content.condition import pairs
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Stops that lead nowhere, and conditions on what is asked later or about somebody else."""
    for entry, way in folder.all(Way):
        yield from _path(folder, entry, way)


def _path(folder: DataFolder, entry: Entry, way: Way) -> Iterator[Trouble]:
    own = {question.id for question in way.questions}
    asked: list[str] = []
    every: list[str] = []
    for index, halt in enumerate(way.path):
        trail = (*entry.trail, "path", index)
        yield from _halt(folder, Entry(entry.file, entry.located, trail, halt), halt, own, asked)
        about = list(asked)
        for inner, stop in enumerate(halt.each):
            at = Entry(entry.file, entry.located, (*trail, "each", inner), stop)
            yield from _halt(folder, at, stop, own, about)
        every += [stop.ask for stop in (halt, *halt.each) if stop.ask]
    if len(set(every)) < len(every):
        yield entry.trouble("asked-twice", "path")


def _halt(folder: DataFolder, entry: Entry, halt: Halt, own: set[str], asked: list[str]) -> Iterator[Trouble]:
    """Troubles of one stop; its question is added to ``asked``."""
    if (halt.ask is None) == (halt.page is None):
        yield entry.trouble("stop-form")
    elif halt.ask is not None and folder.known("questions.yaml") and halt.ask not in own | set(folder.questions):
        yield entry.trouble("question-unknown", "ask", id=halt.ask)
    for key in dict.fromkeys(key for key, _ in pairs(halt.when)):
        if key not in asked:
            yield entry.trouble("when-later", "when", key=key)
    if halt.ask:
        asked.append(halt.ask)
