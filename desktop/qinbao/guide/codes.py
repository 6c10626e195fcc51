"""Which QR codes a guide carries: official addresses; its steps and the hotline as short text for the family group.

Text codes hold at most 45 hanzi with full-width punctuation, so that the code stays coarse enough for a cheap phone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

from qinbao.content.library import Library
from qinbao.content.overlay import NATION
from qinbao.content.words import Words
from qinbao.flow.rules import RULES_OF, Facts
from qinbao.guide.fill import fill
from qinbao.guide.model import Action, Code, Number

MAX_TEXT = 45
"""Hanzi in a text code; more would make it too fine for the smallest use (see ``paper.qr``)."""
MAX_ADDRESS = 60
"""Characters in an address, for the same reason."""
_HOTLINE = r"(?:0\d{2,3}[-－]?)?12393"
_BETWEEN_DIGITS = r"(?<=\d)[\s.\-－—]+(?=\d)"
_LONG_NUMBER = r"\d{7,}"
Refusal = Literal["address", "long", "colon", "number"]


def codes(
    library: Library, facts: Facts, steps: Sequence[Action], slots: Mapping[str, str], calls: Sequence[Number] = ()
) -> tuple[Code, ...]:
    """Sites for the place whose rules hold, nearest last, then the steps as text, then whom to call.

    ``calls``: whom to ring before the 医保 hotline; the code names the first.
    """
    chain = facts.within.get(RULES_OF, frozenset()) | {NATION}
    sites = sorted((site for site in library.sites if site.place in chain), key=lambda site: site.place != NATION)
    found = [
        Code(id=site.id, kind="site", payload=site.url, title=site.name, words=fill(site.say, slots)) for site in sites
    ]
    words = library.words
    parts = texts(words, [step.say for step in steps])
    for number, payload in enumerate(parts, 1):
        title = words("guide.code.steps") if len(parts) == 1 else words("guide.code.part", n=number, m=len(parts))
        found.append(
            Code(id=f"text.{number}", kind="text", payload=payload, title=title, words=words("guide.code.words"))
        )
    call, title = words("guide.code.call", hotline=slots["hotline"]), words("guide.code.hotline")
    for first in calls[:1]:
        call = words("guide.code.first", say=first.say, number=first.number, hotline=slots["hotline"])
        title = words("guide.code.numbers")
    found.append(Code(id="text.call", kind="text", payload=call, title=title, words=words("guide.code.words")))
    return tuple(found)


def texts(words: Words, sentences: Sequence[str]) -> tuple[str, ...]:
    """Numbered sentences packed into as few texts of at most 45 characters as their order allows.

    None at all where a sentence is too long for a text of its own: steps with a hole in them would mislead.
    """
    packed: list[str] = []
    stop, ends = words("glue.stop"), tuple(words("glue.ends").split())
    for number, sentence in enumerate(sentences, 1):
        piece = words("glue.numbered", n=number, say=sentence if sentence.endswith(ends) else sentence + stop)
        if len(piece) > MAX_TEXT:
            return ()
        if packed and len(packed[-1]) + len(piece) <= MAX_TEXT:
            packed[-1] += piece
        else:
            packed.append(piece)
    return tuple(packed)


def refused(code: Code, addresses: Collection[str]) -> Refusal | None:
    """Why this may not become a code; none where it may.

    Only listed official addresses; no text with an ASCII colon (phones take it for an address scheme), no long number
    (it could be somebody's), nothing too long. ``addresses``: the listed ones.
    """
    payload = code.payload
    if code.kind == "site":
        if payload not in addresses or not official(payload):
            return "address"
        return "long" if len(payload) > MAX_ADDRESS or not payload.isascii() else None
    if not payload or len(payload) > MAX_TEXT:
        return "long"
    if ":" in payload or "//" in payload:
        return "colon"
    return "number" if re.search(_LONG_NUMBER, re.sub(_BETWEEN_DIGITS, "", re.sub(_HOTLINE, "", payload))) else None


def official(address: str) -> bool:
    """Whether an address is a plain https page of the government domain: no query, no user, no port."""
    try:
        parts = urlsplit(address)
        plain = not (parts.query or parts.username or parts.port)
    except ValueError:
        return False
    return parts.scheme == "https" and (parts.hostname or "").endswith(".gov.cn") and plain
