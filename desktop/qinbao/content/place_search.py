"""Finding a place by hanzi, pinyin, initials or another name, fast enough for every keystroke.

Keys are kept sorted, so that exact matches and beginnings are two bisections away; a piece from the middle of a hanzi
name is looked for in one long text with a line for each key. Both give places in the order in which they shall appear.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest

from qinbao.content.place import Place

Ancestors = Callable[[Place], tuple[Place, ...]]

LONGEST = 40
"""Characters of a query that are looked at; the longest full label has 33."""
SHORT = 3
"""In a name this short one wrong character is half of it: 杭洲."""
ALIKE = 0.62
"""Below this a suggestion is a guess: hangzou is 0.93 like hangzhou."""


def normal(text: str) -> str:
    """Fold what a person may vary without meaning it: width, case, spaces, tone marks, ü or v."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())
    text = text.replace("u\u0308", "v")
    return "".join(character for character in text if character.isalnum())


def _is_latin(text: str) -> bool:
    return text.isascii()


class PlaceSearch:
    """An index over places. Built once (about 30 ms), never changed."""

    def __init__(self, places: tuple[Place, ...], ancestors: Ancestors) -> None:
        """``places`` in the order in which equally good matches shall be shown."""
        self._places = places
        self._ancestors = ancestors
        self._hanzi = _Lines(places, _hanzi_keys)
        self._latin = _Lines(places, _latin_keys)

    def search(self, query: str, limit: int) -> tuple[Place, ...]:
        """At most ``limit`` places, best first: exact, then beginning, then “province + city”, then inside a name."""
        query = normal(query)
        if not query or limit < 1:
            return ()
        lines = self._latin if _is_latin(query) else self._hanzi
        found: dict[str, Place] = {}
        for place in self._candidates(lines, query):
            found[place.code] = place
            if len(found) >= limit:
                break
        return tuple(found.values())

    def find(self, text: str) -> Place | None:
        """Resolve the one place that ``text`` names; None when it names none or several."""
        text = normal(text)
        lines = self._latin if _is_latin(text) else self._hanzi
        named = list(lines.exact(text))
        for names in (_official, _common, _other):
            weak = [place for place in named if text in names(place)]
            # A district's bare name (西安 for 西安区) is weaker than a city's.
            best = [place for place in weak if place.kind != "county"] or weak
            if best:
                return best[0] if len(best) == 1 else None
        inside = {place.code: place for place in self._split(lines, text, exact=True)}
        return next(iter(inside.values())) if len(inside) == 1 else None

    def nearest(self, text: str, limit: int) -> tuple[Place, ...]:
        """Places whose names are spelt like ``text``, most alike first; at least ``ALIKE`` alike."""
        text = normal(text)
        if not text or limit < 1:
            return ()
        from difflib import SequenceMatcher  # for failures only

        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(text)
        alike: list[tuple[float, int]] = []
        latin = _is_latin(text)
        least = ALIKE if len(text) > SHORT else 0.5
        for number, (place, keys) in enumerate(zip(self._places, self._spelt if latin else self._written, strict=True)):
            # What can only be less alike than that is not compared letter by letter: it is nearly everything.
            best = least - 1e-9
            start = 0.1 if (place.pinyin if latin else place.name).startswith(text[0]) else 0.0
            for key in keys:
                matcher.set_seq1(key)
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                    best = max(best, matcher.ratio())
            if best >= least:
                alike.append((best + start, -number))
        return tuple(self._places[-number] for _, number in nlargest(limit, alike))

    @cached_property
    def _spelt(self) -> tuple[tuple[str, ...], ...]:
        return tuple(_spelt(place) for place in self._places)

    @cached_property
    def _written(self) -> tuple[tuple[str, ...], ...]:
        return tuple(_hanzi_keys(place) for place in self._places)

    def _candidates(self, lines: _Lines, query: str) -> Iterator[Place]:
        provinces: list[Place] = []
        for place in lines.exact(query):
            if place.kind == "province":
                provinces.append(place)
            yield place
        yield from lines.prefix(query)
        yield from self._split(lines, query)
        if lines is self._hanzi:  # letters from the middle of a reading mean nothing
            yield from lines.inside(query)
        # A province named in full: its cities are what comes next.
        for province in provinces:
            yield from (place for place in self._places if place.kind == "city" and place.parent == province.code)

    def _split(self, lines: _Lines, query: str, *, exact: bool = False, within: str = "") -> Iterator[Place]:
        """浙江杭州, 成都武侯区, zhejiang hangzhou: a place named in full, then one inside it."""
        for cut in range(1, len(query)):
            left, right = query[:cut], query[cut:]
            for outer in lines.exact(left):
                if outer.kind == "county" or (within and not self._lies_in(outer, within)):
                    continue
                for inner in lines.exact(right) if exact else lines.prefix(right):
                    if self._lies_in(inner, outer.code):
                        yield inner
                if not within:
                    yield from self._split(lines, right, exact=exact, within=outer.code)

    def _lies_in(self, place: Place, code: str) -> bool:
        return place.also == code or any(step.code == code for step in self._ancestors(place))


