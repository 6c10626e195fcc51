"""Everything the program knows, each file read when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from qinbao import paths
from qinbao.content.ask import Ask
from qinbao.content.beside import Beside
from qinbao.content.cache import remembered
from qinbao.content.fact import Correction, Problem, Site, Source, Term
from qinbao.content.heard_files import HeardFiles
from qinbao.content.messages import message
from qinbao.content.overlay import Local, Rung, lay
from qinbao.content.place import Place
from qinbao.content.places import Places
from qinbao.content.topic import Card, CityFile, Overlay, Question, Region, Topic
from qinbao.content.trouble import ContentError, Trouble
from qinbao.content.words import Words, flatten
from qinbao.files import read_plain

if TYPE_CHECKING:
    from qinbao.content.changes import Changes
    from qinbao.content.comparison import Comparison
    from qinbao.content.heard import Heard, Noted
    from qinbao.content.household import HouseholdRules
    from qinbao.content.leaflet import Leaflet
    from qinbao.content.route import Route

T = TypeVar("T")
_ASKED = ("paper.mark.heard", "paper.mark.run-heard")
"""Words that say who asked on the telephone."""
_CODE = re.compile(rb'^code: *["\']?(\w+)', re.MULTILINE)


class Library:
    """The content of one data folder; lazily read, never changed.

    A broken region file takes only itself out (``Local.out`` says so); any other broken file raises
    ``ContentError`` when it is first needed.
    """

    def __init__(
        self, root: Path | None = None, cache: Path | None = None, heard: Path | None = None, *, office: bool = False
    ) -> None:
        """``root``: a data folder, by default the program's own. ``cache``: where parsed files may be kept.

        ``heard``: the folder of local records, which lie on top of everything; none: without any. ``office``: whether
        it is an office that asked, and not the reader.
        """
        self.root = root or paths.shipped("data")
        self.heard = HeardFiles(heard, cache) if heard is not None else None
        self._office = office
        self._cache = cache
        self._local: dict[tuple[str, str | None], Local] = {}
        self._regions: dict[str, Region | Trouble] = {}
        self._whole = False

    @cached_property
    def places(self) -> Places:
        """All insured places."""
        return Places.load(self.root / "places.json")

    @cached_property
    def words(self) -> Words:
        """Words of the program itself."""
        read = remembered(self._cache, self.root / "words.yaml", dict[str, str], _words)
        asked = {key: read[f"{key}-office"] for key in _ASKED if self._office and f"{key}-office" in read}
        return Words({**read, **asked})

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The start page; its order is the order of topics everywhere."""
        return self._read("home.yaml", tuple[Card, ...])

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self._read("questions.yaml", tuple[Question, ...])}

    @cached_property
    def supposed(self) -> dict[str, str]:
        """What counts where a question is not answered, by its id; ``unknown`` where nothing does."""
        return {name: question.assume or "unknown" for name, question in self.questions.items()}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self._read("sources.yaml", tuple[Source, ...])}

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Official addresses a QR code may hold."""
        return self._read("sites.yaml", tuple[Site, ...])

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Popular but wrong sentences."""
        return self._read("corrections.yaml", tuple[Correction, ...])

    @cached_property
    def problems(self) -> dict[str, Problem]:
        """做不下去, by id."""
        return {problem.id: problem for problem in self._read("problems.yaml", tuple[Problem, ...])}

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What may be asked at the hotline."""
        return self._read("asks.yaml", tuple[Ask, ...])

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Words of the field, explained."""
        return self._read("glossary.yaml", tuple[Term, ...])

    @cached_property
    def comparison(self) -> Comparison:
        """亲情账户, 家庭共济 and 支付宝亲情卡 side by side."""
        from qinbao.content.comparison import Comparison

        return self._read("comparison.yaml", Comparison)

    @cached_property
    def household(self) -> HouseholdRules:
        """Limits and sentences for planning a whole household."""
        from qinbao.content.household import HouseholdRules

        return self._read("household.yaml", HouseholdRules)

    @cached_property
    def beside(self) -> Beside:
        """The paths of what is done beside the topics; the program's own where a folder has none of its own."""
        name = "beside.yaml"
        if (self.root / name).is_file():
            return self._read(name, Beside)
        path = paths.shipped("data") / name
        return remembered(self._cache, path, Beside, lambda path: _parsed(path, Beside))

    @cached_property
    def leaflet(self) -> Leaflet:
        """How to use the program, on one sheet."""
        from qinbao.content.leaflet import Leaflet

        return self._read("leaflet.yaml", Leaflet)

    @cached_property
    def changes(self) -> Changes:
        """The version, and what changed; nothing for a folder that has none."""
        from qinbao.content.changes import Changes

        name = "changes.yaml"
        return self._read(name, Changes) if (self.root / name).is_file() else Changes()

    @cached_property
    def topic_ids(self) -> tuple[str, ...]:
        """Ids of all topics, in the order of the start page."""
        return tuple(card.topic for card in self.cards)

    def topic(self, topic: str) -> Topic:
        """The national topic. Raises ``KeyError`` for an unknown id."""
        return self.local(topic, None).topic

    def naming(self, wanted: str) -> Iterator[str]:
        """The topics that are read already, and those in whose file ``wanted`` stands: no other can hold that id."""
        for topic in self.topic_ids:
            if (topic, None) in self._local or self._written(topic, wanted):
                yield topic

    def _written(self, topic: str, wanted: str) -> bool:
        try:
            return wanted.encode() in (self.root / f"topics/{topic}.yaml").read_bytes()
        except OSError:
            return True  # reading it as a topic says what is wrong

    def local(self, topic: str, place: str | None) -> Local:
        """``topic`` as it stands in ``place`` (a code, or none for the national baseline)."""
        key = (topic, place)
        if key not in self._local:
            self._local[key] = self._lay(topic, place)
        return self._local[key]

    def region(self, province: str) -> Region | Trouble | None:
        """The file of a province by its code: read, broken, or not there."""
        if province not in self._regions and province in self.region_files:
            path = self.region_files[province]
            try:
                self._regions[province] = self._read(f"regions/{path.name}", Region)
            except ContentError as error:
                self._regions[province] = error.trouble
        return self._regions.get(province)

    def read_all(self) -> tuple[Trouble, ...]:
        """Read every file now and keep it, so that no later look at a file tells what was asked for, and when.

        Gives what is wrong with the files of provinces; raises ``ContentError`` for any other file that is broken.
        """
        _ = self.places, self.words, self.sources, self.sites, self.corrections, self.problems, self.asks, self.terms
        _ = self.comparison, self.household, self.beside, self.leaflet, self.changes, self.questions, self.letters
        for topic in self.topic_ids:
            self.topic(topic)
        if self.heard is not None:
            self.heard.hold()
        read = [self.region(province) for province in self.region_files]
        self._whole = True
        return tuple(region for region in read if isinstance(region, Trouble))

    def leave_out(self, province: str, trouble: Trouble) -> None:
        """Serve without the file of a province, whatever could be read of it."""
        self._regions[province] = trouble
        self._local = {key: local for key, local in self._local.items() if key[1] is None}

    @cached_property
    def letters(self) -> frozenset[str]:
        """Characters that schools teach or the glossary explains; none where their list cannot be read."""
        try:
            rows = (self.root / "common-characters.txt").read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return frozenset()
        taught = {letter for row in rows if not row.startswith("#") for letter in row}
        return frozenset(taught.union(*(word for term in self.terms for word in (term.term, *term.also))))

    def rare(self, text: str) -> str:
        """The first character of ``text`` that readers may not know, unless a place is spelt so; else nothing."""
        known = self.letters
        # No regular expression: to compile a range of all hanzi takes longer than to read a topic.
        strange = (one for one in text if "\u3400" <= one <= "\u9fff" and known and one not in known)
        return next((one for one in strange if not self.places.spelt(one, text)), "")

    def noted(self, place: str) -> Noted | Trouble | None:
        """The local record of a place: read, not to be used, or not there."""
        if self.heard is None:
            return None
        noted = self.heard.read(place)
        if noted and not isinstance(noted, Trouble) and self.places.get(place) is None:
            return Trouble(f"{place}.yaml", 1, "place-unknown", message("place-unknown", code=place))
        return noted

    def reread(self) -> None:
        """What was worked out from local records is worked out anew: one has been written."""
        self._local = {}

    def shipped(self) -> Library:
        """The same content without local records, for what is said about the content itself."""
        return Library(self.root, self._cache)

    def forget(self) -> None:
        """Drop what was worked out for single places, so that nothing tells which were asked for; nothing is lost."""
        self._local = {key: local for key, local in self._local.items() if key[1] is None}
        if not self._whole:
            self._regions.clear()

    @cached_property
    def region_files(self) -> dict[str, Path]:
        """Province code → file, found by the first ``code:`` line, so that no file is parsed for it."""
        files: dict[str, Path] = {}
        for path in sorted((self.root / "regions").glob("*.yaml")):
            try:
                found = _CODE.search(read_plain(path, 4096))
            except OSError:
                found = None
            code = found.group(1).decode() if found else self._code_of(path.stem)
            files.setdefault(code, path)
        return files

    def _code_of(self, stem: str) -> str:
        """The province a file is named after, for files too broken to say it themselves: zhejiang → 330000."""
        for province in self.places.provinces():
            names = (province.code.lower(), province.pinyin.replace(" ", ""), *province.aliases)
            if any(name.startswith(stem) for name in names):
                return province.code
        return stem

    def _lay(self, topic: str, place: str | None) -> Local:
        if place is None:
            if topic not in self.topic_ids:
                raise KeyError(topic)
            return Local(self._read(f"topics/{topic}.yaml", Topic))
        local = self.local(topic, None)
        found = self.places.get(place)
        if found is None:
            return local
        chain = (found, *self.places.ancestors(found))
        local = self._lay_region(local, topic, chain)
        for code in (step.code for step in reversed(chain)):
            local = self._lay_heard(local, topic, code)
        return local

    def _lay_region(self, local: Local, topic: str, chain: tuple[Place, ...]) -> Local:
        region = self.region(chain[-1].code)
        if isinstance(region, Trouble):
            return replace(local, out=region)
        if region is None:
            return local
        if overlay := region.topics.get(topic):
            whole = self.places.city_of(chain[-1]) is not None  # 北京 is province and city at once
            local = lay(local, overlay, region.code, "city" if whole else "province")
        local = replace(local, counters=region.counters, hotline=region.hotline)
        for code in (step.code for step in reversed(chain[:-1])):
            if city := _city(region, code):
                local = _lay_city(local, city, city.topics.get(topic))
        return local

    def _lay_heard(self, local: Local, topic: str, code: str) -> Local:
        noted, place = self.noted(code), self.places.get(code)
        if noted is None or isinstance(noted, Trouble) or place is None or topic not in noted.topics:
            return local
        return self._lay_noted(local, topic, place, noted.topics[topic])

    def called(self, relation: str | None) -> str:
        """What a relation is called (妈妈, 孩子), and what any is where none is known."""
        options = self.questions["for"].options
        found = next((option.call for option in options if option.value == relation), None)
        return found or self.words("guide.family")

    def about(self, heard: Heard, routes: Iterable[Route]) -> tuple[str, str]:
        """What the relation and the way among ``routes`` are called that a no was told about."""
        return self.called(heard.whom), next((way.name for way in routes if way.id == heard.way), "")

    def _lay_noted(self, local: Local, topic: str, place: Place, heard: Heard) -> Local:
        from qinbao.content.heard_overlay import LOCAL, overlay, settled, source

        code = place.code
        ground = source(heard, code, topic, place.short, self.words)
        about = self.about(heard, local.topic.routes)
        rules, counters = overlay(heard, ground.id, topic, f"{LOCAL}.{code}".lower(), self.words, about)
        local = lay(local, settled(rules, local.topic.routes), code, "city")
        return replace(local, counters=counters + local.counters, rung={**local.rung, ground.id: Rung(ground, heard)})

    def _read(self, name: str, kind: type[T]) -> T:
        return remembered(self._cache, self.root / name, kind, lambda path: _parsed(path, kind))


def _words(path: Path) -> dict[str, str]:
    from qinbao.content.yaml_file import read_yaml

    return flatten(read_yaml(path))


def _parsed(path: Path, kind: type[T]) -> T:
    # Imported here because a start with a warm cache parses nothing, and PyYAML alone is a tenth of that start.
    from qinbao.content.typed import typed
    from qinbao.content.yaml_file import read_yaml

    return typed(read_yaml(path), kind)


def _city(region: Region, code: str) -> CityFile | None:
    return next((city for city in region.cities if city.code == code), None)


def _lay_city(local: Local, city: CityFile, overlay: Overlay | None) -> Local:
    if overlay:
        local = lay(local, overlay, city.code, "city")
    return replace(local, counters=city.counters + local.counters, hotline=city.hotline + local.hotline)
