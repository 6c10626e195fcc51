"""A code on the printed sheet that brings the same guide back: topic and answers, nothing else.

``QBXS`` · version of the content · topic · answers; or, where there is no room for the version, ``QBXR`` · topic ·
answers. Answers stand in the order of the path; check letters of the meaning follow, then of the letters themselves.
Only consonants, capital or not: no number that could be somebody's, and no word. Values are told by a hash of their own
name, so that new options in between do not change old sheets; the first check letters cover every question and value
in full, so that a sheet from other content is refused, never misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from hashlib import sha256

from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.packs.version import order
from qinbao.content.topic import Question
from qinbao.flow.commands import from_answers
from qinbao.flow.engine import resolve
from qinbao.flow.session import Session

HEAD, DATED = "QBXR", "QBXS"
_DAY = 3
"""Letters of the version: days since 2020, until the year 2041."""
_FIRST = date(2020, 1, 1)
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
MOST = 45
"""Letters in a code: what the rules for codes of words allow (``paper.qr.MAX_TEXT``)."""

_SHORT, _PLACE, _CHECK, _SCAN = 2, 5, 4, 3
LEAST = len(HEAD) + _SHORT + _CHECK + _SCAN
_UNKNOWN: int = len(LETTERS) ** _PLACE - 1
_NAMED = 1_000_000
"""Place codes are numbers below this; what is not a number is told by its hash above it."""


def encode(library: Library, topic: str, answers: Mapping[str, str]) -> str | None:
    """The code of a guide, at most 45 letters; none where it would be longer or the answers do not belong together."""
    session = from_answers(answers, topic)
    journey = resolve(library, session)
    taken = [(page.question, journey.answers.get(page.question.id)) for page in journey.pages if page.question]
    parts = [_token(library.topic_ids, topic)]
    for question, value in taken:
        if value is None:
            break
        parts.append(_value(question, value, journey.local))
    parts.append(_check(topic, journey.answers))
    told = "".join(parts)
    codes = [head + told + _summed(head + told) for head in (DATED + _dated(library.changes.version), HEAD)]
    return next((code for code in codes if len(code) <= MOST and decode(library, code) is not None), None)


def decode(library: Library, text: str) -> Session | None:
    """The session to go on with, standing on the first page after the questions; none for whatever is not our code."""
    code = text.strip().upper()
    if not LEAST <= len(code) <= MOST or not code.startswith((HEAD, DATED)) or set(code) - set(LETTERS):
        return None
    code, scanned = code[:-_SCAN], code[-_SCAN:]
    if _summed(code) != scanned:  # a misread letter, found without opening any file
        return None
    head = len(HEAD) + (_DAY if code.startswith(DATED) else 0)
    body, check = code[head:-_CHECK], code[-_CHECK:]
    topic = _named(library.topic_ids, body[:_SHORT])
    if topic is None:
        return None
    answers = _answers(library, topic, body[_SHORT:])
    if answers is None or _check(topic, answers) != check:
        return None
    return _arrived(library, topic, answers)


def printed(text: str) -> str:
    """The version of the content from which a proven code was printed, ``2026.12.05``; empty where it tells none."""
    code = text.strip().upper()
    if not code.startswith(DATED):
        return ""
    return (_FIRST + timedelta(days=_number(code[len(DATED) : len(DATED) + _DAY]))).strftime("%Y.%m.%d")


def _dated(version: str) -> str:
    day = date(*order(version)[:3]) if order(version) else _FIRST
    return _spell((day - _FIRST).days % len(LETTERS) ** _DAY, _DAY)


def _answers(library: Library, topic: str, body: str) -> dict[str, str] | None:
    """Walk the path, taking one value for each question until the letters are used up."""
    answers: dict[str, str] = {}
    while body:
        journey = resolve(library, from_answers(answers, topic))
        question = journey.pages[-1].question
        if question is None or question.id in answers:
            return None
        length = _PLACE if question.kind == "place" else _SHORT
        value = _meant(library, question, body[:length], journey.local)
        if value is None:
            return None
        answers[question.id] = value
        if question.id not in resolve(library, from_answers(answers, topic)).answers:
            return None
        body = body[length:]
    return answers


def _arrived(library: Library, topic: str, answers: Mapping[str, str]) -> Session:
    session = from_answers(answers, topic)
    journey = resolve(library, session)
    asked = [page.id for page in journey.pages if page.question is not None]
    at = next((page.id for page in journey.pages if page.kind == "verdict"), journey.pages[-1].id)
    return Session(topic=topic, answers=tuple(journey.answers.items()), at=at, seen=frozenset((*asked, at)))


def _values(question: Question, local: Local) -> list[str]:
    """What may be answered: an option, or a way of ``local`` by its own name (``flow.engine.valid``)."""
    ways = [way.id for way in local.topic.routes] if question.id == "channel" else []
    return [*(option.value for option in question.options), *ways]


def _value(question: Question, value: str, local: Local) -> str:
    if question.kind != "place":
        return _token(_values(question, local), value)
    if value == "unknown":
        return _spell(_UNKNOWN, _PLACE)
    return _spell(_place_number(value), _PLACE)


def _meant(library: Library, question: Question, letters: str, local: Local) -> str | None:
    if question.kind != "place":
        return _named(_values(question, local), letters)
    if len(letters) != _PLACE:
        return None
    number = _number(letters)
    if number == _UNKNOWN:
        return "unknown"
    if number < _NAMED:
        return f"{number:06d}" if library.places.get(f"{number:06d}") else None
    return next((p.code for p in library.places.all if not p.code.isdigit() and _place_number(p.code) == number), None)


def _place_number(code: str) -> int:
    if code.isdigit() and len(code) == 6:
        return int(code)
    return _NAMED + _hashed(code, 4) % (_UNKNOWN - _NAMED)


def _hashed(text: str, size: int) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:size], "big")


def _token(names: Iterable[str], name: str) -> str:
    """Two letters for ``name``: from its hash, and the next free ones where another name has the same."""
    return _tokens(names)[name]


def _tokens(names: Iterable[str]) -> dict[str, str]:
    taken: dict[int, str] = {}
    size = len(LETTERS) ** _SHORT
    for name in sorted(names):
        at = _hashed(name, 4) % size
        while at in taken:
            at = (at + 1) % size
        taken[at] = name
    return {name: _spell(at, _SHORT) for at, name in taken.items()}


def _named(names: Iterable[str], letters: str) -> str | None:
    return next((name for name, token in _tokens(names).items() if token == letters), None)


def _check(topic: str, answers: Mapping[str, str]) -> str:
    said = "\n".join((topic, *(f"{question}={value}" for question, value in answers.items())))
    return _spell(_hashed(said, 8) % len(LETTERS) ** _CHECK, _CHECK)


def _summed(letters: str) -> str:
    return _spell(_hashed(letters, 4) % len(LETTERS) ** _SCAN, _SCAN)


def _spell(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, digit = divmod(number, len(LETTERS))
        letters.append(LETTERS[digit])
    return "".join(reversed(letters))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number
