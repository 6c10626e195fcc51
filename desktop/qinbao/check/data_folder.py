"""Read a whole data folder once and lay out every record with its line, for the rules to walk over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from qinbao.check.reading import texts
from qinbao.content.ask import Ask
from qinbao.content.beside import Beside
from qinbao.content.changes import Changes
from qinbao.content.comparison import Comparison
from qinbao.content.fact import Correction, Problem, Record, Site, Source, Term
from qinbao.content.household import HouseholdRules
from qinbao.content.leaflet import Leaflet
from qinbao.content.messages import message
from qinbao.content.places import Places
from qinbao.content.topic import Card, Question, Region, Topic
from qinbao.content.trouble import ContentError, Trouble, short
from qinbao.content.typed import typed
from qinbao.content.yaml_file import Located, Trail, read_yaml

FORMATS: dict[str, Any] = {
    "home.yaml": tuple[Card, ...],
    "questions.yaml": tuple[Question, ...],
    "sources.yaml": tuple[Source, ...],
    "sites.yaml": tuple[Site, ...],
    "corrections.yaml": tuple[Correction, ...],
    "problems.yaml": tuple[Problem, ...],
    "asks.yaml": tuple[Ask, ...],
    "glossary.yaml": tuple[Term, ...],
    "comparison.yaml": Comparison,
    "household.yaml": HouseholdRules,
    "beside.yaml": Beside,
    "leaflet.yaml": Leaflet,
    "changes.yaml": Changes,
    "words.yaml": dict[str, Any],
    "check.yaml": dict[str, str],
    "places-extra.yaml": dict[str, Any],
}
OPTIONAL = frozenset(("changes.yaml",))
"""Only a content that is handed on has a version."""
FOLDERS: dict[str, Any] = {"topics": Topic, "regions": Region}
R = TypeVar("R", bound=Record)


class Entry(msgspec.Struct, frozen=True):
    """A record and where it stands."""

    file: str
    located: Located
    trail: Trail
    record: Record

    def trouble(self, code: str, field: str = "", /, **values: object) -> Trouble:
        """A finding at this record, or at one of its fields; the sentence comes from ``check.yaml``."""
        trail = (*self.trail, field) if field else self.trail
        return Trouble(self.file, self.located.line(trail), code, message(code, **values))


class DataFolder(msgspec.Struct, frozen=True, dict=True):
    """Everything readable in one data folder."""

    root: Path
    files: dict[str, Any]
    """Short name → typed content."""
    located: dict[str, Located]
    entries: tuple[Entry, ...]
    troubles: tuple[Trouble, ...]

    def all(self, kind: type[R]) -> Iterator[tuple[Entry, R]]:
        """Every record of ``kind`` (or a subclass) with its entry; those of one class in the order of the files."""
        for own, entries in self._classes.items():
            if issubclass(own, kind):
                yield from ((entry, entry.record) for entry in entries)  # type: ignore[misc]

    @cached_property
    def _classes(self) -> dict[type[Record], list[Entry]]:
        found: dict[type[Record], list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(type(entry.record), []).append(entry)
        return found

    def known(self, name: str) -> bool:
        """Whether a file could be read; rules that need it stay silent otherwise."""
        return name in self.files

    @cached_property
    def spoken(self) -> tuple[tuple[Entry, str, str], ...]:
        """Every (entry, field, text) a person may read; titles of sources are quoted, so they are left out."""
        records = (entry for entry in self.entries if not isinstance(entry.record, Source))
        return tuple((entry, field, text) for entry in records for field, text in texts(entry.record))

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.files.get("questions.yaml", ())}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.files.values() if isinstance(topic, Topic)}

    @cached_property
    def matters(self) -> frozenset[str]:
        """Topics that have a file, even one that cannot be read: one broken topic is one finding, not twenty."""
        return frozenset(path.stem for path in (self.root / "topics").glob("*.yaml"))

    @cached_property
    def regions(self) -> dict[str, Region]:
        """Regions by file name."""
        return {name: region for name, region in self.files.items() if isinstance(region, Region)}

    @cached_property
    def places(self) -> Places:
        """All places."""
        return Places.load(self.root / "places.json")


def read_folder(root: Path) -> DataFolder:
    """Read every file of ``root``; unreadable and unexpected files become troubles."""
    files: dict[str, Any] = {}
    located: dict[str, Located] = {}
    entries: list[Entry] = []
    troubles: list[Trouble] = []
    for path, kind in _expected(root, troubles):
        try:
            read = read_yaml(path)
            value = typed(read, kind)
        except ContentError as error:
            troubles.append(error.trouble)
            continue
        name = short(path)
        files[name], located[name] = value, read
        entries.extend(Entry(name, read, trail, record) for trail, record in records(value, ()))
    return DataFolder(root, files, located, tuple(entries), tuple(troubles))


def records(value: Any, trail: Trail) -> Iterator[tuple[Trail, Record]]:
    """Every record inside ``value``, outermost first, with its trail."""
    parts: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, Record):
        yield trail, value
        parts = ((field, getattr(value, field)) for field in value.__struct_fields__ if field not in ("when", "met"))
    elif isinstance(value, tuple):
        parts = enumerate(value)
    elif isinstance(value, dict):
        parts = value.items()
    for key, part in parts:
        if part and not isinstance(part, str):  # words, which most parts are, hold no records
            yield from records(part, (*trail, key))


def _expected(root: Path, troubles: list[Trouble]) -> Iterator[tuple[Path, Any]]:
    for name, kind in FORMATS.items():
        if name not in OPTIONAL or (root / name).exists():
            yield root / name, kind
    for folder, kind in FOLDERS.items():
        for path in sorted((root / folder).glob("*")):
            if path.suffix == ".yaml":
                yield path, kind
    for path in sorted(root.glob("*.yaml")):
        if path.name not in FORMATS:
            troubles.append(Trouble(path.name, 1, "stranger", message("stranger")))
