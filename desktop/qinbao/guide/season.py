"""What a guide says first while the premium is paid."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.content.route import Season
from qinbao.flow.rules import Facts, applicable
from qinbao.flow.season import premium_year
from qinbao.guide.lines import Writer
from qinbao.guide.model import Line

ASKED = ("amount", "dates")
"""What differs by place and year, so that it is asked where it is not on file."""
ORDER = ("amount", "dates", "missed", "cash", "help", "pupils")


def season(library: Library, topic: str, facts: Facts, writer: Writer) -> tuple[Line, ...]:
    """What comes first in the season: the year to choose, what is on file for the relative's place, what else helps."""
    year = premium_year(writer.today)
    place = library.places.get(facts.get("place"))
    local = library.local(topic, place.code if place else None)
    if year is None or not library.topic(topic).season or facts.get("relative_insured") == "employee":
        return ()  # whose employer pays pays no premium: told to hurry, people pay twice
    found = applicable(local.topic.season, facts)
    own = [fact for fact in found if fact.id in local.layers]
    lines = [Line(id="season.year", say=writer.text(library.words("season.year", year=year)))]
    for about in ORDER:
        told = [fact for fact in own if fact.about == about] or [fact for fact in found if fact.about == about]
        lines.extend(_line(library, fact, year, writer, fact.id in local.layers) for fact in told)
        if about in ASKED and not any(fact.year == year for fact in told):
            lines.append(Line(id=f"season.{about}", say=writer.text(library.words(f"season.{about}", year=year))))
    return tuple(lines)


def _line(library: Library, fact: Season, year: int, writer: Writer, own: bool) -> Line:
    """A fact of a past year is never told without that year; what holds in every year has a heading of its own."""
    line = writer.line(fact)
    if own and fact.year < year:
        named = "named." if library.words("season.named.year", year=fact.year) in line.say else ""
        key = "last" if fact.year == year - 1 else "before"
        return replace(line, title=library.words(f"season.{named}{key}", year=fact.year))
    return line


def last_day(library: Library, topic: str, facts: Facts, day: date) -> str | None:
    """Last day to pay in this season for the relative's place; none where it is not on file."""
    place = library.places.get(facts.get("place"))
    local = library.local(topic, place.code if place else None)
    dates = (fact for fact in applicable(local.topic.season, facts) if fact.about == "dates")
    return next((fact.until for fact in dates if fact.year == premium_year(day) and fact.until), None)
