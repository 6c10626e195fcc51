"""Break words into lines without a font at hand: widths are upper bounds for the bundled one, so nothing overflows."""

from __future__ import annotations

import re

_NARROW = frozenset(" ijlIft!'(),-./:;|[]‹›")
_WIDE = frozenset("mwMW@%")
_PIECES = re.compile(r"[0-9A-Za-z@%&+./:_-]+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：！？”’）》」』】…·,.;:!?)")
_NEVER_LAST = frozenset("“‘（《「『【(")


def width(words: str, size: float) -> float:
    """Units ``words`` take at most in one line at ``size``."""
    return sum(map(_em, words)) * size


def wrap(words: str, size: float, room: float) -> tuple[str, ...]:
    """Lines no wider than ``room``; none begins with closing punctuation or ends with opening punctuation.

    A run of Latin letters or digits is kept together unless it, with the bracket before it, is wider than ``room``.
    """
    lines: list[str] = []
    line = ""
    left = _PIECES.findall(words)[::-1]
    while left:
        piece = left.pop()
        if line and width(line + piece, size) > room:
            kept, moved = _split(line, piece)
            lines.append(kept.rstrip())
            line = moved.lstrip()
        if len(piece) > 1 and width(line + piece, size) > room:
            left.extend(reversed(piece))
        else:
            line += piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _split(line: str, piece: str) -> tuple[str, str]:
    """Move the end of ``line`` down as far as punctuation demands; one character always stays."""
    at = len(line)
    first = piece[0]
    while at > 1 and (first in _NEVER_FIRST or line[at - 1] in _NEVER_LAST):
        at -= 1
        first = line[at]
    return (line[:at], line[at:]) if at > 1 or first not in _NEVER_FIRST else (line, "")


def _em(character: str) -> float:
    if character >= "\u2000":
        return 1.0
    if character in _NARROW:
        return 0.45
    return 1.02 if character in _WIDE else 0.78
