"""Every sentence names sources that exist; what has none admits it by saying whom to ask, or is common sense."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.fact import Fact, Source
from qinbao.content.route import Part, RouteStep
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Unknown source ids, sources nothing stands on, and confidence claimed without a source to stand on."""
    if not folder.known("sources.yaml"):
        return
    known = {source.id: source for _, source in folder.all(Source)}
    facts: list[tuple[Entry, Fact | Part | RouteStep]]
    facts = [*folder.all(Fact), *folder.all(Part), *folder.all(RouteStep)]
    for entry, fact in facts:
        for source in fact.sources:
            if source not in known:
                yield entry.trouble("source-unknown", "sources", source=source)
        found = [known[source] for source in fact.sources if source in known]
        if fact.confidence == "high" and found and all(source.kind == "third_party" for source in found):
            yield entry.trouble("confidence-too-high", "confidence")
        if fact.as_of and not fact.sources:
            yield entry.trouble("date-without-source", "as_of")
    if folder.troubles:
        return  # what stands on a source may stand in the file that could not be read
    used = {source for _, fact in facts for source in fact.sources}
    for entry, known_source in folder.all(Source):
        if known_source.id not in used:
            yield entry.trouble("source-unused", "id", id=known_source.id)
