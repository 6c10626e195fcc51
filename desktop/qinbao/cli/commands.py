"""Every command by its name.

Each function loads its command's module when it is called, so that `qinbao places` never waits for what draws sheets.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from qinbao.content.library import Library


def _topics(options: Namespace, library: Library) -> int:
    from qinbao.cli.topics import run

    return run(options, library)


def _questions(options: Namespace, library: Library) -> int:
    from qinbao.cli.questions import run

    return run(options, library)


def _places(options: Namespace, library: Library) -> int:
    from qinbao.cli.places import run

    return run(options, library)


def _guide(options: Namespace, library: Library) -> int:
    from qinbao.cli.guide import run

    return run(options, library)


def _household(options: Namespace, library: Library) -> int:
    from qinbao.cli.household import run

    return run(options, library)


def _preview(options: Namespace, library: Library) -> int:
    from qinbao.cli.preview import run

    return run(options, library)


def _check(options: Namespace, library: Library) -> int:
    from qinbao.cli.check import run

    return run(options, library)


def _walk(options: Namespace, library: Library) -> int:
    from qinbao.cli.walk import run

    return run(options, library.shipped())


def _graph(options: Namespace, library: Library) -> int:
    from qinbao.cli.graph import run

    return run(options, library)


def _leaflet(options: Namespace, library: Library) -> int:
    from qinbao.cli.leaflet import run

    return run(options, library)


def _print_shelf(options: Namespace, library: Library) -> int:
    from qinbao.cli.print_shelf import run

    return run(options, library)


def _local(options: Namespace, library: Library) -> int:
    from qinbao.cli.local import run

    return run(options, library)


def _pack(options: Namespace, library: Library) -> int:
    from qinbao.cli.pack import run

    return run(options, library)


COMMANDS: dict[str, Callable[[Namespace, Library], int]] = {
    "topics": _topics,
    "questions": _questions,
    "places": _places,
    "guide": _guide,
    "household": _household,
    "preview": _preview,
    "check": _check,
    "walk": _walk,
    "graph": _graph,
    "leaflet": _leaflet,
    "print-shelf": _print_shelf,
    "local": _local,
    "pack": _pack,
}
"""Command → what runs it: options as parsed and the content, to the exit code."""
