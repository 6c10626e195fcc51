"""Writing answers of a call down: which questions are asked, what was typed, and the record that comes of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from qinbao.content.ask import Ask, Field
from qinbao.content.heard import AMOUNT, BANNED, DAY, MOST, MOST_YUAN, PERSONAL, RARE, Heard, fault, personal, tidied
from qinbao.content.library import Library
from qinbao.content.messages import message
from qinbao.flow.season import FIRST

CHECK = "check"
"""Id of the page on which all is looked at before it is kept."""
Draft = Mapping[str, str]
"""What was chosen and typed so far, by field; lines of a field that has several: ``steps.1``, ``steps.2`` …"""
_CHOSEN = ("known", "within", "payment_model", "presence")
_TYPED = ("name", "steps", "done", "bring", "counter", "address", "hours", "undo")
_QUOTED = ("name", "steps", "done")
"""What is always told in “ ”, as it stands on a screen."""
_MONTH_DAY = re.compile(r"(\d{1,2})\D{1,3}(\d{1,2})\D{0,2}", re.ASCII)
_YUAN = re.compile(r"(\d{1,5})\D{0,2}", re.ASCII)


class Station(msgspec.Struct, frozen=True):
    """One page: what can be chosen for a question, or what can be typed for it."""

    ask: Ask
    fields: tuple[Field, ...] = ()
    """Empty: the page of the choice."""

    @property
    def id(self) -> str:
        """``ask.name`` for the choice, ``ask.name.type`` for what is typed."""
        return f"{self.ask.id}.type" if self.fields else self.ask.id

    @property
    def lines(self) -> tuple[tuple[Field, str], ...]:
        """Each line to type into, with the key of its text in the draft."""
        return tuple((field, key) for field in self.fields for key in keys(field.into))


def keys(into: str) -> tuple[str, ...]:
    """Keys of a field in the draft."""
    many = MOST.get(into, 1)
    return (into,) if many == 1 else tuple(f"{into}.{number}" for number in range(1, many + 1))


def stations(library: Library, asks: tuple[str, ...], draft: Draft) -> tuple[Station, ...]:
    """The pages for these questions, in order. After a no nothing else is asked."""
    found: list[Station] = []
    wanted = sorted((ask for ask in library.asks if ask.id in asks), key=lambda ask: ask.rank)
    for ask in wanted:
        if ask.picks:
            found.append(Station(ask))
        fields = tuple(field for field in ask.fields if _due(field, draft))
        if fields:
            found.append(Station(ask, fields))
        if ask.into == "known" and draft.get("known") == "no":
            break
    return tuple(found)


def _due(field: Field, draft: Draft) -> bool:
    return all(draft.get(into) in picked for into, picked in field.after.items())


def wrong(library: Library, station: Station, draft: Draft, year: int | None) -> tuple[str, str] | None:
    """The first line of a page that cannot be kept: its key, and what is wrong; none where all may stay."""
    for field, key in station.lines:
        text = tidied(draft.get(key, ""))
        if text and (why := _wrong(library, field.into, text, year)):
            return key, why
    return None


def _wrong(library: Library, into: str, text: str, year: int | None) -> str:
    if personal(text):
        return PERSONAL
    if into == "amount":
        return "" if _yuan(text) else AMOUNT
    if into == "until":
        return "" if last_day(text, year) else DAY
    if found := fault(into, text):
        return found
    if library.rare(text):
        return RARE
    return BANNED if into not in _QUOTED and re.search(message("banned-words"), text) else ""


def written(
    library: Library,
    asks: tuple[str, ...],
    draft: Draft,
    number: str,
    day: date,
    year: int | None,
    about: tuple[str | None, str | None] = (None, None),
) -> Heard:
    """The record of what was answered on the pages that are asked. ``year``: which premium year is paid for.

    ``about``: for which relation and by which way it was asked; kept with a no, which is about these alone.

    Raises ``ValueError`` for what ``wrong`` refuses.
    """
    told: dict[str, object] = {}
    known = _reached(library, asks, draft)
    for into in _CHOSEN:
        if known.get(into):
            told[into] = known[into]
    for into in _TYPED:
        texts = tuple(text for key in keys(into) if (text := tidied(known.get(key, ""))))
        if texts:
            told[into] = texts if into in MOST else texts[0]
    if told.get("known") == "no":
        told |= {"whom": about[0], "way": about[1]}
    yuan, last = _yuan(tidied(known.get("amount", ""))), last_day(tidied(known.get("until", "")), year)
    if year is not None and (yuan or last):
        told |= {"amount": yuan or None, "until": last, "year": year}
    return msgspec.convert({"number": number, "day": day.isoformat(), **told}, Heard)


def _reached(library: Library, asks: tuple[str, ...], draft: Draft) -> Draft:
    """Only what belongs to a page that is still asked; what was known before (a name, the app) goes with it."""
    found = stations(library, asks, draft)
    open_keys = {key for station in found for _, key in station.lines}
    open_keys |= {station.ask.into for station in found if station.ask.into and not station.fields}
    asked = {key for ask in library.asks if ask.id in asks for key in _all_keys(ask)}
    return {key: text for key, text in draft.items() if key in open_keys or key not in asked}


def _all_keys(ask: Ask) -> Iterator[str]:
    if ask.into:
        yield ask.into
    for field in ask.fields:
        yield from keys(field.into)


def spread(heard: Heard) -> dict[str, str]:
    """A record as a draft, to be corrected."""
    draft: dict[str, str] = {into: value for into in _CHOSEN if (value := getattr(heard, into))}
    for into in _TYPED:
        value = getattr(heard, into)
        texts = value if isinstance(value, tuple) else (value,)
        draft |= {key: text for key, text in zip(keys(into), texts, strict=False) if text}
    if heard.amount is not None:
        draft["amount"] = str(heard.amount)
    if heard.until is not None:
        draft["until"] = heard.until[5:]
    return draft


def last_day(text: str, year: int | None) -> str | None:
    """The day meant by ``12-31`` while the premium of ``year`` is paid: from autumn before it to its first months."""
    found = _MONTH_DAY.fullmatch(text)
    if found is None or year is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        return date(year - 1 if month >= FIRST else year, month, day).isoformat()
    except ValueError:
        return None


def _yuan(text: str) -> int:
    """Whole yuan; 0 where none are meant."""
    found = _YUAN.fullmatch(text)
    yuan = int(found[1]) if found else 0
    return yuan if yuan <= MOST_YUAN else 0
