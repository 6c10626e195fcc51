"""可以 · 不可以 · 要先问: try every ruling, let the strictest win."""

from __future__ import annotations

from msgspec.structs import replace

from qinbao.content.fact import Ruling
from qinbao.content.overlay import Local
from qinbao.content.words import Words
from qinbao.flow.route_choice import COUNTER, instead_of, route_of
from qinbao.flow.rules import Facts
from qinbao.guide.lines import Writer
from qinbao.guide.model import Reason, Verdict
from qinbao.guide.route_lines import open_needs

NO_WAY = ("general", "name")
STRICTNESS = ("no", "ask", "yes")


def judge(rulings: tuple[Ruling, ...], writer: Writer, words: Words) -> Verdict:
    """The verdict from the rulings that hold.

    Only the reasons of the winning answer are given: a "yes, because" under an "ask first" would mislead.
    Where no ruling holds the answer is ``ask``: never guess a yes.
    """
    answer = next((a for a in STRICTNESS if any(ruling.answer == a for ruling in rulings)), "ask")
    deciding = tuple(ruling for ruling in rulings if ruling.answer == answer)
    reasons = tuple(writer.reason(ruling) for ruling in deciding)
    title = next((reason.title for reason in reasons if reason.title), None) or words(f"guide.verdict.{answer}")
    return Verdict(answer=answer, title=title, reasons=reasons)  # type: ignore[arg-type]


def held(verdict: Verdict, local: Local, facts: Facts, writer: Writer, words: Words) -> Verdict:
    """``verdict``, where 可以 also needs a way that is known and nothing that has to be asked before.

    A person who may, but for whom no way is on file, has to ask; and so has one whose way needs what is not known.
    """
    if verdict.answer == "no" or not local.topic.routes:
        return verdict
    route = route_of(local, facts)
    told: list[Reason] = []
    if verdict.answer == "yes" and (route is None or (route.known in NO_WAY and route.within != COUNTER)):
        told.append(_no_way(route.name if route and route.known == "name" else "", facts, writer, words))
    # What a way that is named instead needs is asked as well: whoever changes to it is told nothing more.
    for way in filter(None, (route, instead_of(local, facts, route))):
        for need in open_needs(way, facts):
            line = writer.line(writer.part(need, way))
            say = writer.text(words("route.need.say", need=line.say.removesuffix(words("glue.stop"))))
            told.append(
                Reason(
                    id=line.id,
                    say=say,
                    title=words("route.need.title"),
                    sources=line.sources,
                    as_of=line.as_of,
                    confidence=line.confidence,
                    stale=line.stale,
                    mark=line.mark,
                    local=line.local,
                    answer="ask",
                )
            )
    if not told:
        return verdict
    if verdict.answer == "ask":
        return replace(verdict, reasons=(*verdict.reasons, *told))
    return Verdict(answer="ask", title=told[0].title or words("guide.verdict.ask"), reasons=tuple(told))


def _no_way(name: str, facts: Facts, writer: Writer, words: Words) -> Reason:
    key = "route.none.name" if name else "route.none.say"
    channel = words(f"guide.channel.{facts.get('channel')}")
    say = writer.text(words(key, name=name, channel=channel))
    return Reason(id="route.none", say=say, title=words("route.none.title"), answer="ask")
