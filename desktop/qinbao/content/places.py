"""All places of insurance: the tree of provinces, cities and counties, and the way to find one."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from qinbao.content.messages import message
from qinbao.content.place import Place
from qinbao.content.trouble import refuse
from qinbao.files import read_plain

if TYPE_CHECKING:
    from qinbao.content.place_search import PlaceSearch

_MOST = 20_000_000
"""Bytes; the whole of China takes a quarter of one million."""
_CODE = attrgetter("code")


class _File(msgspec.Struct, frozen=True):
    about: dict[str, str]
    places: tuple[Place, ...]


class Places:
    """The places of one ``places.json``. Cheap to load; the search index is built by the first search."""

    def __init__(self, places: tuple[Place, ...], about: dict[str, str] | None = None) -> None:
        """``places`` in the order in which equally good matches shall be shown."""
        self.all = places
        self.about = about or {}
        """Where the data comes from, by subject."""
        self._by_code = {place.code: place for place in places}

    @classmethod
    def load(cls, path: Path) -> Places:
        """Read ``path``. Raises ``ContentError`` when the file is missing or not a list of places."""
        try:
            file = msgspec.json.decode(read_plain(path, _MOST), type=_File)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise refuse(path, 1, "places", message("places")) from error
        return cls(file.places, file.about)

    def get(self, code: str) -> Place | None:
        """Give the place with this very code."""
        return self._by_code.get(code)

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """List the places it lies in, nearest first: city, province."""
        above: list[Place] = []
        while parent := self._by_code.get(place.parent):
            above.append(parent)
            place = parent
        return tuple(above)

    def province_of(self, place: Place) -> Place:
        """Give the province it lies in; for a province, itself."""
        return (place, *self.ancestors(place))[-1]

    def city_of(self, place: Place) -> Place | None:
        """Give the city that insures its people: itself, or the one above. None for a province of many cities."""
        if place.kind == "province":
            return self._only.get(place.code)
        return next((step for step in (place, *self.ancestors(place)) if step.kind == "city"), None)

    def children(self, code: str) -> tuple[Place, ...]:
        """List the places right under it, in the order of their codes; empty where there is nothing to choose."""
        return self._children.get(code, ())

    def provinces(self) -> tuple[Place, ...]:
        """31 provinces in their official order, then 兵团."""
        return self.children("")

    def cities(self, province_code: str) -> tuple[Place, ...]:
        """Cities of a province. 北京 has one, 北京市; those of 兵团 come under 新疆 too."""
        return self.children(province_code)

    def label(self, place: Place) -> str:
        """Its name and where it lies, unmistakable: 四川省 眉山市 仁寿县, 北京市 东城区."""
        names = [step.name for step in (place, *self.ancestors(place))]
        return " ".join(dict.fromkeys(reversed(names)))

    def search(self, query: str, limit: int = 8) -> tuple[Place, ...]:
        """At most ``limit`` places that ``query`` may mean, best first; for every keystroke."""
        return self._search.search(query, limit)

    def find(self, text: str) -> Place | None:
        """Resolve the one place that ``text`` names by code, name, short name, other name or pinyin.

        None if several could be meant (吉林, 鼓楼区). A city wins over a county of the same bare name: 西安 is 西安市.
        """
        return self._by_code.get(text.strip().upper()) or self._plainly(text.strip()) or self._search.find(text)

    def _plainly(self, text: str) -> Place | None:
        """A name that only one place has, without building the index: what scripts mostly ask for."""
        named = [place for place in self.all if text in (place.name, place.short)]
        return named[0] if len(named) == 1 and named[0].kind == "city" else None

    def nearest(self, text: str, limit: int = 3) -> tuple[Place, ...]:
        """“Did you mean”: places named like ``text``, most alike first. Slow (tens of ms); for failures only."""
        return self._search.nearest(text, limit)

    @cached_property
    def lines(self) -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
        """For each province all of its places: a rank, the code, and the codes of those it lies in, nearest first.

        In the order of ranks, cities first: a province as such has no city to compare with, and would stand badly for
        those that have.
        """
        found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for rank, place in enumerate(sorted(self.all, key=lambda place: place.kind == "province")):
            line = (place.code, *(above.code for above in self.ancestors(place)))
            found.setdefault(line[-1], []).append((rank, line))
        return {province: tuple(lines) for province, lines in found.items()}

    @cached_property
    def _children(self) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in self.all:
            found.setdefault(place.parent, []).append(place)
            if place.also not in ("", place.parent):
                found.setdefault(place.also, []).append(place)
        return {code: tuple(sorted(places, key=_CODE)) for code, places in found.items()}

    @cached_property
    def _only(self) -> dict[str, Place | None]:
        """The one place right under another; none where there are more. Much cheaper than all in their order."""
        found: dict[str, Place | None] = {}
        for place in self.all:
            for parent in (place.parent, place.also) if place.also else (place.parent,):
                found[parent] = None if parent in found else place
        return found

    @cached_property
    def _search(self) -> PlaceSearch:
        from qinbao.content.place_search import PlaceSearch

        # A municipality is both province and city of one name; people mean the city.
        doubles = {place.code for place in self.provinces() if self.city_of(place)}
        return PlaceSearch(tuple(place for place in self.all if place.code not in doubles), self.ancestors)

    def spelt(self, character: str, text: str) -> bool:
        """Whether ``text`` holds a name of a place that is written with ``character``."""
        names = (name for place in self.all if character in place.name for name in (place.name, place.short))
        return any(character in name and name in text for name in names)
