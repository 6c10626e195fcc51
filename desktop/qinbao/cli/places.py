"""``qinbao places QUERY``: search places by hanzi, pinyin, initials or alias, best first."""

from __future__ import annotations

from argparse import Namespace

from qinbao.cli import request, show
from qinbao.content.library import Library


def run(options: Namespace, library: Library) -> int:
    """List the places found; exit code 2 with the nearest names where nothing is found."""
    places = library.places
    found = places.search(options.query, limit=20)
    if not found:
        found = (request.place(library, options.query),)
    if options.json:
        return show.json(
            [
                {
                    "code": place.code,
                    "name": places.label(place),
                    "province": places.province_of(place).name,
                    "area_code": place.area_code,
                }
                for place in found
            ]
        )
    for place in found:
        print(f"{place.code}  {place.area_code:5}  {places.label(place)}")
    return 0
