"""A condition that holds in no journey waits for ever: a ruling that never fires, a stop nobody reaches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

from qinbao.check.conditions import FIELDS, KNOWN
from qinbao.check.data_folder import DataFolder, Entry
from qinbao.check.engine import Engine, plans, values
from qinbao.content.ask import Ask
from qinbao.content.beside import Halt
from qinbao.content.condition import pairs
from qinbao.content.fact import Correction, Problem, When
from qinbao.content.topic import Option, Question, Stop, Topic
from qinbao.content.trouble import Trouble
from qinbao.flow.rules import UNKNOWN, Facts, holds

_ALL = slice(None)
Where = tuple[tuple[str, int | None], ...]
"""Topics in which something is said, each with the stop of its path; no stop: once all is answered."""


def rule(folder: DataFolder, share: slice = _ALL) -> Iterator[Trouble]:
    """Conditions that the engine holds for no answers its questions can be given.

    ``share``: which of the topics, by their names in order, are to be gone through; a condition belongs to the first
    topic that says it, or to the first of all.
    """
    if not folder.known("questions.yaml") or not folder.known("home.yaml"):
        return
    engine = Engine(folder)
    topics = sorted(folder.topics) or [""]
    mine = frozenset(topics[share])
    seen: dict[tuple[str, Where, str | None], bool] = {}
    for entry in folder.entries:
        where, code = _where(folder, engine, entry), _code(entry)
        for field in FIELDS:
            when: When = getattr(entry.record, field, {})
            if not when or not _known(folder, when):
                continue
            if (where[0][0] if where else topics[0]) not in mine:
                continue
            if isinstance(entry.record, Halt):
                if not any(holds(when, facts) for facts in _said(folder, when)):
                    yield entry.trouble("never", field)
                continue
            key = (json.dumps(when, sort_keys=True), where, code)
            if key not in seen:
                seen[key] = _possible(engine, when, entry, where, code)
            if not seen[key]:
                yield entry.trouble("never", field)


def _possible(engine: Engine, when: When, entry: Entry, where: Where, code: str | None) -> bool:
    if entry.file == "household.yaml":
        return any(holds(when, facts) for facts in plans())
    return not where or any(engine.ever(when, topic, stop, code) for topic, stop in where)


def _said(folder: DataFolder, when: When) -> Iterator[Facts]:
    """All that can be answered to the questions of a condition."""
    asked = [folder.questions[key] for key in dict.fromkeys(key for key, _ in pairs(when)) if key in folder.questions]
    values = ([UNKNOWN, *(option.value for option in question.options)] for question in asked)
    for answers in product(*values):
        yield Facts({question.id: value for question, value in zip(asked, answers, strict=True)})


def _known(folder: DataFolder, when: When) -> bool:
    """Strange keys and values are for the rule about conditions to name."""
    keys = (*folder.questions, *KNOWN, "topic")
    return all(key in keys for key, _ in pairs(when)) and all(isinstance(value, str) for value in values(when))


def _where(folder: DataFolder, engine: Engine, entry: Entry) -> Where:
    """Topics that say this; empty where that is unknown, as for a question that no topic asks or a broken topic."""
    able = [topic for topic in engine.library.topic_ids if topic in folder.topics]
    record = entry.record
    if isinstance(record, Option):
        asked = folder.files[entry.file][entry.trail[0]]
        assert isinstance(asked, Question)
        paths = ((topic, folder.topics[topic].path) for topic in able)
        return tuple((topic, at) for topic, path in paths for at, stop in enumerate(path) if stop.ask == asked.id)
    if isinstance(record, Correction | Problem | Ask):
        return tuple((topic, None) for topic in record.topics if topic in able)
    whole = folder.files[entry.file]
    if isinstance(whole, Topic):
        stop = entry.trail[-1] if isinstance(record, Stop) else None
        return ((whole.id, int(stop) if stop is not None else None),) if whole.id in able else ()
    if "topics" in entry.trail:
        name = str(entry.trail[entry.trail.index("topics") + 1])
        return ((name, None),) if name in able else ()
    return tuple((topic, None) for topic in able)


def _code(entry: Entry) -> str | None:
    """The place whose own rule this is; none: national."""
    if not entry.file.startswith("regions/"):
        return None
    part = entry.located.data
    if "cities" in entry.trail:
        part = part["cities"][entry.trail[entry.trail.index("cities") + 1]]
    return str(part["code"])
