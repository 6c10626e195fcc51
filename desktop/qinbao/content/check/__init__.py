"""``qinbao check``: everything that can be wrong with ``data/``, one small rule per file.

A rule is a function ``rule(ground) -> Iterator[Trouble]``. Files that cannot be read are reported by the ground itself
and left out of the rest, so one broken file never hides another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from qinbao.content.check import (
    addresses,
    banned,
    blank,
    characters,
    conditions,
    content_date,
    dates,
    ids,
    never,
    one_action,
    overlays,
    pictures,
    placeholders,
    problems,
    punctuation,
    routes,
    sentences,
    sources,
    start_page,
    titles,
    ways,
)
from qinbao.content.check.ground import Ground, survey
from qinbao.content.trouble import Trouble

RULES: tuple[Callable[[Ground], Iterator[Trouble]], ...] = (
    ids.rule,
    sources.rule,
    dates.rule,
    conditions.rule,
    routes.rule,
    ways.rule,
    overlays.rule,
    start_page.rule,
    placeholders.rule,
    pictures.rule,
    problems.rule,
    addresses.rule,
    sentences.rule,
    punctuation.rule,
    banned.rule,
    never.rule,
    blank.rule,
    titles.rule,
    one_action.rule,
    characters.rule,
    content_date.rule,
)


def check(root: Path) -> list[Trouble]:
    """All findings for the data folder ``root``, sorted by file and line."""
    ground = survey(root)
    found = list(ground.troubles)
    for rule in RULES:
        found.extend(rule(ground))
    return sorted(set(found))
