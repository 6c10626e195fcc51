"""``python -m qinbao.check.trial``: whether content may be used by this program; says it by the exit code.

Run by what installs packs, in a process that may take neither long nor much memory and writes nothing. It loads what it
needs, then it is told the folder on its input.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from qinbao.check import RULES, Rule, never
from qinbao.check.data_folder import read_folder
from qinbao.content.library import Library

_SECONDS = 60
_MEMORY = 2**30


def limited() -> None:
    """No more time, memory and files than content could ever need; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def usable(root: Path) -> bool:
    """Whether ``check`` has nothing to say, and every word the program uses is there."""
    folder = read_folder(root)

    def silent(*rules: Rule) -> bool:
        return not any(trouble for rule in rules for trouble in rule(folder))

    # What can never be takes longer to find than all the rest, so it is looked for in two halves.
    rest = (rule for rule in RULES if rule is not never.rule)
    halves = (partial(never.rule, share=slice(nth, None, 2)) for nth in range(2))
    return (
        not folder.troubles
        and Library().words.flat.keys() <= Library(root).words.flat.keys()
        and at_once(partial(silent, next(halves)), partial(silent, *rest, next(halves)))
    )


def at_once(here: Callable[[], bool], there: Callable[[], bool]) -> bool:
    """Whether both say yes; asked at the same time where the system can copy this process."""
    if sys.platform == "win32":
        return here() and there()
    copy = os.fork()
    if copy == 0:
        try:
            os._exit(0 if there() else 1)
        finally:
            os._exit(1)  # whatever happened, nothing of the original is done twice
    said = here()
    return os.waitpid(copy, 0)[1] == 0 and said


if __name__ == "__main__":
    limited()
    gc.disable()  # the process ends with its answer: nothing is worth being looked through for garbage
    told = sys.stdin.buffer.read()
    raise SystemExit(0 if told and usable(Path(os.fsdecode(told))) else 1)
