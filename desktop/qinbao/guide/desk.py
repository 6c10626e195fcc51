"""What is known of a counter besides its name: each detail once, for paper, text and screen alike."""

from __future__ import annotations

from qinbao.content.fact import Counter, Fact
from qinbao.content.words import Words
from qinbao.guide.model import Desk

DETAILS = tuple(field for field in Counter.__struct_fields__ if field not in Fact.__struct_fields__)
"""Fields of ``Counter`` that only a counter has, in the order in which they are told; ``Desk`` has the same."""


def details(words: Words, desk: Desk) -> tuple[str, ...]:
    """Those that are known, each with its heading word (``counter.FIELD`` in ``words.yaml``)."""
    known = ((field, getattr(desk, field)) for field in DETAILS)
    return tuple(words(f"counter.{field}", value=value) for field, value in known if value)
