#!/usr/bin/env python3
"""Write ``data/schema/*.json`` from the record types, so that an editor completes keys and explains them.

The first line of each data file names its schema; missing ones are put in.
Run with the project's environment: ``.venv/bin/python packaging/make/schema.py``; ``--check`` only compares.
Descriptions are the docstrings below the fields, so there is one place where a key is explained.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "desktop"))

from qinbao.check.data_folder import FOLDERS, FORMATS  # noqa: E402
from qinbao.content import ask, beside, changes, comparison, fact, household, leaflet, route, topic  # noqa: E402

HEADER = "# yaml-language-server: $schema={}schema/{}.json\n"


def schemas() -> dict[str, dict[str, Any]]:
    """Schema by name: ``topic``, ``region``, ``questions`` and so on."""
    kinds = {Path(name).stem: kind for name, kind in FORMATS.items() if not str(kind).startswith("dict")}
    kinds |= {folder.removesuffix("s"): kind for folder, kind in FOLDERS.items()}
    explained = explanations()
    found = {}
    for name, kind in kinds.items():
        schema = msgspec.json.schema(kind)
        for record, definition in schema.get("$defs", {}).items():
            definition.pop("description", None)
            for key, value in definition.get("properties", {}).items():
                if text := explained.get(record, {}).get(key):
                    value["description"] = text
        found[name] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return found


def explanations() -> dict[str, dict[str, str]]:
    """Record → key → the docstring under that field, own fields before inherited ones."""
    own: dict[str, dict[str, str]] = {}
    bases: dict[str, list[str]] = {}
    for module in (fact, ask, route, topic, beside, changes, comparison, household, leaflet):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                bases[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
                own[node.name] = dict(_documented(node))
    return {name: _with_bases(name, own, bases) for name in own}


def _documented(node: ast.ClassDef) -> list[tuple[str, str]]:
    pairs = []
    for field, text in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            pairs.append((field.target.id, " ".join(str(text.value.value).split())))
    return pairs


def _with_bases(name: str, own: dict[str, dict[str, str]], bases: dict[str, list[str]]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for base in bases.get(name, []):
        merged |= _with_bases(base, own, bases)
    return merged | own.get(name, {})


def headers() -> dict[Path, str]:
    """Each data file with a schema and the first line by which editors find it."""
    data = ROOT / "data"
    found = {data / f"{name}.yaml": HEADER.format("", name) for name in schemas() if f"{name}.yaml" in FORMATS}
    for folder in FOLDERS:
        header = HEADER.format("../", folder.removesuffix("s"))
        found |= dict.fromkeys(sorted((data / folder).glob("*.yaml")), header)
    return found


def main() -> int:
    """Write the schemas and the first lines, or with ``--check`` name the files that are not up to date."""
    folder = ROOT / "data" / "schema"
    stale = []
    for path, header in headers().items():
        text = path.read_text("utf-8")
        if not text.startswith(header):
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(header + text, "utf-8")
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                folder.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv:
        print("out of date: " + ", ".join(stale))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
