"""Options of every command, and refusals in Chinese."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

import qinbao
from qinbao.cli.request import RequestError
from qinbao.content.library import Library

SHEETS = ("fridge", "steps", "checklist", "card", "qr", "family", "comparison")


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
    parser = _Parser(prog="qinbao", description=words("app.about"), add_help=True, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=qinbao.__version__)
    parser.add_argument("--kiosk", action="store_true", help=words("cli.help.kiosk"))
    parser.add_argument("--config", metavar="FILE", help=words("cli.help.config"))
    parser.add_argument("--diagnose", action="store_true", help=words("cli.help.diagnose"))
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words(f"cli.help.{name}"), allow_abbrev=False)

    def json(option: argparse._ActionsContainer) -> None:
        option.add_argument("--json", action="store_true", help=words("cli.help.json"))

    json(command("topics"))
    questions = command("questions")
    questions.add_argument("topic")
    json(questions)
    places = command("places")
    places.add_argument("query")
    json(places)
    _guide(command("guide"), library)
    _household(command("household"), library)
    _preview(command("preview"), library)
    check = command("check")
    check.add_argument("dir", nargs="?")
    check.add_argument("--stale", action="store_true", help=words("cli.help.stale"))
    check.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD")
    walk = command("walk")
    walk.add_argument("topic", nargs="?")
    command("graph").add_argument("topic")
    leaflet = command("leaflet")
    leaflet.add_argument("--pdf", required=True, metavar="FILE", help=words("cli.help.pdf"))
    leaflet.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))
    _shelf(command("print-shelf"), library)
    return parser.parse_args(argv)


def _guide(guide: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    guide.add_argument("topic")
    guide.add_argument("--place", help=words("cli.help.place"))
    guide.add_argument("--for", dest="relation", metavar="RELATION", help=words("cli.help.for"))
    guide.add_argument("--answer", action="append", default=[], metavar="KEY=VALUE", help=words("cli.help.answer"))
    guide.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))
    _form(guide, library)
    guide.add_argument("--sheet", choices=SHEETS, default=None, help=words("cli.help.sheet"))


def _shelf(shelf: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    shelf.add_argument("--places", required=True, metavar="PLACE,…", help=words("cli.help.shelf-places"))
    shelf.add_argument("--topics", default="all", metavar="TOPIC,…", help=words("cli.help.shelf-topics"))
    shelf.add_argument("--sheets", default="fridge", metavar="SHEET,…", help=words("cli.help.shelf-sheets"))
    shelf.add_argument("--out", required=True, metavar="DIR", help=words("cli.help.shelf-out"))
    shelf.add_argument("--on", type=_day, default=date.today(), metavar="YYYY-MM-DD", help=words("cli.help.on"))


def _household(household: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    pairs = "KEY=VALUE,…"
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


def _form(command: argparse.ArgumentParser, library: Library) -> None:
    words = library.words
    form = command.add_mutually_exclusive_group()
    form.add_argument("--text", action="store_true", help=words("cli.help.text"))
    form.add_argument("--json", action="store_true", help=words("cli.help.json"))
    form.add_argument("--pdf", metavar="FILE", help=words("cli.help.pdf"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None
