"""Whether content of an operator's own was copied whole, and leads nobody into nothing. Compared with what ships."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from qinbao.content.library import Library
from qinbao.content.messages import message
from qinbao.content.topic import Overlay, Region, Topic
from qinbao.content.trouble import ContentError, Trouble, refuse, short
from qinbao.files import read_plain
from qinbao.flow.actions import matter_of
from qinbao.guide.build import build
from qinbao.kiosk.clocks import today
from qinbao.paths import shipped

log = logging.getLogger(__name__)
_AUTHORS = frozenset(("check.yaml", "places-extra.yaml"))
"""What no kiosk reads."""
_RECORD = re.compile(rb"^(?:- |  - code:)", re.MULTILINE)
"""How a record of a list begins, or a city of a province."""
_NEXT = re.compile(rb"(?:[ \t]*(?:#.*)?\n)+(?:- |  - code:)")


def prove(library: Library, signed: bool) -> tuple[Trouble, ...]:
    """What is missing of ``library``, which was read whole, and can be done without; provinces cut short are left out.

    ``signed``: each byte is known to be as its publisher had it, so that no file can have been copied by half. Raises
    ``ContentError`` for what cannot be done without.
    """
    missing = tuple(_missing(library.root))
    for word in sorted(Library().words.flat.keys() - library.words.flat.keys()):
        raise refuse(library.root / "words.yaml", 1, "missing-key", message("missing-key", key=word))
    for topic in sorted(path.stem for path in (library.root / "topics").glob("*.yaml")):
        if topic not in library.topic_ids:
            raise refuse(library.root / "home.yaml", 1, "card-missing", message("card-missing", id=topic))
    for trouble in _astray(library):
        raise ContentError(next((one for one in missing if one.file.startswith("topics/")), trouble))
    for topic in library.topic_ids:
        try:
            build(library, topic, {}, today())
        except Exception as error:
            log.warning("no guide can be made of %s", topic, exc_info=True)
            raise refuse(library.root / f"topics/{topic}.yaml", 1, "guide", message("guide")) from error
    for source in sorted(_sources(library) & Library().sources.keys() - library.sources.keys()):
        raise refuse(library.root / "sources.yaml", 1, "source-unknown", message("source-unknown", source=source))
    return (*missing, *_provinces(library, signed))


def refuse_half(folder: Path) -> None:
    """Raises ``ContentError`` for a file that is needed everywhere and ends where ours goes on."""
    for name in _names():
        if _half(folder / name, shipped("data") / name):
            raise refuse(folder / name, 1, "half", message("half"))


def _names() -> Iterator[str]:
    ours = shipped("data")
    for pattern in ("*.yaml", "*.txt", "topics/*.yaml"):
        yield from sorted(short(path) for path in ours.glob(pattern) if path.name not in _AUTHORS)


def _missing(folder: Path) -> Iterator[Trouble]:
    """Files that ship with the program and are not here; provinces that it knows something about, by their code."""
    for name in _names():
        if not (folder / name).is_file():
            yield Trouble(name, 1, "missing", message("missing"))


def _provinces(library: Library, signed: bool) -> Iterator[Trouble]:
    for province, ours in Library().region_files.items():
        path = library.region_files.get(province)
        if path is None:
            yield Trouble(f"regions/{ours.name}", 1, "missing", message("missing"))
        elif not signed and _half(path, ours):
            trouble = Trouble(f"regions/{path.name}", 1, "half", message("half"))
            library.leave_out(province, trouble)
            yield trouble


def _half(path: Path, ours: Path) -> bool:
    """Whether a file is nothing but the beginning of ours: YAML that ends at the end of a line looks whole.

    One that ends exactly where another record follows is an older copy of a list that has grown: half a file hardly
    ever does, and what others refer to in it is looked for.
    """
    whole = ours.read_bytes()
    try:
        found = read_plain(path, 2 * len(whole)).replace(b"\r\n", b"\n").rstrip()
    except OSError:
        return False
    if found == whole.rstrip() or not whole.startswith(found):
        return False
    if _RECORD.search(found) is None or _NEXT.match(whole, len(found)) is None:
        return True
    log.warning("%s is an older copy: ours goes on", path)
    return False


def _sources(library: Library) -> frozenset[str]:
    """The ids of all sources that anything refers to."""
    regions = (library.region(province) for province in library.region_files)
    shared = (library.corrections, library.problems, library.terms, library.comparison, library.sites)
    every = [*map(library.topic, library.topic_ids), *(one for one in regions if isinstance(one, Region)), *shared]
    return frozenset(_cited(msgspec.to_builtins(every)))


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value.get("sources") or ()
    if isinstance(value, Mapping | list | tuple):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _cited(part)


def _astray(library: Library) -> Iterator[Trouble]:
    """Whatever leads to a topic that is not there."""
    for file, matter in _matters(library):
        for ruling in matter.verdict:
            if ruling.go and ruling.go not in library.topic_ids:
                yield Trouble(file, 1, "topic-unknown", message("topic-unknown", id=ruling.go))
        for wanted in (wanted for route in matter.routes for wanted in route.first):
            try:
                matter_of(library, wanted)
            except StopIteration:
                yield Trouble(file, 1, "topic-unknown", message("topic-unknown", id=wanted))


def _matters(library: Library) -> Iterator[tuple[str, Topic | Overlay]]:
    for topic in library.topic_ids:
        yield f"topics/{topic}.yaml", library.topic(topic)
    for province, path in library.region_files.items():
        region = library.region(province)
        if isinstance(region, Region):
            local = [region.topics, *(city.topics for city in region.cities)]
            yield from ((f"regions/{path.name}", overlay) for topics in local for overlay in topics.values())
