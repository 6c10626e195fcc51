"""Whether content of an operator's own was copied whole, and leads nobody into nothing. Compared with what ships."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

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


def prove(library: Library) -> tuple[Trouble, ...]:
    """What is missing of ``library``, which was read whole, and can be done without; provinces cut short are left out.

    Raises ``ContentError`` for what cannot be done without.
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
    return (*missing, *_provinces(library))


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


def _provinces(library: Library) -> Iterator[Trouble]:
    for province, ours in Library().region_files.items():
        path = library.region_files.get(province)
        if path is None:
            yield Trouble(f"regions/{ours.name}", 1, "missing", message("missing"))
        elif _half(path, ours):
            trouble = Trouble(f"regions/{path.name}", 1, "half", message("half"))
            library.leave_out(province, trouble)
            yield trouble


def _half(path: Path, ours: Path) -> bool:
    """Whether a file is nothing but the beginning of ours: YAML that ends at the end of a line looks whole."""
    whole = ours.read_bytes()
    try:
        found = read_plain(path, 2 * len(whole)).replace(b"\r\n", b"\n").rstrip()
    except OSError:
        return False
    return found != whole.rstrip() and whole.startswith(found)


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
