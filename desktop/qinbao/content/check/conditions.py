"""Conditions use known keys and values, so that no rule waits for something that can never happen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qinbao.content.check.ground import Entry, Ground
from qinbao.content.condition import pairs
from qinbao.content.topic import Topic
from qinbao.content.trouble import Trouble

DERIVED: dict[str, tuple[str, ...]] = {
    "near": ("yes", "no", "unknown"),
    "age": ("under-16", "16-plus", "unknown"),
    "provinces": ("same", "other", "unknown"),
    "cities": ("same", "other", "unknown"),
    "binder": ("me", "spouse", "none"),
    "payer": ("me", "spouse", "none"),
    "way": ("mutual-aid", "wallet"),
    "reason": ("near", "near-to-spouse", "not-near", "no-account", "ask"),
    "local": ("city", "province", "none"),
    "local_channel": ("yes", "no"),
    "payment_model": ("deduct", "transfer-first", "pay-then-claim", "unknown"),
}
WITHOUT_QUESTION = {"local", "local_channel", "payment_model"}
FIELDS = ("when", "met")
FROM = {"near": ("for",), "age": ("for",), "provinces": ("payer_place",), "cities": ("payer_place",)}


def rule(ground: Ground) -> Iterator[Trouble]:
    """Unknown keys and values, and stops that ask about a question of a later stop."""
    if not ground.known("questions.yaml"):
        return
    for entry in ground.entries:
        for field in FIELDS:
            for key, wanted in pairs(getattr(entry.record, field, {})):
                yield from _pair(ground, entry, field, key, wanted)
    for entry, topic in ground.all(Topic):
        yield from _order(entry, topic)


def _pair(ground: Ground, entry: Entry, field: str, key: str, wanted: Any) -> Iterator[Trouble]:
    values = wanted if isinstance(wanted, list) else [wanted]
    if not values or not all(isinstance(value, str) for value in values):
        yield entry.trouble("when-value-form", field, key=key)
        return
    question = ground.questions.get(key)
    if question is not None and question.kind == "place":
        unknown = [value for value in values if ground.places.get(value) is None and value != "unknown"]
    elif question is not None:
        allowed = {option.value for option in question.options} | {"unknown"} | set(DERIVED.get(key, ()))
        unknown = [value for value in values if value not in allowed]
    elif key in DERIVED:
        unknown = [value for value in values if value not in DERIVED[key]]
    elif key == "topic":
        unknown = [value for value in values if value not in ground.matters]
    else:
        yield entry.trouble("when-key", field, key=key)
        return
    for value in unknown:
        yield entry.trouble("when-never", field, key=key, value=value)


def _order(entry: Entry, topic: Topic) -> Iterator[Trouble]:
    asked: set[str] = set()
    for index, stop in enumerate(topic.path):
        for key in dict.fromkeys(key for key, _ in pairs(stop.when)):
            needed = FROM.get(key, () if key in WITHOUT_QUESTION or key == "topic" else (key,))
            if not any(question in asked for question in (key, *needed)) and key not in WITHOUT_QUESTION:
                inner = Entry(entry.file, entry.located, (*entry.trail, "path", index), stop)
                yield inner.trouble("when-later", "when", key=key)
        if stop.ask:
            asked.add(stop.ask)
