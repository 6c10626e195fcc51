"""``qinbao check``: everything that can be wrong with ``data/``, one small rule per file.

A rule is a function ``rule(folder) -> Iterator[Trouble]``. Files that cannot be read are reported by the folder itself
and left out of the rest, so one broken file never hides another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from qinbao.check import (
    addresses,
    banned,
    beside,
    blank,
    changes,
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
from qinbao.check.data_folder import DataFolder, read_folder
from qinbao.content.trouble import Trouble

Rule = Callable[[DataFolder], Iterator[Trouble]]
RULES: tuple[Rule, ...] = (
    ids.rule,
    sources.rule,
    dates.rule,
    conditions.rule,
    routes.rule,
    beside.rule,
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
    changes.rule,
    titles.rule,
    one_action.rule,
    characters.rule,
    content_date.rule,
)


def check(root: Path) -> list[Trouble]:
    """All findings for the data folder ``root``, sorted by file and line."""
    folder = read_folder(root)
    found = list(folder.troubles)
    for rule in RULES:
        found.extend(rule(folder))
    return sorted(set(found))
