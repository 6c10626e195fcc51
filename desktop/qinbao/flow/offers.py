"""What a question offers here: for ``channel`` the ways of this place by their names, then the kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.route import Route
from qinbao.content.topic import Option, Question
from qinbao.content.words import Words
from qinbao.flow.route_choice import COUNTER, HOSTS, LOCAL, choose, ways
from qinbao.flow.rules import UNKNOWN, Facts, holds


def offered(library: Library, local: Local, question: Question, facts: Facts) -> tuple[Option, ...]:
    """The answers to choose from, best first. A way's value is its route's id."""
    options = listed(question, facts)
    if question.id != "channel" or not local.topic.routes:
        return options
    own = own_ways(local, facts)
    return (*_named(library.words, own), *_kinds(library.words, local, facts, options, own))


def listed(question: Question, facts: Facts) -> tuple[Option, ...]:
    """The answers of the question itself that a page offers with what is known."""
    return tuple(option for option in question.options if option.listed and holds(option.when, facts))


def own_ways(local: Local, facts: Facts) -> list[Route]:
    """The ways on the phone that are this place's own, best known first; each can be chosen by its name."""
    return [way for way in ways(local, facts) if way.id in local.layers and way.within != COUNTER]


def _named(words: Words, own: Sequence[Route]) -> Iterator[Option]:
    """Each by its name; where it is to be found is said once, unless that is what tells two of them apart."""
    short = [_name(words, way, way.name.partition(words("glue.aside"))[0]) for way in own]
    for way, say in zip(own, short, strict=True):
        alone = way.within in HOSTS and short.count(say) == 1
        yield Option(
            value=way.id,
            say=say if alone else _name(words, way, way.name),
            note=words(f"offer.known.{way.known}"),
        )


def _name(words: Words, way: Route, name: str) -> str:
    return words(f"offer.in.{way.within}", name=name) if way.within in HOSTS else name


def _kinds(words: Words, local: Local, facts: Facts, options: tuple[Option, ...], own: list[Route]) -> Iterator[Option]:
    """The kinds that lead elsewhere than to a way named already; each where nothing is on file says so."""
    for option in options:
        route = choose(local, facts, option.value)
        if option.value in (COUNTER, UNKNOWN):
            yield option
        elif route is None or route.known == "general":
            if not (option.value == LOCAL and own):
                yield replace(option, note=words("offer.none"))
        elif route not in own:
            yield option
