"""A checkout whose content is there several times over, as far as a start and a guide can tell."""

import re
import shutil
from pathlib import Path

SPLIT = re.compile(r"^(?=- )", re.MULTILINE)


def grow(root: Path, folder: Path, times: int) -> Path:
    """Give a copy of the checkout with ``times`` as many facts: in each list of facts, and as files of regions."""
    (folder / "pyproject.toml").touch()
    for name in ("desktop", "assets"):
        (folder / name).symlink_to(root / name)
    # The package finds its content beside the pyproject.toml it lies below, so that it has to be a copy.
    (folder / "desktop").unlink()
    shutil.copytree(root / "desktop", folder / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "data", folder / "data")
    for name in ("sources", "glossary", "problems", "corrections", "sites"):
        _multiply(folder / "data" / f"{name}.yaml", times)
    for path in sorted((folder / "data" / "regions").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for copy in range(1, times):
            renamed = re.sub(r"(?m)^(\s*- id: )", rf"\g<1>x{copy}.", text)
            path.with_name(f"{path.stem}-{copy}.yaml").write_text(
                re.sub(r"(?m)^code: .*$", f'code: "9{copy}{path.stem[:8]}"', renamed), encoding="utf-8"
            )
    for path in sorted((folder / "data" / "topics").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for copy in range(1, times):
            path.with_name(f"{path.stem}-{copy}.yaml").write_text(text, encoding="utf-8")
    return folder


def _multiply(path: Path, times: int) -> None:
    """Repeat the items of a list, each time with other ids."""
    text = path.read_text(encoding="utf-8")
    head, *items = SPLIT.split(text)
    more = []
    for copy in range(1, times):
        more += [re.sub(r"^- id: ", f"- id: x{copy}.", item) for item in items if item.startswith("- id: ")]
    whole = "".join(item if item.endswith("\n") else f"{item}\n" for item in [*items, *more])
    path.write_text(head + whole, encoding="utf-8")
