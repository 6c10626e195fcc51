"""The words of a guide or a sheet as plain text, for terminals, screen readers and chat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from qinbao.content.fact import Source
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.desk import details
from qinbao.guide.model import Action, Desk, Guide, Item, Line, Myth, Number, Query, Way
from qinbao.guide.sections import told
from qinbao.paper.marks import ahead, marked
from qinbao.paper.once import once


def text(library: Library, guide: Guide, sheet: str | None = None) -> str:
    """All words of the guide, or of one sheet, in reading order.

    Raises ``PaperError`` for an unknown sheet and where a code cannot be made.
    """
    if sheet is not None:
        from qinbao.paper.twin import twin

        return twin(library, guide, sheet)
    words = library.words
    say = once(words, guide.hotline, numbers=2)
    blocks = (_head(words, guide), *_body(words, guide))
    said = [[say(line) for line in block] for block in blocks]
    return "\n\n".join("\n".join(block) for block in (*said, _sources(words, guide.sources)) if block)


def _head(words: Words, guide: Guide) -> list[str]:
    where = guide.rules_of.name if guide.rules_of else words("paper.nation")
    head = [guide.title, words("paper.dot").join(part for part in (where, guide.channel, guide.official) if part)]
    if guide.freshness.say:
        head.append(guide.freshness.say)
    head += (_call(words, call) for call in guide.calls)
    head.append(words("paper.text.hotline", hotline=guide.hotline))
    return head


def _call(words: Words, call: Number) -> str:
    said = words("paper.text.call", say=call.say, number=call.number)
    return words("paper.text.noted", say=said, note=call.note) if call.note else said


def _body(words: Words, guide: Guide) -> Iterator[list[str]]:
    for section in told("text"):
        if section.name == "verdict":
            reasons = (marked(words, guide, reason) for reason in guide.verdict.reasons)
            yield [words("paper.text.verdict", title=guide.verdict.title), *reasons]
        elif write := _WRITTEN.get(section.name):
            yield _headed(words(section.heading), write(words, guide))
        else:
            yield _headed(words(section.heading), (_item(words, guide, line) for line in guide.lines(section.name)))


def _headed(heading: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [heading, *found] if found else []


def _item(words: Words, guide: Guide, line: Line) -> str:
    say = marked(words, guide, line)
    return words("paper.text.titled", title=line.title, say=say) if line.title else words("paper.text.item", say=say)


def _numbered(words: Words, guide: Guide) -> Iterator[str]:
    for number, line in enumerate(guide.order, 1):
        title = words("paper.text.step", n=number, say=line.title or "")
        yield title
        yield words("paper.text.more", say=marked(words, guide, line))


def _document(words: Words, guide: Guide, item: Item) -> str:
    say = words("paper.text.item", say=marked(words, guide, item))
    return words("paper.text.noted", say=say, note=item.note) if item.note else say


def _step(words: Words, guide: Guide, step: Action) -> Iterator[str]:
    if before := ahead(words, guide, step):
        yield before
    yield words("paper.text.step", n=step.number, say=marked(words, guide, step))
    if step.detail:
        yield words("paper.text.more", say=step.detail)
    if step.see:
        yield words("paper.text.see", say=step.see)
    if step.stuck:
        yield words("paper.text.stuck", say=step.stuck)


def _myth(words: Words, guide: Guide, myth: Myth) -> Iterator[str]:
    yield words("paper.text.claim", claim=myth.claim)
    yield words("paper.text.fact", say=marked(words, guide, myth))


def _way(words: Words, guide: Guide, way: Way) -> str:
    said = marked(words, guide, way)
    return words("paper.text.way", name=way.name, say=said, path=way.path or "").rstrip()


def _ask(words: Words, ask: Query) -> str:
    room = "".join(words("paper.ask.box", say=box) for box in ask.boxes) or words("paper.ask.line")
    return words("paper.text.item", say=ask.say) + room.rstrip()


def _desk(words: Words, guide: Guide, desk: Desk) -> str:
    said = (marked(words, guide, desk), *details(words, desk))
    return words("paper.text.item", say=words("paper.comma").join(said))


def _codes(words: Words, guide: Guide) -> Iterator[str]:
    for code in guide.qr:
        if code.kind == "site":  # what the others say in words stands above
            yield words("paper.text.code", title=code.title, words=code.words, payload=code.payload)


def _sources(words: Words, sources: Sequence[Source]) -> list[str]:
    def line(source: Source) -> str:
        date = source.date or words("paper.undated")
        kind = words(f"paper.kind.{source.kind}")
        return words("paper.text.source", publisher=source.publisher, title=source.title, date=date, kind=kind)

    return [*_headed(words("paper.section.sources"), map(line, sources)), words("paper.unofficial.long")]


_WRITTEN: Mapping[str, Callable[[Words, Guide], Iterable[str]]] = {
    "documents": lambda words, guide: (_document(words, guide, item) for item in guide.documents),
    "steps": lambda words, guide: (line for step in guide.steps for line in _step(words, guide, step)),
    "asks": lambda words, guide: (_ask(words, ask) for ask in guide.asks),
    "order": _numbered,
    "corrections": lambda words, guide: (line for myth in guide.corrections for line in _myth(words, guide, myth)),
    "ways": lambda words, guide: (_way(words, guide, way) for way in guide.ways),
    "counters": lambda words, guide: (_desk(words, guide, desk) for desk in guide.counters),
    "codes": _codes,
}
"""Sections with more to a sentence than a line; all others are lists."""
