"""``qinbao print-shelf``: blank sheets for a whole region, ready for a service centre's shelf."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from qinbao.cli import request
from qinbao.content.library import Library
from qinbao.content.place import Place
from qinbao.paper.catalogue import PRINTED
from qinbao.paper.errors import PaperError
from qinbao.paper.plan import plan
from qinbao.paper.shelf import Outcome, fill

ALL = "all"
_WIDTH = 30


def run(options: Namespace, library: Library) -> int:
    """Fill the shelf; exit code 1 if a sheet could not be made, 130 after Ctrl-C with all files whole."""
    words = library.words
    wanted = plan(
        library, _places(library, options.places), _topics(library, options.topics), _sheets(library, options.sheets)
    )
    try:
        outcome = fill(library, wanted, Path(options.out), options.on, _bar, workers=os.cpu_count() or 2)
    except PaperError as error:
        raise request.OutputError(words(error.key, **error.fields)) from None
    except KeyboardInterrupt:
        print(f"\n{words('cli.shelf.stopped')}", file=sys.stderr)
        raise
    return _report(library, outcome, options.out)


def _report(library: Library, outcome: Outcome, out: str) -> int:
    words = library.words
    for failure in outcome.failures:
        why = words(failure.key, **failure.fields)
        print(words("cli.shelf.failed", file=failure.task.file, why=why), file=sys.stderr)
    print(words("cli.shelf.done", made=outcome.made, kept=outcome.kept, path=out))
    return 1 if outcome.failures else 0


def _bar(done: int, total: int) -> None:
    """A line that redraws itself on a terminal; silent in a pipe."""
    if not sys.stderr.isatty():
        return
    filled = _WIDTH * done // max(total, 1)
    end = "\n" if done == total else ""
    print(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _places(library: Library, given: str) -> tuple[Place, ...]:
    if given == ALL:
        return library.places.provinces()
    return tuple(request.place(library, name) for name in given.split(","))


def _topics(library: Library, given: str) -> tuple[str, ...]:
    return library.topic_ids if given == ALL else tuple(request.topic(library, name) for name in given.split(","))


def _sheets(library: Library, given: str) -> tuple[str, ...]:
    if given == ALL:
        return PRINTED
    return tuple(request.one_of(library, name, PRINTED, "cli.unknown.sheet") for name in given.split(","))
