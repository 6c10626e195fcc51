"""``qinbao preview``: one item or file of ``data/`` as a reader meets it, or one page of a topic as a picture."""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from qinbao.check.data_folder import DataFolder, Entry, read_folder
from qinbao.check.reading import texts
from qinbao.cli import request
from qinbao.content.fact import Fact, Source
from qinbao.content.library import Library
from qinbao.content.trouble import ContentError, short
from qinbao.flow.facts import derive
from qinbao.guide.fill import fill, slots
from qinbao.guide.freshness import stale
from qinbao.guide.lines import mark


def run(options: Namespace, library: Library) -> int:
    """Show a topic's page or text, or every item that ``what`` names."""
    if options.what in library.topic_ids:
        return _topic(options, library)
    folder = read_folder(library.root)
    name = short(Path(options.what))
    if broken := next((trouble for trouble in folder.troubles if trouble.file == name), None):
        raise ContentError(broken)
    found = [entry for entry in folder.entries if _meant(entry, options.what, name)]
    if not found:
        raise request.RequestError(
            library.words("cli.preview.unknown", given=options.what, near=_near(library, folder, options.what))
        )
    for entry in found:
        print("\n".join((*_seen(library, entry, options.on), "")))
    return 0


def _topic(options: Namespace, library: Library) -> int:
    given = {"place": options.place, "for": options.relation}
    answers = request.answers(library, options.what, options.answer, given)
    if options.png:
        from qinbao.cli.preview_page import picture

        picture(library, options.what, answers, options.page, options.on, Path(options.png))
        print(library.words("cli.saved", path=options.png))
        return 0
    from qinbao.guide.build import build
    from qinbao.paper.text import text

    print(text(library, build(library, options.what, answers, options.on)))
    return 0


def _meant(entry: Entry, what: str, name: str) -> bool:
    return isinstance(entry.record, Fact) and (entry.record.id == what or entry.file == name)


def _near(library: Library, folder: DataFolder, what: str) -> str:
    known = [*library.topic_ids, *folder.files, *(fact.id for _, fact in folder.all(Fact))]
    return library.words("cli.or").join(difflib.get_close_matches(what, known, n=3, cutoff=0.3) or library.topic_ids)


def _seen(library: Library, entry: Entry, today: date) -> Iterator[str]:
    fact = entry.record
    assert isinstance(fact, Fact)
    words = library.words
    values = _slots(library, entry)
    yield words("cli.preview.where", file=entry.file, line=entry.located.line(entry.trail), id=fact.id)
    for _, said in texts(fact):
        yield words("cli.preview.said", say=fill(said, values))
    yield words("cli.preview.mark", mark=words(f"cli.preview.marks.{mark(fact) or 'none'}"))
    if fact.sources and stale(fact.as_of, today):
        yield words("cli.preview.old")
    for source in fact.sources:
        yield _source(library, library.sources.get(source), source)
    if not fact.sources:
        yield words("cli.preview.no-source")


def _source(library: Library, source: Source | None, id: str) -> str:
    words = library.words
    if source is None:
        return words("cli.preview.no-such-source", id=id)
    day = source.date or words("paper.undated")
    kind = words(f"paper.kind.{source.kind}")
    return words("cli.preview.source", publisher=source.publisher, title=source.title, date=day, kind=kind)


def _slots(library: Library, entry: Entry) -> Mapping[str, str]:
    """Words for the placeholders: those of the place and the topic the item stands under."""
    place, region = "unknown", library.root / entry.file
    if entry.file.startswith("regions/"):
        place = next((code for code, path in library.region_files.items() if path == region), place)
        if "cities" in entry.trail:
            city = entry.located.data["cities"][entry.trail[entry.trail.index("cities") + 1]]
            place = str(city["code"])
    parts = {*entry.trail, entry.file.removeprefix("topics/").removesuffix(".yaml")}
    topic = next((topic for topic in library.topic_ids if topic in parts), library.topic_ids[0])
    local = library.local(topic, place)
    return slots(library, local, derive(library, local, {"place": place}))
