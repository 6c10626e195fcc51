"""Names every item of the regional research and of the list of official sites, so that a ledger can account for each.

The files are not part of the project: where the folder named by ``QINBAO_RESEARCH`` is absent, checks skip.
An item of ``cities/`` carries an id of its own, which is its key: ``cities/FILE:ITEM-ID``.
Run as a script it prints the keys of one province with an open fate, ready to be filled in; the province is named
both by its name and by the first two digits of its code:
``QINBAO_RESEARCH=DIR python tests/content/research.py 浙江 33``.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import yaml

FILES = ("national-notes", "regions-north-east", "regions-south-west", "regions-official-extra")
SITES = "official-sites"
CITIES = "cities"
SECTIONS = ("channels", "eligible", "conditions", "documents", "limits", "notes", "unknown")


def folder() -> Path | None:
    """The research folder, or none where it is not at hand."""
    named = os.environ.get("QINBAO_RESEARCH")
    return Path(named) if named and (Path(named) / f"{FILES[0]}.yaml").exists() else None


def items(root: Path) -> dict[str, Any]:
    """Key → item for everything the research says; a key ends in a digest, so that a changed item asks for a new look.

    An item of ``cities/`` has a stable id instead: ``cities/FILE:ITEM-ID``, without a digest.
    """
    found: dict[str, Any] = {}
    for file in FILES:
        for region in yaml.load((root / f"{file}.yaml").read_text("utf-8"), yaml.CSafeLoader):
            base = f"{file}:{region['province']}/{region['city'] or '-'}"
            for task, body in (region.get("tasks") or {}).items():
                for section in SECTIONS:
                    _add(found, f"{base}:{task}.{section}", (body or {}).get(section))
            for section in ("hotline", "counters", "conflicts", "unknown"):
                _add(found, f"{base}:{section}", region.get(section))
    for region in yaml.load((root / f"{SITES}.yaml").read_text("utf-8"), yaml.CSafeLoader):
        base = f"{SITES}:{region['province']}/{region['city'] or '-'}"
        _add(found, f"{base}:site", {key: region.get(key) for key in ("bureau_site", "candidate_unverified", "qr")})
        for section in ("other_official_sites", "apps"):
            _add(found, f"{base}:{section}", region.get(section))
    for path in sorted((root / CITIES).glob("*.yaml")):
        for item in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader):
            found[f"{CITIES}/{path.stem}:{item['id']}"] = item
    return found


def _add(found: dict[str, Any], key: str, value: Any) -> None:
    if not value:
        return
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        digest = hashlib.sha256(json.dumps(item, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
        found[f"{key}.{index}#{digest[:8]}"] = item


if __name__ == "__main__":
    root = folder()
    if root is None:
        sys.exit("set QINBAO_RESEARCH to the research folder")
    for key, item in items(root).items():
        where = item["place"] if key.startswith(f"{CITIES}/") else key.split(":")[1]
        if where.startswith(tuple(sys.argv[1:]) or ("",)):
            print(f"{key}: ")
