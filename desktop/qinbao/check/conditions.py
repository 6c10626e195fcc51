"""Conditions use known keys and values, so that no rule waits for something that can never happen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.condition import pairs
from qinbao.content.topic import Topic
from qinbao.content.trouble import Trouble
from qinbao.flow.facts import DERIVED, Derived
from qinbao.flow.household import DUTIES
from qinbao.guide.household import WAYS

FIELDS = ("when", "met")
"""Fields that hold a condition."""
KNOWN = {**{key: derived.values for key, derived in DERIVED.items()}, **DUTIES, "way": WAYS}
"""Facts that are not answers, with all they can be."""


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Unknown keys and values, and stops that ask about a question of a later stop."""
    if not folder.known("questions.yaml"):
        return
    for entry in folder.entries:
        for field in FIELDS:
            for key, wanted in pairs(getattr(entry.record, field, {})):
                yield from _pair(folder, entry, field, key, wanted)
    for entry, topic in folder.all(Topic):
        yield from _order(entry, topic)


def _pair(folder: DataFolder, entry: Entry, field: str, key: str, wanted: Any) -> Iterator[Trouble]:
    values = wanted if isinstance(wanted, list) else [wanted]
    if not values or not all(isinstance(value, str) for value in values):
        yield entry.trouble("when-value-form", field, key=key)
        return
    question = folder.questions.get(key)
    if question is not None and question.kind == "place":
        unknown = [value for value in values if folder.places.get(value) is None and value != "unknown"]
    elif question is not None:
        allowed = {option.value for option in question.options} | {"unknown"} | set(KNOWN.get(key, ()))
        unknown = [value for value in values if value not in allowed]
    elif key in KNOWN:
        unknown = [value for value in values if value not in KNOWN[key]]
    elif key == "topic":
        unknown = [value for value in values if value not in folder.matters]
    else:
        yield entry.trouble("when-key", field, key=key)
        return
    for value in unknown:
        yield entry.trouble("when-never", field, key=key, value=value)


def _order(entry: Entry, topic: Topic) -> Iterator[Trouble]:
    asked: set[str] = set()
    for index, stop in enumerate(topic.path):
        for key in dict.fromkeys(key for key, _ in pairs(stop.when)):
            derived = DERIVED.get(key, Derived(()))
            settled = key == "topic" or (key in DERIVED and not derived.questions)
            if not settled and asked.isdisjoint((key, *derived.questions)):
                inner = Entry(entry.file, entry.located, (*entry.trail, "path", index), stop)
                yield inner.trouble("when-later", "when", key=key)
        if stop.ask:
            asked.add(stop.ask)
