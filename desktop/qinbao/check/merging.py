"""Write local records into the files of the authors: few new lines, all others as they are.

What is there stays there. A way under the same name gives its place, and its id, to the one that was asked for now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import yaml
from msgspec.structs import replace

from qinbao.check.content_date import KEY
from qinbao.content.fact import Counter, Source
from qinbao.content.heard import Heard, Noted
from qinbao.content.heard_overlay import for_authors, overlay, settled, source
from qinbao.content.library import Library
from qinbao.content.place import Place
from qinbao.content.topic import CityFile, Overlay, Region
from qinbao.content.yaml_file import Loader, Trail

_MONTH = re.compile(rf"^( +{KEY}: .*?)(\d{{4}})(\D+)(\d{{1,2}})", re.MULTILINE)


class InlineError(Exception):
    """A list or mapping that stands on one line, so that nothing can be put into it."""

    def __init__(self, file: str, key: str) -> None:
        super().__init__(f"{file} {key}")
        self.file, self.key = file, key


def merged(library: Library, noted: Iterable[Noted]) -> dict[str, str]:
    """New text of each file that changes, by its name below the folder: regions, ``sources.yaml``, ``words.yaml``.

    Records of places and matters that ``library`` does not have are left out. Raises ``InlineError``, and ``OSError``
    where a file cannot be read.
    """
    texts: dict[str, str] = {}
    gone: set[str] = set()
    for place, topic, heard in _known(library, noted):
        region = library.region_files[library.places.province_of(place).code]
        name = f"regions/{region.name}"
        text = texts.get(name) or region.read_text("utf-8")
        call = source(heard, place.code, topic, place.short, library.words)
        prefix = f"{region.stem}.{place.code}".lower()
        about = library.about(heard, library.local(topic, place.code).topic.routes)
        rules, counters = overlay(heard, call.id, topic, prefix, library.words, about)
        rules = for_authors(rules)
        page = _Page(name, text)
        texts[name] = page.with_rules(place, topic, _settled(library, place, topic, rules), counters)
        gone |= page.gone
        _with_source(library, texts, call)
        _with_month(library, texts, heard)
    _without_sources(library, texts, gone)
    return texts


def _settled(library: Library, place: Place, topic: str, rules: Overlay) -> Overlay:
    """Among the ways of the place itself: what holds further up stays there and is not withdrawn."""
    region = library.region(library.places.province_of(place).code)
    homes: tuple[Region | CityFile, ...] = (region, *region.cities) if isinstance(region, Region) else ()
    home = next((home for home in homes if home.code == place.code), None)
    standing = home.topics[topic].routes if home and topic in home.topics else ()
    return replace(settled(rules, standing), withdraw=())


def _known(library: Library, noted: Iterable[Noted]) -> Iterator[tuple[Place, str, Heard]]:
    for record in noted:
        place = library.places.get(record.code)
        if place is None or not isinstance(library.region(library.places.province_of(place).code), Region):
            continue
        yield from ((place, topic, heard) for topic, heard in record.topics.items() if topic in library.topic_ids)


def left_out(library: Library, noted: Iterable[Noted]) -> Iterator[tuple[str, str]]:
    """(word key, code or matter) of what ``merged`` leaves out."""
    for record in noted:
        place = library.places.get(record.code)
        if place is None or not isinstance(library.region(library.places.province_of(place).code), Region):
            yield "place", record.code
            continue
        yield from (("topic", topic) for topic in record.topics if topic not in library.topic_ids)


def _with_source(library: Library, texts: dict[str, str], call: Source) -> None:
    name = "sources.yaml"
    text = texts.get(name) or (library.root / name).read_text("utf-8")
    if call.id not in library.sources:
        text = text.rstrip("\n") + "\n" + "".join(f"{line}\n" for line in spelled([msgspec.to_builtins(call)], 0))
    texts[name] = text


def _without_sources(library: Library, texts: dict[str, str], gone: set[str]) -> None:
    """A source on which nothing stands any more goes with the way that stood on it."""
    name = "sources.yaml"
    others = [path for path in library.root.rglob("*.yaml") if path.name != name] if gone else []
    said = [texts.get(path.relative_to(library.root).as_posix()) or path.read_text("utf-8") for path in others]
    for unused in sorted(gone):
        named = re.compile(rf"(?<![\w.-]){re.escape(unused)}(?![\w.-])")
        if not any(map(named.search, said)):
            texts[name] = _Page(name, texts[name]).without(unused)


def _with_month(library: Library, texts: dict[str, str], heard: Heard) -> None:
    """内容截至 on the start page is the month of the newest fact."""
    name = "words.yaml"
    text = texts.get(name) or (library.root / name).read_text("utf-8")
    year, month, _ = heard.day.split("-")
    said = _MONTH.search(text)
    if said and (int(said[2]), int(said[4])) < (int(year), int(month)):
        texts[name] = text[: said.start(2)] + f"{year}{said[3]}{int(month)}" + text[said.end(4) :]


class _Page:
    """The text of a regional file, line by line; the tree is read anew after each change."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.gone: set[str] = set()
        """Sources of ways that gave their place away."""
        self.lines = text.rstrip("\n").split("\n")
        self._read: tuple[str, Any] | None = None

    def with_rules(self, place: Place, topic: str, rules: Overlay, counters: tuple[Counter, ...]) -> str:
        """The text with these rules of ``place``."""
        plain: dict[str, Any] = msgspec.to_builtins(rules)
        desks: list[Any] = msgspec.to_builtins(list(counters))
        city = self._city(place)
        if city is None:
            fresh = {"code": place.code, "name": place.name, "topics": {topic: plain}}
            self._add_city(place.code, {**fresh, "counters": desks} if desks else fresh)
        else:
            self._add_rules(city, topic, plain)
            if desks:
                self._add_items(city, "counters", desks)
        return "\n".join(self.lines) + "\n"

    def without(self, wanted: str) -> str:
        """The text of a list without the item of that id."""
        items = self._block(()).value
        found = next((at for at in range(len(items)) if self._keys((at,))["id"].value == wanted), None)
        if found is not None:
            del self.lines[items[found].start_mark.line : self._end(items[found])]
        return "\n".join(self.lines) + "\n"

    def _city(self, place: Place) -> Trail | None:
        """Trail of the mapping of a place, where there is one."""
        region = self._keys(())
        if region["code"].value == place.code:
            return ()
        codes = self._codes() if "cities" in region else []
        return ("cities", codes.index(place.code)) if place.code in codes else None

    def _add_city(self, code: str, plain: dict[str, Any]) -> None:
        """Cities stand in the order of their codes."""
        if "cities" not in self._keys(()):
            self._add_key((), "cities", [plain])
            return
        cities = self._block(("cities",))
        later = (city for other, city in zip(self._codes(), cities.value, strict=True) if other > code)
        after = next(later, None)
        at = after.start_mark.line if after is not None else self._end(cities)
        self.lines[at:at] = spelled([plain], cities.start_mark.column)

    def _codes(self) -> list[str]:
        cities = range(len(self._block(("cities",)).value))
        return [self._keys(("cities", at))["code"].value for at in cities]

    def _add_rules(self, city: Trail, topic: str, plain: dict[str, Any]) -> None:
        if "topics" not in self._keys(city):
            self._add_key(city, "topics", {topic: plain})
        elif topic not in self._keys((*city, "topics")):
            self._add_key((*city, "topics"), topic, plain)
        else:
            home = (*city, "topics", topic)
            for key, value in plain.items():
                if isinstance(value, str):
                    self._set(home, key, value)
                else:
                    self._add_items(home, key, list(value))

    def _add_items(self, trail: Trail, key: str, items: list[Any]) -> None:
        """Items come first in their list; a way takes the place and the id of one with the same name."""
        if key not in self._keys(trail):
            self._add_key(trail, key, items)
            return
        for item in items:
            known = self._block((*trail, key))
            same = next((at for at in range(len(known.value)) if self._alike((*trail, key, at), item)), None)
            at, column = known.start_mark.line, known.start_mark.column
            if same is not None:
                old = known.value[same]
                at, end = old.start_mark.line, self._end(old)
                (was,) = yaml.load("\n".join(self.lines[at:end]), Loader=yaml.BaseLoader)
                item = {**item, "id": was["id"]}
                del self.lines[at:end]
                self.gone |= {one for part in (was, *was.get("steps", ())) for one in part.get("sources", ())}
            self.lines[at:at] = spelled([item], column)

    def _alike(self, trail: Trail, item: dict[str, Any]) -> bool:
        """Whether the way at ``trail`` bears the name of ``item`` and is found in the same app."""
        mine = {key: node.value for key, node in self._keys(trail).items()}
        wanted = ("within", "name")
        return "within" in item and "when" not in mine and all(mine.get(key) == item.get(key) for key in wanted)

    def _set(self, trail: Trail, key: str, value: str) -> None:
        known = self._keys(trail)
        if key not in known:
            self._add_key(trail, key, value)
            return
        at, column = known[key].start_mark.line, known[key].start_mark.column
        self.lines[at] = self.lines[at][:column] + value

    def _add_key(self, trail: Trail, key: str, value: Any) -> None:
        """At the end of the mapping."""
        mapping = self._block(trail)
        at = self._end(mapping)
        self.lines[at:at] = spelled({key: value}, mapping.start_mark.column)

    def _keys(self, trail: Trail) -> dict[str, Any]:
        return {key.value: value for key, value in self._block(trail).value}

    def _block(self, trail: Trail) -> Any:
        """The list or mapping at ``trail``. Raises ``InlineError`` where it stands on one line, or is nothing."""
        node = self._tree()
        for part in trail:
            values = node.value if isinstance(part, int) else {key.value: value for key, value in node.value}
            node = values[part]
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            raise InlineError(self.name, str(trail[-1]))
        return node

    def _tree(self) -> Any:
        """The file as it stands now; read once between two changes."""
        text = "\n".join(self.lines)
        if self._read is None or self._read[0] != text:
            self._read = text, yaml.compose(text, Loader=Loader)
        return self._read[1]

    def _end(self, node: Any) -> int:
        """The line after the last of a block: blank lines and remarks before the next belong to that."""
        at = int(node.end_mark.line) if node.end_mark.column == 0 or node.end_mark.line < len(self.lines) else 0
        at = at or len(self.lines)
        while at > 0 and (not self.lines[at - 1].strip() or self.lines[at - 1].lstrip().startswith("#")):
            at -= 1
        return at


class _Dumper(yaml.SafeDumper):
    """Lists below a key stand further in than the key, as authors write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def spelled(value: Any, column: int) -> list[str]:
    """``value`` as YAML, line by line, moved in by ``column``."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return [" " * column + line for line in text.rstrip("\n").split("\n")]
