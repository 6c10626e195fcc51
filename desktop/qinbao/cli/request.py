"""What a person asked for on the command line, turned into ids; wrong requests become one Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qinbao.content.library import Library
from qinbao.content.place import Place
from qinbao.content.topic import Question
from qinbao.flow.rules import Facts, holds


class RequestError(Exception):
    """A wrong request (exit code 2); the text is the sentence to show."""


class OutputError(Exception):
    """Output that cannot be written (exit code 1); the text is the sentence to show."""


class StartError(Exception):
    """A window that cannot open (exit code 1); the text is the sentence to show."""


class OpenAlreadyError(StartError):
    """A window is open and was brought forward: it can be seen, and needs no word beside it."""


def topic(library: Library, wanted: str) -> str:
    """The topic's id; raises ``RequestError`` with the nearest ids."""
    return one_of(library, wanted, library.topic_ids, "cli.unknown.topic")


def place(library: Library, wanted: str) -> Place:
    """The place meant by a name, pinyin, initials, alias or code; raises ``RequestError`` with the nearest names."""
    found = library.places.find(wanted)
    if found is not None:
        return found
    near = library.places.search(wanted, limit=5) or library.places.nearest(wanted)
    names = library.words("cli.or").join(library.places.label(candidate) for candidate in near)
    key = "cli.unknown.place" if names else "cli.unknown.place-at-all"
    raise RequestError(library.words(key, given=wanted, near=names))


def answers(library: Library, wanted: str, pairs: Sequence[str], given: Mapping[str, str | None]) -> dict[str, str]:
    """Answers by question id, values checked against the questions of topic ``wanted`` and all shared ones."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise RequestError(library.words("cli.answer-form", given=pair))
        question = library.questions.get(key.strip())
        if question is None:
            one_of(library, key.strip(), library.questions, "cli.unknown.question")
            continue
        found[question.id] = _value(library, question, value.strip(), wanted)
    for key, value_given in given.items():
        if value_given is not None:
            found[key] = _value(library, library.questions[key], value_given, wanted)
    _refuse_out_of_place(library, wanted, found)
    return found


def _refuse_out_of_place(library: Library, topic: str, found: Mapping[str, str]) -> None:
    """Raises ``RequestError`` for an answer that its question does not give in this matter, or after the others."""
    known = Facts({**found, "topic": topic})
    for question in (library.questions[key] for key in found):
        given = [option.value for option in question.options if holds(option.when, known)]
        if any(option.value == found[question.id] and option.value not in given for option in question.options):
            one_of(library, found[question.id], given, "cli.unknown.answer", question.id)


def _value(library: Library, question: Question, value: str, topic: str) -> str:
    if question.kind == "place":
        return value if value == "unknown" else place(library, value).code
    if question.id == "channel" and "." in value and topic in library.topic_ids:
        return value  # a route's own id: where it is not on file for the place, the guide says what is
    return one_of(library, value, [option.value for option in question.options], "cli.unknown.answer", question.id)


def one_of(library: Library, wanted: str, known: Iterable[str], key: str, field: str = "") -> str:
    """``wanted`` if it is one of ``known``; else raises ``RequestError`` with the sentence ``key`` and the nearest."""
    options = list(known)
    if wanted in options:
        return wanted
    import difflib

    near = difflib.get_close_matches(wanted, options, n=3) or options
    raise RequestError(library.words(key, given=wanted, field=field, near=library.words("cli.or").join(near)))
