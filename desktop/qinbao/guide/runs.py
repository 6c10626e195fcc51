"""Neighbouring actions that all have to be verified: said once for all of them, with their numbers, before the first.

A way in that stands on one weak source is as weak at every button. The same mark on each of them, even on 打开“微信”,
would be read as noise, and a single weak line among surer ones would no longer stand out.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec.structs import replace

from qinbao.guide.model import Action


def in_runs(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The same actions; those of a run of two or more to be verified know its first and last number."""
    told: list[Action] = []
    for told_once, group in groupby(actions, key=_ground):
        run = list(group)
        if told_once and len(run) > 1:
            ends = (run[0].number, run[-1].number)
            run = [replace(action, run=ends) for action in run]
        told += run
    return tuple(told)


def _ground(action: Action) -> object:
    """What one sentence can say of an action and its neighbours; nothing where each speaks for itself."""
    return action.heard or ("verify" if action.mark == "verify" else None)
