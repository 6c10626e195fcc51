"""What goes into a release, what it is called, and what is different from the one before."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from qinbao.content.packs.archive import unpacked
from qinbao.content.packs.manifest import NAMES, SMALL, TARGET
from qinbao.content.packs.version import order

NAME = "qinbao-content"
_VERSION = re.compile(r"^version:.*$", re.MULTILINE)


def files_of(data: Path, version: str) -> dict[str, bytes]:
    """Every file of a data folder that belongs into a pack; ``changes.yaml`` with this version."""
    found = {path.relative_to(data).as_posix(): path for path in data.rglob("*") if path.is_file()}
    files = {name: path.read_bytes() for name, path in sorted(found.items()) if NAMES.fullmatch(name)}
    said, times = _VERSION.subn(f"version: {version}", files["changes.yaml"].decode())
    if times != 1:
        raise ValueError("changes.yaml: one line begins with version:")
    return {**files, "changes.yaml": said.encode()}


def next_version(today: date, before: str) -> str:
    """The day, with a number from the second release of a day on."""
    version = today.strftime("%Y.%m.%d")
    number = 2
    plain = version
    while order(version) <= order(before):
        if not before.startswith(plain):
            raise ValueError(f"{before} was published already, and today is said to be {plain}")
        version = f"{plain}.{number}"
        number += 1
    return version


def before(targets: Path, sha256: str | None) -> tuple[str, dict[str, bytes]]:
    """Version and files of the release before; nothing where there is none."""
    if sha256 is None:
        return "", {}
    manifest, files = unpacked((targets / f"{sha256}.{TARGET}").read_bytes())
    return manifest.version, files


def pack(metadata: Mapping[str, bytes], targets: Mapping[str, bytes]) -> bytes:
    """One ``.qinbao`` file: nothing in it is packed, for the target is."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as file:
        for name, data in {**metadata, **targets}.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return raw.getvalue()


def file_names(version: str) -> dict[str, str]:
    """Target → name of the pack that holds it."""
    return {TARGET: f"{NAME}-{version}.qinbao", SMALL: f"{NAME}-{version}-small.qinbao"}


def summary(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each place, matter or file in which something is different."""
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) == new.get(name):
            continue
        if name not in old or name not in new:
            yield f"{name}: {'new' if name in new else 'gone'}"
        elif name.startswith("regions/"):
            yield from _places(name, yaml.safe_load(old[name]), yaml.safe_load(new[name]))
        else:
            yield f"{name}: changed"


def _places(name: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    homes = {one["code"]: one for one in (old, *old.get("cities", ()))}
    said = False
    for home in (new, *new.get("cities", ())):
        was = homes.pop(home["code"], {})
        keys = sorted(key for key in (was.keys() | home.keys()) - {"cities"} if was.get(key) != home.get(key))
        topics = was.get("topics", {}), home.get("topics", {})
        matters = sorted(one for one in topics[0].keys() | topics[1].keys() if topics[0].get(one) != topics[1].get(one))
        told = [*matters, *(key for key in keys if key != "topics")]
        if told:
            said = True
            yield f"{name}: {home.get('name', home['code'])}: {', '.join(told)}"
    for code in homes:
        said = True
        yield f"{name}: {code}: gone"
    if not said:
        yield f"{name}: changed in its form only"
