"""One place of insurance: a province, a city, or a county. Its file format is a row of ``data/places.json``."""

from typing import Literal

import msgspec

Kind = Literal["province", "city", "county"]


class Place(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A division of the map as 医保 sees it. ``data/README-places.md`` says where each column comes from."""

    code: str
    """GB/T 2260, six digits; ``XPCC`` for 新疆生产建设兵团, which has none."""
    name: str
    """Official and whole: 杭州市."""
    short: str
    """As on a button among its sisters: 杭州. For counties prefer ``name``: 市中区 is not 市中."""
    kind: Kind
    """``city`` also means 地区, 自治州, 盟, and the 32 counties that stand directly under a province."""
    parent: str
    """Code of the place it lies in; empty for provinces."""
    area_code: str
    """Telephone area code with its zero; counties have their city's; empty for provinces that have many."""
    pinyin: str
    """Syllables of ``name`` without tones, ü written v: ``hang zhou shi``."""
    aliases: tuple[str, ...] = ()
    """Other names in use, in hanzi and Latin letters."""
    area_confident: bool = True
    """False where no second source confirmed ``area_code``: it is not dialled (``guide.fill.hotline``)."""
    also: str = ""
    """Second place it is shown under: cities of 兵团 lie in 新疆."""

    @property
    def initials(self) -> str:
        """First letter of each syllable of ``name``: ``hzs``."""
        return "".join(syllable[0] for syllable in self.pinyin.split())
