"""``python -m qinbao.check.trial DIR``: whether content may be used by this program; says it by the exit code.

Run by what installs packs, in a process that may take neither long nor much memory and writes nothing.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

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
    from qinbao.check import check
    from qinbao.content.library import Library

    return not check(root) and Library().words.flat.keys() <= Library(root).words.flat.keys()


if __name__ == "__main__":
    limited()
    gc.disable()  # the process ends with its answer: nothing is worth being looked through for garbage
    raise SystemExit(0 if usable(Path(sys.argv[1])) else 1)
