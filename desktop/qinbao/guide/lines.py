"""Turn facts into lines: words filled in, age and certainty judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from qinbao.content.ask import Ask
from qinbao.content.fact import Call, Correction, Counter, Document, Fact, Note, Ruling, Step
from qinbao.content.overlay import Rung
from qinbao.content.route import Need, Part, Route, ground
from qinbao.content.words import Words
from qinbao.flow.actions import path
from qinbao.guide.desk import DETAILS
from qinbao.guide.fill import fill
from qinbao.guide.freshness import stale
from qinbao.guide.model import Action, Desk, Item, Line, Mark, Myth, Number, Phoned, Query, Reason, Way


class Writer(msgspec.Struct, frozen=True):
    """Writes lines for one day, place and relative."""

    today: date
    slots: Mapping[str, str]
    layers: Mapping[str, str]
    rung: Mapping[str, Rung] = {}
    """Calls after which something was written down, by the id of the source that each is."""

    def _base(self, fact: Fact) -> dict[str, Any]:
        sourced = bool(fact.sources)
        return {
            "id": fact.id,
            "say": self.text(fact.say),
            "sources": fact.sources,
            "as_of": fact.as_of,
            "confidence": fact.confidence,
            "stale": sourced and stale(fact.as_of, self.today),
            "conflict": self.text(fact.conflict),
            "mark": mark(fact),
            "local": self.layers.get(fact.id),
            "heard": self._phoned(fact.sources),
        }

    def _phoned(self, sources: tuple[str, ...]) -> Phoned | None:
        if not self.rung:
            return None
        call = next((self.rung[source].heard for source in sources if source in self.rung), None)
        return Phoned(number=call.number, day=call.day) if call else None

    def text(self, words: str | None) -> Any:
        """``words`` filled in; none stays none."""
        # Asked nine times for every line, mostly about words with nothing to fill in.
        return words if words is None or "{" not in words else fill(words, self.slots)

    def line(self, note: Fact) -> Line:
        """A plain sentence."""
        return Line(**self._base(note), title=self.text(getattr(note, "title", None)))

    def reason(self, ruling: Ruling) -> Reason:
        """A reason of the verdict."""
        return Reason(**self._base(ruling), title=self.text(ruling.title), answer=ruling.answer, go=ruling.go)

    def item(self, document: Document) -> Item:
        """A document."""
        return Item(**self._base(document), note=self.text(document.note), go=document.go, who=document.who)

    def action(self, step: Step, number: int, route: str = "") -> Action:
        """An action of ``route``, numbered from 1."""
        return Action(
            **self._base(step),
            number=number,
            route=route,
            detail=self.text(step.detail),
            see=self.text(step.see),
            stuck=self.text(step.stuck),
            who=step.who,
            screen=_screen(step, self.slots),
            problems=step.problems,
        )

    def myth(self, correction: Correction) -> Myth:
        """A popular error and what is so instead."""
        claim = self.text(correction.claim)
        return Myth(
            **self._base(correction),
            claim=claim,
            kind=correction.kind,
            danger=correction.danger,
            bites=correction.bites,
        )

    def way(self, route: Route, words: Words) -> Way:
        """A way of the place."""
        kind = route.within or ""
        hops = self.text(path(route, words))
        return Way(**self._base(route), name=route.name, kind=kind, known=route.known, path=hops)

    def part(self, part: Part, route: Route) -> Note:
        """A sentence inside a route as a fact of its own, with its ground."""
        return Note(id=part.id, say=part.say, title=getattr(part, "title", None), **ground(part, route))

    def paper(self, need: Need, route: Route | None) -> Document:
        """A need that is ticked, as a line of the checklist."""
        if route is None:
            raise TypeError(need.id)
        return Document(id=need.id, say=need.say, who="payer", **ground(need, route))

    def query(self, ask: Ask) -> Query:
        """A question for the hotline."""
        lines = {"boxes": 0, "line": 1, "boxes-line": 1}[ask.form]
        return Query(**self._base(ask), form=ask.form, boxes=ask.boxes, lines=lines)

    def call(self, call: Call) -> Number:
        """A number to ring first."""
        return Number(**self._base(call), number=call.number, note=self.text(call.note))

    def desk(self, counter: Counter) -> Desk:
        """A counter."""
        return Desk(**self._base(counter), **{field: getattr(counter, field) for field in DETAILS})


def mark(fact: Fact) -> Mark | None:
    """Mark of its own only where a fact is low or conflicting (``verify``) or may change (``page``)."""
    if fact.confidence == "low" or fact.conflict:
        return "verify"
    return "page" if fact.confidence == "medium" else None


def _screen(step: Step, slots: Mapping[str, str]) -> Any:
    if step.screen is None:
        return None

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return fill(value, slots)
        if isinstance(value, (list, tuple)):
            return [filled(part) for part in value]
        return {key: filled(part) for key, part in value.items()} if isinstance(value, dict) else value

    return msgspec.convert(filled(msgspec.to_builtins(step.screen)), type(step.screen))
