"""Which QR codes a guide carries: official addresses, and its steps as short text for the family group.

Text codes hold at most 45 hanzi with full-width punctuation, so that the code stays coarse enough for a cheap phone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qinbao.content.library import Library
from qinbao.content.overlay import NATION
from qinbao.flow.rules import Facts
from qinbao.guide.fill import fill
from qinbao.guide.model import Action, Code

MAX_TEXT = 45


def codes(library: Library, facts: Facts, steps: Sequence[Action], slots: Mapping[str, str]) -> tuple[Code, ...]:
    """Sites for the place, nearest last after the national ones, then the steps as text."""
    chain = facts.within.get("place", frozenset()) | {NATION}
    sites = sorted((site for site in library.sites if site.place in chain), key=lambda site: site.place != NATION)
    found = [
        Code(id=site.id, kind="site", payload=site.url, title=site.name, words=fill(site.say, slots)) for site in sites
    ]
    words = library.words
    parts = texts([step.say for step in steps])
    for number, payload in enumerate(parts, 1):
        title = words("guide.code.steps") if len(parts) == 1 else words("guide.code.part", n=number, m=len(parts))
        found.append(
            Code(id=f"text.{number}", kind="text", payload=payload, title=title, words=words("guide.code.words"))
        )
    return tuple(found)


def texts(sentences: Sequence[str]) -> tuple[str, ...]:
    """Numbered sentences packed into as few texts of at most 45 characters as their order allows.

    A sentence too long for a text of its own is left out: half a step would mislead.
    """
    packed: list[str] = []
    for number, sentence in enumerate(sentences, 1):
        piece = f"{number}、{sentence.rstrip('。')}。"
        if len(piece) > MAX_TEXT:
            continue
        if packed and len(packed[-1]) + len(piece) <= MAX_TEXT:
            packed[-1] += piece
        else:
            packed.append(piece)
    return tuple(packed)
