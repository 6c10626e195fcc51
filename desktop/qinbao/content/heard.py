"""What somebody was told on the telephone and wrote down: the file format of a local record, and what it refuses.

A record holds answers to the questions of ``asks.yaml`` and nothing else: there is no field for a person, and text that
looks like the number of one is refused wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from qinbao.content.fact import Record
from qinbao.content.relations import NEAR
from qinbao.content.route import Within
from qinbao.content.topic import PaymentModel

YesNo = Literal["yes", "no"]
LIMITS: Mapping[str, int] = {
    "name": 16, "steps": 12, "done": 16, "bring": 16, "counter": 20, "address": 30, "hours": 30, "undo": 20,
}  # fmt: skip
"""Longest text of a field in characters: the sentence made of it has at most 30 hanzi."""
MOST: Mapping[str, int] = {"steps": 6, "bring": 3}
"""How often a field may be filled in, where that is more than once."""
MOST_YUAN = 20_000
PERSONAL, LONG, SIGN, AMOUNT, DAY, NUMBER = "personal", "long", "sign", "amount", "day", "number"
FAULTS = (PERSONAL, LONG, SIGN, AMOUNT, DAY, NUMBER)
"""What no file may hold; keys below ``heard.fault``, and in ``check.yaml``."""
RARE, BANNED = "rare", "banned"
"""What no page takes besides: keys below ``heard.fault``."""
_RUN = 7
"""So many digits in a row are somebody's: telephones have 7 and more, cards 9 to 19, identity cards 15 or 18."""
_ONE_ON_THE_PHONE = chr(0x5E7A)
"""How a 1 is read out in a number."""
_BETWEEN = re.compile(r"[\s\-_.,/\\\u00b7\u2010-\u2015\u3001\uff0c\u3002\uff0d]+|:(?![0-5]\d(?!\d))")
"""What may stand between the digits of one number; the colon of an hour does not."""
_SIGNS = frozenset(" -.:+\u00b7\u3001\uff0c\uff08\uff09")
"""Besides letters, figures and hanzi."""
_ADDRESS = re.compile(r"http|www|appid|://", re.IGNORECASE)
_HALF_TO_FULL = 0xFEE0
"""From an ASCII mark to the same one as wide as a hanzi."""
_WIDE = {ord(mark): chr(ord(mark) + _HALF_TO_FULL) for mark in ",()"}
_DROPPED = dict.fromkeys(map(ord, frozenset("\"'`\u201c\u201d\u2018\u2019\u300a\u300b\u300c\u300d\u300e\u300f\u3002")))
_SPACED = dict.fromkeys((*map(ord, "\t\n\r;"), 0x3000, 0xFF1B), " ")
_NARROW = {code + _HALF_TO_FULL: code for code in range(0x21, 0x7F) if chr(code).isalnum() or chr(code) in "-.:"}
_TIDY = {**_WIDE, **_DROPPED, **_SPACED, **_NARROW, ord("~"): "-", 0xFF5E: "-"}
_BETWEEN_FIGURES = re.compile(r"(?<![0-9])[:.]+|[:.]+(?![0-9])")
"""Colons and dots that are neither of an hour nor of an amount."""
_HOTLINE = re.compile(r"(0\d{2,3}-)?12393", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_LONGEST_ID = 80
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Heard(Record, frozen=True, kw_only=True):
    """What the hotline of one place said about one matter, on one day."""

    number: str
    """Which hotline was rung: 0536-12393."""
    day: str
    """On which day: ``2026-11-28``."""
    known: YesNo | None = None
    """Whether it can be done."""
    whom: str | None = None
    """For which relation a no was told: a value of the question ``for``. Never who that is."""
    way: str | None = None
    """By which way a no was told: the id of its route."""
    within: Within | None = None
    """In what it is done: an app, a mini program, at a counter."""
    name: str = ""
    """Full name of the app, mini program or account."""
    steps: tuple[str, ...] = ()
    """Words to tap, in order, once it is open."""
    done: str = ""
    """What is seen when it is done; with it the way is known to its end."""
    payment_model: PaymentModel | None = None
    bring: tuple[str, ...] = ()
    presence: YesNo | None = None
    """Whether the relative has to come, or to show the face."""
    amount: int | None = None
    """Yuan a person pays for ``year``."""
    until: str | None = None
    """Last day to pay for ``year``."""
    year: int | None = None
    """The year of cover that ``amount`` and ``until`` are about."""
    counter: str = ""
    """Name of the counter."""
    address: str = ""
    hours: str = ""
    undo: str = ""
    """Where it is taken back."""

    def __post_init__(self) -> None:
        """Refuse what no page lets in. Raises ``ValueError``."""
        wrong = next(_wrong(self), "")
        if wrong:
            raise ValueError(wrong)

    @property
    def says(self) -> bool:
        """Whether anything was answered at all."""
        plain = ("number", "day", "year", "whom", "way")
        return any(getattr(self, name) not in (None, "", ()) for name in self.__struct_fields__ if name not in plain)


class Noted(Record, frozen=True, kw_only=True):
    """All that was written down for one place: one file, named after ``code``."""

    code: str
    topics: dict[str, Heard]
    """By matter."""


def tidied(text: str) -> str:
    """``text`` as it is kept: marks as wide as in a sentence, no quotes, no doubled spaces, no full stop."""
    return " ".join(_BETWEEN_FIGURES.sub(" ", text.translate(_TIDY)).split())


def fault(field: str, text: str) -> str:
    """What is wrong with a tidied text for ``field``; empty where nothing is."""
    if personal(text):
        return PERSONAL
    if len(text) > LIMITS[field]:
        return LONG
    return "" if all(map(_sign, text)) and not _ADDRESS.search(text) else SIGN


def _sign(one: str) -> bool:
    # No regular expression: to compile a range of all hanzi takes longer than to read a topic.
    return "\u3400" <= one <= "\u9fff" or one in _SIGNS or (one.isascii() and one.isalnum())


def personal(text: str) -> bool:
    """Whether ``text`` holds what looks like the number of a person, a telephone or a card, however it is spelt."""
    run = 0
    for one in _BETWEEN.sub("", text):
        digit = one == _ONE_ON_THE_PHONE or 0 <= unicodedata.numeric(one, -1) < 10
        run = run + 1 if digit else 0
        if run >= _RUN:
            return True
    return False


def real_day(text: str) -> bool:
    """Whether ``text`` names one day that exists: ``2026-12-31``."""
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _wrong(heard: Heard) -> Iterator[str]:
    if not _HOTLINE.fullmatch(heard.number):
        yield NUMBER
    if not real_day(heard.day) or (heard.until is not None and not real_day(heard.until)):
        yield DAY
    if heard.whom is not None and heard.whom not in NEAR:
        yield SIGN
    if heard.way is not None and (len(heard.way) > _LONGEST_ID or not _ID.fullmatch(heard.way)):
        yield SIGN
    if heard.amount is not None and not 0 < heard.amount <= MOST_YUAN:
        yield AMOUNT
    if heard.year is None and not (heard.amount is None and heard.until is None):
        yield DAY
    if heard.year is not None and not 2000 <= heard.year <= 2100:
        yield DAY
    for field in LIMITS:
        value = getattr(heard, field)
        texts = value if isinstance(value, tuple) else (value,)
        if len(texts) > MOST.get(field, 1):
            yield LONG
        yield from (wrong for text in texts if (wrong := fault(field, text)))
        if any(text != tidied(text) or (field in MOST and not text) for text in texts):
            yield SIGN
