"""How certain a sentence is, said beside it: only where it matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from qinbao.content.words import Words
from qinbao.guide.model import Action, Item, Line

if TYPE_CHECKING:
    from qinbao.content.heard import Heard

_MAY_CHANGE = re.compile(r"(?<!\d)\d{1,4}(?!\d)|(?<!：)“")
"""A number, or the words on a button; behind a colon stands what a person says."""
_DIALLED = re.compile(r"\d{3,4}-\d{5,}")
_NUMBER = r" ?(\d{3,4}-)?\d{3,5}(?!\d)"
"""What is dialled, behind the word for it."""
_SENTENCE = r"[^。！？]*[。！？]?"
"""Compiled by who needs it first: sets of hanzi take long."""


class Reachable(Protocol):
    """Whatever names a number to call: a guide, or one relative's row of a plan."""

    @property
    def hotline(self) -> str:
        """0571-12393."""


def marked(words: Words, guide: Reachable, line: Line) -> str:
    """The sentence with what another source says and with its mark, if it needs one.

    以页面为准 is added only where a number or a menu could change, never for one to dial; a sentence that already says
    what rules (以当地为准) is not told twice.
    """
    said = whole(words, line)
    if call := phoned(words, line):
        return said + _aside(words, call)
    if mark := doubt(words, guide, line):
        return said + _aside(words, mark)
    changing = _MAY_CHANGE.search(_DIALLED.sub("", said))
    if line.mark == "page" and changing and words("paper.mark.rules") not in said:
        return said + _aside(words, words("paper.mark.page"))
    return said


def stated(words: Words, guide: Reachable, line: Line) -> dict[str, str]:
    """``say`` and ``mark`` for a sheet, whose foot says 以页面为准 once for all; a mark only where there is doubt.

    The number to call stands on the same sheet.
    """
    call = phoned(words, line)
    mark = words("paper.mark.short") if doubt(words, guide, line) else _aside(words, call) if call else ""
    return {"say": whole(words, line), "mark": mark}


def phoned(words: Words, line: Line) -> str:
    """Who was rung and when, for a sentence that was written down on this computer; empty for every other.

    Empty too for an action of a run: ``ahead`` speaks for all of it. What is stale is told with its year.
    """
    if line.heard is None or (isinstance(line, Action) and line.run):
        return ""
    return words("paper.mark.heard", day=_day(words, line), number=line.heard.number)


def rung(words: Words, heard: Heard) -> str:
    """Who was rung and on which day of which year, for a whole record."""
    return words("paper.mark.heard", day=_spelled(words, "day-old", heard.day), number=heard.number)


def _day(words: Words, line: Line) -> str:
    return _spelled(words, "day-old" if line.stale else "day", line.heard.day if line.heard else "")


def _spelled(words: Words, key: str, day: str) -> str:
    year, month, of_month = day.split("-")
    return words(f"paper.mark.{key}", year=year, month=int(month), day=int(of_month))


def whole(words: Words, line: Line) -> str:
    """The sentence and what another source says; after a mere name (户口本) that stands in brackets."""
    if not line.conflict:
        return line.say
    if line.say.endswith(words("glue.stop")):
        return line.say + line.conflict
    return line.say + _aside(words, line.conflict)


def _aside(words: Words, said: str) -> str:
    """A sentence in brackets."""
    return words("paper.mark.aside", said=said.removesuffix(words("glue.stop")))


def doubt(words: Words, guide: Reachable, line: Line) -> str:
    """A sentence on what is low or conflicting; empty where there is none or its own words say whom to ring.

    Empty too for an action of a run: ``ahead`` speaks for all of it.
    """
    if isinstance(line, Action) and line.run:
        return ""
    told = f"{line.say}{line.note or ''}" if isinstance(line, Item) else line.say
    if (
        line.heard
        or line.mark != "verify"
        or guide.hotline in told
        or re.search(words("paper.mark.ring") + _NUMBER, told)
    ):
        return ""
    return words("paper.mark.verify", hotline=guide.hotline)


def ahead(words: Words, guide: Reachable, action: Action, key: str = "run") -> str | None:
    """What is said before the first action of a run that has to be verified, with the numbers it holds for.

    ``key``: ``run-short`` where the number to call stands on the same sheet.
    """
    if action.run is None or action.number != action.run[0]:
        return None
    first, last = action.run
    if action.heard:
        day = _day(words, action)
        return words("paper.mark.run-heard", first=first, last=last, day=day, number=action.heard.number)
    return words(f"paper.mark.{key}", first=first, last=last, hotline=guide.hotline)


def numbered(words: Words, guide: Reachable, action: Action) -> dict[str, str | None]:
    """An action for a sheet, with its number and, where a run begins, what holds for all of that."""
    before = ahead(words, guide, action, "run-short")
    return {"ahead": before, "number": str(action.number), **stated(words, guide, action)}


def on_paper(words: Words, said: str | None) -> str | None:
    """``said`` without sentences that send the reader to a button of the program, which paper does not have."""
    if not said or (button := words("paper.screen-button")) not in said:
        return said
    return "".join(part for part in re.findall(_SENTENCE, said) if button not in part) or None
