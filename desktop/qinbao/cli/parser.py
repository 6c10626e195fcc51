"""Options of every command, and refusals in Chinese."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import NoReturn

import qinbao
from qinbao.cli.request import RequestError
from qinbao.content.library import Library
from qinbao.paper.catalogue import NAMES

_SAYS = {
    "usage: ": "cli.help.usage",
    "positional arguments": "cli.help.given",
    "options": "cli.help.options",
    "show this help message and exit": "cli.help.help",
}
"""What argparse itself says in a help → the words for it."""


class _Parser(argparse.ArgumentParser):
    """argparse that raises instead of printing English and leaving."""

    library: Library

    def error(self, message: str) -> NoReturn:
        del message
        raise RequestError(self.library.words("cli.usage", command=self.prog))


def parse(argv: Sequence[str], library: Library) -> argparse.Namespace:
    """Parse the command line. Raises ``RequestError`` for unknown commands and options."""
    _Parser.library = library
    words = library.words
    # argparse would ask gettext for these, which looks through the disk for a translation that no system has.
    vars(argparse)["_"] = lambda text: words(_SAYS[text]) if text in _SAYS else text
    parser = _Parser(prog="qinbao", description=words("app.about"), add_help=True, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=qinbao.__version__, help=words("cli.help.version"))
    parser.add_argument("--kiosk", action="store_true", help=words("cli.help.kiosk"))
    parser.add_argument("--config", metavar="FILE", help=words("cli.help.config"))
    parser.add_argument("--diagnose", action="store_true", help=words("cli.help.diagnose"))
    parser.set_defaults(command=None)
    # Without ``prog`` argparse writes out its help to begin that of a command with.
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="qinbao")
    # All of them together take longer than reading the guide does, so a command that is named stands alone.
    named = [name for name in argv[:1] if name in _COMMANDS]
    for name in named or _COMMANDS:
        _COMMANDS[name](commands.add_parser(name, help=words(f"cli.help.{name}"), allow_abbrev=False), library)
    # An option between what and FILE would leave FILE over (fixed in Python 3.13).
    return parser.parse_args(sorted(argv, key="--system".__eq__))


def _topics(topics: argparse.ArgumentParser, library: Library) -> None:
    _json(topics, library)


def _questions(questions: argparse.ArgumentParser, library: Library) -> None:
    questions.add_argument("topic")
    _json(questions, library)


def _places(places: argparse.ArgumentParser, library: Library) -> None:
    places.add_argument("query")
    _json(places, library)


def _guide(guide: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    guide.add_argument("topic")
    guide.add_argument("--place", help=words("cli.help.place"))
    guide.add_argument("--for", dest="relation", metavar="RELATION", help=words("cli.help.for"))
    guide.add_argument("--answer", action="append", default=[], metavar="KEY=VALUE", help=words("cli.help.answer"))
    guide.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))
    _form(guide, library).add_argument("--png", metavar="FILE|DIR", help=words("cli.help.pictures"))
    guide.add_argument("--sheet", choices=NAMES, default=None, help=words("cli.help.sheet"))


def _household(household: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    pairs = "KEY=VALUE,..."
    household.add_argument("--me", action="append", default=[], metavar=pairs, help=words("cli.help.me"))
    household.add_argument("--spouse", metavar="yes|no|KEY=VALUE", help=words("cli.help.spouse"))
    household.add_argument("--member", action="append", default=[], metavar=pairs, help=words("cli.help.member"))
    household.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))
    _form(household, library)


def _preview(preview: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    preview.add_argument("what", metavar="TOPIC|FILE|ID", help=words("cli.help.what"))
    preview.add_argument("--place", help=words("cli.help.place"))
    preview.add_argument("--for", dest="relation", metavar="RELATION", help=words("cli.help.for"))
    preview.add_argument("--answer", action="append", default=[], metavar="KEY=VALUE", help=words("cli.help.answer"))
    preview.add_argument("--page", default="verdict", help=words("cli.help.page"))
    preview.add_argument("--png", metavar="FILE", help=words("cli.help.png"))
    preview.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))


def _check(check: argparse.ArgumentParser, library: Library) -> None:
    check.add_argument("dir", nargs="?", help=library.words("cli.help.check-what"))
    check.add_argument("--stale", action="store_true", help=library.words("cli.help.stale"))
    check.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=library.words("cli.help.on"))


def _walk(walk: argparse.ArgumentParser, library: Library) -> None:
    walk.add_argument("topic", nargs="?")
    walk.add_argument("--json", action="store_true", help=library.words("cli.help.json"))


def _graph(graph: argparse.ArgumentParser, library: Library) -> None:
    del library
    graph.add_argument("topic")


def _leaflet(leaflet: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    leaflet.add_argument("--pdf", required=True, metavar="FILE", help=words("cli.help.pdf"))
    leaflet.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))


def _shelf(shelf: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    shelf.add_argument("--places", required=True, metavar="PLACE,...", help=words("cli.help.shelf-places"))
    shelf.add_argument("--topics", default="all", metavar="TOPIC,...", help=words("cli.help.shelf-topics"))
    shelf.add_argument("--sheets", default="fridge", metavar="SHEET,...", help=words("cli.help.shelf-sheets"))
    shelf.add_argument("--out", required=True, metavar="DIR", help=words("cli.help.shelf-out"))
    shelf.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))


def _local(local: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    local.add_argument("what", choices=("list", "export", "merge"), help=words("cli.help.local-what"))
    local.add_argument("file", nargs="?", metavar="FILE", help=words("cli.help.local-file"))
    local.add_argument("data", nargs="?", metavar="DIR", help=words("cli.help.local-data"))


def _pack(pack: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    pack.add_argument("what", choices=("verify", "install", "list", "rollback"), help=words("cli.help.pack-what"))
    pack.add_argument("file", nargs="?", metavar="FILE", help=words("cli.help.pack-file"))
    pack.add_argument("--system", action="store_true", help=words("cli.help.pack-system"))


def _form(command: argparse.ArgumentParser, library: Library) -> argparse._ActionsContainer:
    """In what form the answer is wanted; one of them only."""
    words = library.words
    form = command.add_mutually_exclusive_group()
    form.add_argument("--text", action="store_true", help=words("cli.help.text"))
    _json(form, library)
    form.add_argument("--pdf", metavar="FILE", help=words("cli.help.pdf"))
    return form


def _json(options: argparse._ActionsContainer, library: Library) -> None:
    options.add_argument("--json", action="store_true", help=library.words("cli.help.json"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None


_COMMANDS: dict[str, Callable[[argparse.ArgumentParser, Library], None]] = {
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
    "print-shelf": _shelf,
    "local": _local,
    "pack": _pack,
}
"""Command → what adds its options, in the order of ``--help``."""
