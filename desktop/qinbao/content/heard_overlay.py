"""What was written down after a call as rules of the place, in the shape that regional files have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace

from qinbao.content.fact import Counter, Document, Note, Ruling, Source, When
from qinbao.content.heard import Heard
from qinbao.content.route import WAY, Need, Route, RouteStep, Season, Use, ground
from qinbao.content.topic import Overlay
from qinbao.content.words import Words

HOSTS = ("wechat", "alipay")
_KNOWN = ("whole", "entry", "name", "general")
_IN_BRACKETS = re.compile("\uff08[^\uff09]*\uff09$")
"""What tells two of one name apart is not typed into a search box."""
P = TypeVar("P", Need, Use)
About = tuple[str, str]
"""What to call the relation and the way that a no was told about."""
LOCAL = "local"
"""Begins the ids of what stands in no file of an author."""


def source(heard: Heard, code: str, topic: str, place: str, words: Words) -> Source:
    """The call as a source; ``place``: name of the place ``code``."""
    return Source(
        id=f"phone-{code}-{topic}-{heard.day}".lower(),
        title=words("heard.source", number=heard.number),
        publisher=words("heard.publisher", place=place),
        date=heard.day,
        kind="phone",
    )


def overlay(
    heard: Heard, source: str, topic: str, prefix: str, words: Words, about: About = ("", "")
) -> tuple[Overlay, tuple[Counter, ...]]:
    """The rules, and the counter if one was named. ``prefix``: begins every id, such as ``local.370700``."""
    made = _Maker(heard, source, f"{prefix}.{topic}.phone", words, about)
    counter = made.counter()
    return (
        Overlay(
            payment_model=heard.payment_model,
            verdict=tuple(made.rulings()),
            routes=tuple(made.routes()),
            conditions=tuple(made.conditions()),
            documents=tuple(made.documents()),
            notes=tuple(made.notes()),
            season=tuple(made.season()),
        ),
        (counter,) if counter else (),
    )


def for_authors(rules: Overlay) -> Overlay:
    """``rules`` as they may stand in a file for everybody: a no to one family by one way is a note there, with both."""
    notes = tuple(replace(note, when={}) if "not" in note.when else note for note in rules.notes)
    return replace(rules, verdict=tuple(one for one in rules.verdict if WAY not in one.when), notes=notes)


def settled(rules: Overlay, standing: Iterable[Route]) -> Overlay:
    """``rules`` among the ways that stand there already.

    A way under the same name gives its place to the one that was asked for, with what nobody asks on the telephone;
    one that is known better stays, and the new one is left out.
    """
    routes: list[Route] = []
    withdrawn: list[str] = []
    for route in rules.routes:
        same = [one for one in standing if (one.within, one.name, one.when) == (route.within, route.name, {})]
        if any(_KNOWN.index(one.known) < _KNOWN.index(route.known) for one in same):
            continue
        withdrawn += (one.id for one in same)
        routes.append(_taken_over(route, same[0]) if same else route)
    return replace(rules, routes=tuple(routes), withdraw=tuple(withdrawn))


def _taken_over(route: Route, old: Route) -> Route:
    def kept(part: P) -> P:
        return replace(part, **ground(part, old))

    uses, needs = tuple(map(kept, old.use)), tuple(map(kept, old.needs))
    return replace(route, first=old.first, needs=needs, use=uses, undo=old.undo)


class _Maker:
    """Makes facts out of one record."""

    def __init__(self, heard: Heard, source: str, prefix: str, words: Words, about: About) -> None:
        self.heard, self.prefix, self.words, self.about = heard, prefix, words, about
        self.ground: dict[str, Any] = {"sources": (source,), "as_of": heard.day, "confidence": "medium"}

    def fact(self, part: str, key: str = "", **fields: object) -> dict[str, Any]:
        """Id, sentence and ground of a fact."""
        return {"id": f"{self.prefix}.{part}", "say": self.words(f"heard.say.{key or part}", **fields), **self.ground}

    def rulings(self) -> Iterator[Ruling]:
        """A yes is a reason for a yes; a no rules for the relation and the way it was told for, and for no other."""
        if self.heard.known == "yes":
            yield Ruling(answer="yes", **self.fact("yes"))
        elif self._told_no:
            title = self.words("heard.say.no-title")
            yield Ruling(answer="ask", title=title, when=self._told_no, **self._no("no"))

    def _no(self, part: str) -> dict[str, Any]:
        whom, name = self.about
        return self.fact(part, part if name else f"{part}-nameless", whom=whom, name=name)

    @property
    def _told_no(self) -> When:
        """When a no rules; empty where there is none, or nobody wrote down whom and what it was told about."""
        heard = self.heard
        return {"for": heard.whom, WAY: heard.way} if heard.known == "no" and heard.whom and heard.way else {}

    def routes(self) -> Iterator[Route]:
        """The way, as far as it is known; nothing where it is not done in anything that has a name."""
        heard, words = self.heard, self.words
        name = heard.counter if heard.within == "counter" else heard.name
        if heard.within in ("nhsa-app", "counter"):
            name = name or words(f"guide.channel.{heard.within}")
        if heard.known == "no" or heard.within is None or not name:
            return
        steps = tuple(self._steps(name)) if heard.steps and heard.within != "counter" else ()
        known = "name" if not steps else "whole" if heard.done else "entry"
        key = "counter" if heard.within == "counter" else "route"
        made: dict[str, Any] = {
            "name": name,
            "within": heard.within,
            "known": known,
            "steps": steps,
            "done": words("heard.say.done", done=heard.done) if known == "whole" else None,
        }
        yield Route(**made, **self.fact("way", key, name=name))

    def _steps(self, name: str) -> Iterator[RouteStep]:
        within = self.heard.within
        host = self.words(f"guide.channel.{within}") if within in (*HOSTS, "nhsa-app") else name
        yield RouteStep(open=host)
        if within in HOSTS and name != host:
            yield RouteStep(search=_IN_BRACKETS.sub("", name) or name)
        yield from (RouteStep(tap=tap) for tap in self.heard.steps)

    def documents(self) -> Iterator[Document]:
        """What to bring, each by itself."""
        for number, say in enumerate(self.heard.bring, 1):
            yield Document(id=f"{self.prefix}.bring-{number}", say=say, **self.ground)

    def conditions(self) -> Iterator[Note]:
        """Whether the relative has to come."""
        if self.heard.presence:
            yield Note(**self.fact("presence", f"presence.{self.heard.presence}"))

    def notes(self) -> Iterator[Note]:
        """What was told to others, how the money goes, and where it is taken back."""
        if self._told_no:
            yield Note(when={"not": self._told_no}, **self._no("other"))
        elif self.heard.known == "no":
            yield Note(**self.fact("unclear"))
        if self.heard.payment_model:
            yield Note(**self.fact("money", f"money.{self.heard.payment_model}"))
        if self.heard.undo:
            yield Note(**self.fact("undo", undo=self.heard.undo))

    def season(self) -> Iterator[Season]:
        """Amount and last day of one premium year."""
        heard = self.heard
        if heard.year is None:
            return
        if heard.amount is not None:
            fact = self.fact("amount", year=heard.year, amount=heard.amount)
            yield Season(about="amount", year=heard.year, **fact)
        if heard.until is not None:
            last = date.fromisoformat(heard.until)
            fact = self.fact("until", said=heard.year, year=last.year, month=last.month, day=last.day)
            yield Season(about="dates", year=heard.year, until=heard.until, **fact)

    def counter(self) -> Counter | None:
        """The counter, where its name or address is known."""
        heard = self.heard
        if not (heard.counter or heard.address):
            return None
        say = heard.counter or self.words("guide.channel.counter")
        details: dict[str, Any] = {"address": heard.address or None, "hours": heard.hours or None}
        return Counter(id=f"{self.prefix}.counter", say=say, **details, **self.ground)