class _Lines:
    """Keys of all places, sorted for beginnings and strung together for pieces from the middle."""

    def __init__(self, places: tuple[Place, ...], keys: Callable[[Place], tuple[str, ...]]) -> None:
        self._places = places
        pairs = [(key, number) for number, place in enumerate(places) for key in keys(place)]
        self._starts: list[int] = []
        self._owners: list[int] = []
        length = 0
        for key, number in pairs:
            self._starts.append(length)
            self._owners.append(number)
            length += len(key) + 1
        self._text = "\n".join(key for key, _ in pairs)
        pairs.sort()
        self._keys = [key for key, _ in pairs]
        self._numbers = [number for _, number in pairs]

    def exact(self, key: str) -> Iterator[Place]:
        return self._in_order(self._numbers[bisect_left(self._keys, key) : bisect_right(self._keys, key)])

    def prefix(self, key: str) -> Iterator[Place]:
        first = bisect_left(self._keys, key)
        return self._in_order(self._numbers[first : bisect_left(self._keys, key + "\U0010ffff", first)])

    def inside(self, key: str) -> Iterator[Place]:
        """Places with a key that holds ``key`` anywhere, in order, as they are found."""
        at = self._text.find(key)
        while at >= 0:
            yield self._places[self._owners[bisect_right(self._starts, at) - 1]]
            at = self._text.find(key, at + 1)

    def _in_order(self, numbers: Sequence[int]) -> Iterator[Place]:
        return (self._places[number] for number in sorted(set(numbers)))


def _official(place: Place) -> tuple[str, ...]:
    return (place.name,)


def _common(place: Place) -> tuple[str, ...]:
    return (place.short,)


def _other(place: Place) -> tuple[str, ...]:
    return (*place.aliases, *_spellings(place))


def _spellings(place: Place) -> tuple[str, ...]:
    """Pinyin of the short and the whole name, in every way ü is typed."""
    syllables = place.pinyin.split()
    # 海南州 is short for 海南藏族自治州: its reading is not the beginning of the whole name's.
    bare = place.short if place.name.startswith(place.short) else place.short[:-1]
    tail = "zhou" if bare != place.short else ""
    spelt = ["".join(syllables[: len(bare)]) + tail, "".join(syllables)]
    if place.code == "XPCC":
        spelt = spelt[1:]
    if "v" in place.pinyin:
        spelt += [key.replace("v", "u") for key in spelt]
    return tuple(spelt)


def _hanzi_keys(place: Place) -> tuple[str, ...]:
    keys = (place.short, place.name, *(alias for alias in place.aliases if not alias.isascii()))
    return tuple(dict.fromkeys(keys))


def _spelt(place: Place) -> tuple[str, ...]:
    """Whole spellings only: initials are too short to be likened."""
    return (*_spellings(place), *(alias for alias in place.aliases if alias.isascii()))


def _latin_keys(place: Place) -> tuple[str, ...]:
    initials = place.initials
    aliases = (alias for alias in place.aliases if alias.isascii())
    keys = (*_spellings(place), *aliases, initials[: len(place.short)], initials)
    return tuple(dict.fromkeys(keys))
