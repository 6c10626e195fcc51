"""A condition that contradicts itself waits for ever: a ruling that never fires, a stop nobody reaches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product
from typing import Any

from qinbao.content.check.conditions import DERIVED, FIELDS
from qinbao.content.check.ground import Entry, Ground
from qinbao.content.condition import holds, pairs
from qinbao.content.fact import Correction, Problem, When
from qinbao.content.relations import AGE, NEAR, OFF_PHONE
from qinbao.content.topic import Question, Stop, Topic
from qinbao.content.trouble import Trouble

UNKNOWN = "unknown"
NEEDS = {"near": ("for",), "age": ("for", "age"), "channel": ("smartphone",)}
"""Facts that follow from other answers, so that these must be tried together."""


def rule(ground: Ground) -> Iterator[Trouble]:
    """Conditions that hold for no answers the topic can ask for."""
    if not ground.known("questions.yaml"):
        return
    seen: dict[tuple[str, frozenset[str] | None], bool] = {}
    for entry in ground.entries:
        for field in FIELDS:
            when: When = getattr(entry.record, field, {})
            if not when or not _known(ground, when):
                continue
            asked = _asked(ground, entry)
            key = (json.dumps(when, sort_keys=True), asked)
            if key not in seen:
                seen[key] = possible(ground, when, asked)
            if not seen[key]:
                yield entry.trouble("never", field)


def possible(ground: Ground, when: When, asked: frozenset[str] | None) -> bool:
    """Whether some answers to the questions ``asked`` (none: to any) make ``when`` hold."""
    keys = dict.fromkeys(key for key, _ in pairs(when))
    every = dict.fromkeys((*(need for key in keys for need in NEEDS.get(key, ())), *keys))
    choices = [_values(ground, key, when, asked) for key in every]
    for values in product(*choices):
        facts = _settled(dict(zip(every, values, strict=True)))
        if facts is not None and holds(when, partial(_matches, ground, facts)):
            return True
    return False


def _known(ground: Ground, when: When) -> bool:
    """Strange keys and values are for the rule about conditions to name."""
    return all(
        (key in ground.questions or key in DERIVED or key == "topic") and isinstance(value, str)
        for key, wanted in pairs(when)
        for value in (wanted if isinstance(wanted, list) else [wanted])
    )


def _asked(ground: Ground, entry: Entry) -> frozenset[str] | None:
    if isinstance(entry.record, Correction | Problem):
        named = [ground.topics[topic] for topic in entry.record.topics if topic in ground.topics]
    elif entry.file.startswith("regions/"):
        named = [ground.topics[str(part)] for part in entry.trail if part in ground.topics]
    else:
        found = ground.files[entry.file]
        named = [found] if isinstance(found, Topic) else []
    if not named:
        return None
    stops = [stop for topic in named for stop in topic.path]
    if isinstance(entry.record, Stop) and isinstance(entry.trail[-1], int):
        stops = stops[: entry.trail[-1]]
    return frozenset(stop.ask for stop in stops if stop.ask)


def _values(ground: Ground, key: str, when: When, asked: frozenset[str] | None) -> tuple[str, ...]:
    question = ground.questions.get(key)
    if question is not None:
        rest = question.assume or UNKNOWN
        return (*dict.fromkeys((*_answers(question, when), rest)),) if asked is None or key in asked else (rest,)
    if key in ("provinces", "cities") and asked is not None and "payer_place" not in asked:
        return (UNKNOWN,)
    return tuple(ground.topics) if key == "topic" else DERIVED.get(key, (UNKNOWN,))


def _answers(question: Question, when: When) -> tuple[str, ...]:
    if question.kind == "place":
        named = [wanted for key, wanted in pairs(when) if key == question.id]
        return (*(code for wanted in named for code in ([wanted] if isinstance(wanted, str) else wanted)), "elsewhere")
    return tuple(option.value for option in question.options if option.value != UNKNOWN)


def _settled(facts: dict[str, str]) -> Mapping[str, str] | None:
    """The facts with what follows from them; none where they cannot be true together."""
    if "near" in facts and facts["near"] != NEAR.get(facts["for"], UNKNOWN):
        return None
    if "age" in facts:
        facts["age"] = AGE.get(facts["for"], facts["age"])
    if "channel" in facts and facts["smartphone"] in OFF_PHONE:
        facts["channel"] = "counter"
    if facts.get("provinces") == "other" and facts.get("cities", "other") != "other":
        return None
    return facts


def _matches(ground: Ground, facts: Mapping[str, str], key: str, wanted: Any) -> bool:
    value = facts[key]
    place = ground.places.get(value) if key in ground.questions and ground.questions[key].kind == "place" else None
    within = {value, *(above.code for above in ground.places.ancestors(place))} if place else {value}
    return not within.isdisjoint([wanted] if isinstance(wanted, str) else wanted)
