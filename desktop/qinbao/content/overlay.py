"""Lay local rules over national ones, item by item: 全国 → 省 → 市."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from qinbao.content.fact import Counter, Fact, Note, Source
from qinbao.content.topic import Overlay, Sections, Topic
from qinbao.content.trouble import Trouble

if TYPE_CHECKING:
    from qinbao.content.heard import Heard


def _lists(record: type[Sections]) -> tuple[str, ...]:
    # Not msgspec.structs.fields: resolving all annotations takes 2 ms of every start.
    fields = zip(record.__struct_fields__, record.__struct_defaults__, strict=True)
    return tuple(name for name, default in fields if default == ())


SECTIONS = _lists(Sections)
"""What a place may change, item by item."""
NATIONAL = tuple(name for name in _lists(Topic) if name not in SECTIONS)
"""What only the topic itself says."""
NATION = "CN"
Coverage = Literal["city", "province", "none"]


class Rung(msgspec.Struct, frozen=True):
    """A call: as a source, and what was written down after it."""

    source: Source
    heard: Heard


class Local(msgspec.Struct, frozen=True):
    """A topic as it stands in one place."""

    topic: Topic
    layers: Mapping[str, str] = {}
    """Item id → code of the place whose file said it; ids not listed are national."""
    coverage: Coverage = "none"
    counters: tuple[Counter, ...] = ()
    hotline: tuple[Note, ...] = ()
    rung: Mapping[str, Rung] = {}
    """Calls after which something was written down on this computer, by the id of the source that each is."""
    out: Trouble | None = None
    """Set where the local file exists but cannot be read, so that the national baseline stands in."""


def lay(local: Local, overlay: Overlay, code: str, coverage: Coverage) -> Local:
    """``local`` with ``overlay`` of place ``code`` on top.

    Same id: replaced where it stands. New id: first, since local items matter most to the reader, or, listed below a
    replacement, right after it.
    """
    changes: dict[str, Any] = {}
    layers = dict(local.layers)
    for section in SECTIONS:
        base: tuple[Fact, ...] = getattr(local.topic, section)
        added: tuple[Fact, ...] = getattr(overlay, section)
        changes[section] = (ranked if section == "routes" else merge)(base, added, frozenset(overlay.withdraw))
        layers.update(dict.fromkeys((item.id for item in added), code))
    for name in ("local_name", "payment_model"):
        if (value := getattr(overlay, name)) is not None:
            changes[name] = value
    topic = msgspec.structs.replace(local.topic, **changes)
    return msgspec.structs.replace(local, topic=topic, layers=layers, coverage=coverage)


def merge(base: tuple[Fact, ...], added: tuple[Fact, ...], withdrawn: frozenset[str]) -> tuple[Fact, ...]:
    """New items of ``added``, then ``base`` with replacements (and what follows them) in place, ``withdrawn`` gone."""
    known = {item.id for item in base}
    first: list[Fact] = []
    standing: dict[str, list[Fact]] = {item.id: [item] for item in base if item.id not in withdrawn}
    into = first
    for item in added:
        if item.id in known:
            into = standing[item.id] = []
        into.append(item)
    return (*first, *(item for items in standing.values() for item in items))


def ranked(base: tuple[Fact, ...], added: tuple[Fact, ...], withdrawn: frozenset[str]) -> tuple[Fact, ...]:
    """Routes: the nearer place first. One with the id of another takes all of its place, whichever that was."""
    gone = withdrawn | {item.id for item in added}
    return (*added, *(item for item in base if item.id not in gone))
