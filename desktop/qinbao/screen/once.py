"""A page says the number of the hotline once, beside the bar below it that has it always, and so with 以页面为准."""

from __future__ import annotations

from operator import is_
from typing import Any, TypeVar

import msgspec

from qinbao.content.words import Words
from qinbao.paper.once import Say, once
from qinbao.screen.model import Model
from qinbao.screen.press import Press

M = TypeVar("M", bound=Model)
_FIXED = frozenset(("key", "hotline", "whose", "call", "actions", "ring", "screen", "codes"))
"""Fields of a page that are no sentences of its own, are what a code holds, or are the bar's."""


def said_once(words: Words, model: M) -> M:
    """The same page; each text as it is said after those that stand before it."""
    say = once(words, model.hotline)
    said = {name: _said(getattr(model, name), say) for name in model.__struct_fields__ if name not in _FIXED}
    return msgspec.structs.replace(model, **said)


def _said(part: Any, say: Say) -> Any:
    """``part`` as it is said; itself where it is said as it is, as nearly everything is."""
    if isinstance(part, str):
        return say(part)
    if isinstance(part, tuple):
        pieces = [_said(piece, say) for piece in part]
        return part if all(map(is_, pieces, part)) else tuple(pieces)
    if isinstance(part, msgspec.Struct) and not isinstance(part, Press):
        fields = {}
        for name in part.__struct_fields__:
            was = getattr(part, name)
            if (said := _said(was, say)) is not was:
                fields[name] = said
        return msgspec.structs.replace(part, **fields) if fields else part
    return part
