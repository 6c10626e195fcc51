"""What every sheet carries: whose town, which matter, how old the facts are, whom to call, and the warning.

A sheet's model is a nest of dicts and lists in reading order. Every text in it is printed, except below the keys of
``SILENT``; so the model is also the plain twin of the sheet.
"""

from __future__ import annotations

from typing import Any

import msgspec

from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.freshness import spoken
from qinbao.guide.model import Code, Freshness, Guide
from qinbao.paper.marks import marked, stated
from qinbao.paper.qr import Use, module, symbol

Model = dict[str, Any]
MYTHS = 1
"""Popular errors a sheet has room for."""
SILENT = frozenset({"document", "svg", "mm", "kind", "alt", "again"})


def frame(library: Library, guide: Guide, sheet: str, body: Model, title: str | None = None) -> Model:
    """The model of ``sheet``: head, notice, ``body``, hotline, warning and foot around it.

    ``title``: large words at the top, where they are not the matter's own.
    """
    words = library.words
    name = words("paper.title", sheet=words(f"paper.sheet.{sheet}"), topic=guide.title, city=city(words, guide))
    return {
        "document": {"title": name, "on": guide.on},
        "head": {"title": title or guide.title, "sub": _sub(words, guide, sheet)},
        "notice": _notice(words, guide),
        **body,
        "strip": words("paper.strip"),
        "foot": {
            "place": _place_line(words, guide, sheet),
            "date": dated(library, date(words, guide)),
        },
    }


def dated(library: Library, ages: str) -> str:
    """The last line of a sheet: how old its facts are, from which version of the content, and that it is unofficial."""
    words, version = library.words, library.changes.version
    told = (words("paper.version", version=version),) if version else ()
    return words("paper.dot").join((ages, *told, words("paper.unofficial.short")))


def city(words: Words, guide: Guide) -> str:
    """The town in short, or 全国."""
    return guide.rules_of.city if guide.rules_of else words("paper.nation")


def barred(guide: Guide) -> bool:
    """Whether the matter cannot be done this way.

    Its steps then say what to do instead; what to bring and how it is used afterwards would mislead.
    """
    return guide.verdict.answer == "no"


def date(words: Words, guide: Guide) -> str:
    """How old the facts of a guide are."""
    return span(words, guide.freshness)


def span(words: Words, fresh: Freshness) -> str:
    """How old facts are: plainly that some are old, or the month of the oldest where none is."""
    if fresh.say:
        return fresh.say.removesuffix(words("glue.stop"))
    return words("paper.date.one", oldest=spoken(fresh.oldest, words)) if fresh.oldest else words("paper.date.none")


def hotline(words: Words, guide: Guide, key: str) -> Model:
    """The number to call with the sentence before it (``paper.call.KEY``).

    Where others come first, the first of those is the large one, and the hotline the last of ``more``.
    """
    if not guide.calls:
        note = words("paper.call.area") if "-" not in guide.hotline else None
        return {"say": words(f"paper.call.{key}"), "number": {"large": guide.hotline}, "note": note, "more": []}
    last = {"say": words("paper.call.then"), "number": {"large": guide.hotline}, "note": None}
    first, *more = ({"say": call.say, "number": {"large": call.number}, "note": call.note} for call in guide.calls)
    return {**first, "more": [*more, last]}


def myths(words: Words, guide: Guide) -> list[Model]:
    """What is said on the net and does harm, with what is so instead: a few, for paper has little room."""
    dangerous = [] if barred(guide) else [myth for myth in guide.corrections if myth.danger][:MYTHS]
    return [
        {
            "title": words("correction.claim", claim=myth.claim),
            **stated(words, guide, msgspec.structs.replace(myth, say=words("correction.fact", say=myth.say))),
        }
        for myth in dangerous
    ]


def drawn(library: Library, code: Code, use: Use, space: float) -> Model:
    """A proven code as vector picture with module size for a square of ``space`` mm; raises ``PaperError``."""
    made = symbol(code, use, frozenset(site.url for site in library.sites))
    size = module(made, use, space)
    return {"svg": made.svg(), "mm": round(size * made.modules, 2), "alt": f"{code.title} {code.payload}"}


def address(code: Code) -> list[str]:
    """A site's address as people read it, in pieces between which a line may break."""
    bare = code.payload.removeprefix("https://").rstrip("/")
    pieces = [f"{piece}." for piece in bare.split(".")]
    return [*pieces[:-1], pieces[-1].removesuffix(".")]


def _sub(words: Words, guide: Guide, sheet: str) -> str:
    parts: tuple[str, ...] = (city(words, guide), guide.channel, guide.official)
    if sheet == "qr":
        parts = (city(words, guide), words("paper.qr.only"))
    elif f"paper.sub.{sheet}" in words:
        parts = (city(words, guide), guide.title, words(f"paper.sub.{sheet}"))
    return words("paper.dot").join(part for part in parts if part)


def _notice(words: Words, guide: Guide) -> Model | None:
    """Anything but a plain yes must stand above all else."""
    if guide.verdict.answer == "yes":
        return None
    reasons = guide.verdict.reasons if barred(guide) else guide.verdict.reasons[:1]
    return {"title": guide.verdict.title, "say": [marked(words, guide, reason) for reason in reasons]}


def _place_line(words: Words, guide: Guide, sheet: str) -> list[str]:
    if sheet == "fridge":
        return [words("paper.page-rules")]
    first = [words("paper.call.foot", number=call.number) for call in guide.calls[:1]]
    return [city(words, guide), guide.title, *first, guide.hotline, words("paper.mark.page")]
