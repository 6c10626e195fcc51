"""A step is one action: what comes next is a step of its own, and only hints stand in its detail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.content.messages import message
from qinbao.content.route import RouteStep
from qinbao.content.trouble import Trouble

_CLAUSE = re.compile(r"[，。；：]")
_QUOTED = re.compile(r"“[^”]*”")


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Steps that ask the hand for two things; its verbs stand in ``check.yaml``."""
    begins = re.compile(message("hand-words"))
    for entry, step in folder.all(RouteStep):
        if step.say and hands(step.say, begins) > 1:
            yield entry.trouble("two-actions", "say", start=step.say[:8])


def hands(said: str, begins: re.Pattern[str]) -> int:
    """How many clauses of a sentence begin with something the hand has to do; quoted words are not counted."""
    clauses = _CLAUSE.split(_QUOTED.sub('""', said))
    return sum(begins.match(clause.strip()) is not None for clause in clauses)
