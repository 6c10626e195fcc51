"""Which QR codes a guide carries: official addresses; its steps and the hotline as short text for the family group.

Text codes hold at most 45 hanzi with full-width punctuation, so that the code stays coarse enough for a cheap phone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qinbao.content.library import Library
from qinbao.content.overlay import NATION
from qinbao.flow.rules import RULES_OF, Facts
from qinbao.guide.fill import fill
from qinbao.guide.model import Action, Code, Number

MAX_TEXT = 45
STOPS = ("。", "。”", "？”")
"""How a sentence may end by itself."""


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
    parts = texts([step.say for step in steps])
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


def texts(sentences: Sequence[str]) -> tuple[str, ...]:
    """Numbered sentences packed into as few texts of at most 45 characters as their order allows.

    None at all where a sentence is too long for a text of its own: steps with a hole in them would mislead.
    """
    packed: list[str] = []
    for number, sentence in enumerate(sentences, 1):
        piece = f"{number}、{sentence}" if sentence.endswith(STOPS) else f"{number}、{sentence}。"
        if len(piece) > MAX_TEXT:
            return ()
        if packed and len(packed[-1]) + len(piece) <= MAX_TEXT:
            packed[-1] += piece
        else:
            packed.append(piece)
    return tuple(packed)
