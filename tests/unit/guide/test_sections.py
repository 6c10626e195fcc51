"""One table says where each section of a guide is told."""

import typing
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide, Line
from qinbao.guide.sections import TABLE, Place, told
from qinbao.paper.text import text

IN_SEASON = date(2026, 11, 22)
PLACES: tuple[Place, ...] = typing.get_args(Place)


def line_fields() -> list[str]:
    """Fields of a guide that hold sentences, as its own annotations say."""
    found = typing.get_type_hints(Guide).items()
    kinds = {name: typing.get_args(kind)[:1] for name, kind in found if typing.get_origin(kind) is tuple}
    return [name for name, kind in kinds.items() if issubclass(kind[0], Line)]


def test_every_field_with_sentences_is_written_and_leads_to_its_source() -> None:
    fields = line_fields()
    assert len(fields) > 15
    in_head = {"calls"}
    assert set(fields) - {section.name for section in told("text")} == in_head
    assert set(fields) <= {section.name for section in told("listed")}
    assert set(fields) <= {section.name for section in told("cited")}


def test_no_section_has_two_rows() -> None:
    assert len({section.name for section in TABLE}) == len(TABLE)


@pytest.mark.parametrize("place", PLACES)
def test_no_two_sections_share_a_place(place: Place) -> None:
    positions = [getattr(section, place) for section in told(place)]
    assert positions
    assert positions == sorted(set(positions))


@pytest.mark.parametrize("section", TABLE, ids=lambda section: section.name)
def test_every_section_but_the_verdict_has_a_heading(library: Library, section: typing.Any) -> None:
    assert section.name == "verdict" or section.heading in library.words


def test_what_a_place_says_of_the_season_is_written(library: Library) -> None:
    answers = {"place": "520100", "payer_place": "520100", "for": "parent", "channel": "alipay"}
    guide = build(library, "pay-premium", answers, IN_SEASON)
    assert any(line.local for line in guide.season)
    written = text(library, guide)
    told = {line.id: line.say.partition(guide.hotline)[0].rstrip() for line in guide.season}  # the number once in all
    assert [name for name, say in told.items() if say not in written] == []
