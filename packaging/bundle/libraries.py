"""Each library of the frozen program is asked for, and each of Qt that is asked for is there.

    python3 libraries.py FOLDER

Linux only; needs `readelf` (binutils). Exit code 1, and a line for each, where one is in vain or missing.
"""

import re
import subprocess
import sys
from pathlib import Path

MODULE = re.compile(r"\.(abi3|cpython-\w+(-\w+)*)\.so$")
"""Loaded by Python, by their name."""
OURS = re.compile(r"lib(Qt6|icu|pyside6|shiboken6|python3|xcb-(cursor|icccm|image|keysyms|render-util|util)\.)")
"""Libraries that no system is asked for."""


def asked_for(library: Path) -> set[str]:
    """Names of the libraries that one needs."""
    table = subprocess.run(["readelf", "-d", library], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", table))


def faults(folder: Path) -> list[str]:
    """What is there in vain, and what is missing."""
    there = [path for path in sorted(folder.rglob("*.so*")) if path.is_file() and not path.is_symlink()]
    needed: set[str] = set().union(*map(asked_for, there))
    names = {path.name for path in there}
    by_others = {path.name for path in there if "plugins" in path.parts or MODULE.search(path.name)}
    # The program that starts it opens Python by name.
    vain = {name for name in names - needed - by_others if not name.startswith("libpython3")}
    missing = {name for name in needed - names if OURS.match(name)}
    return [f"{name}: nothing asks for it" for name in sorted(vain)] + [f"{name}: missing" for name in sorted(missing)]


if __name__ == "__main__":
    raise SystemExit("\n".join(faults(Path(sys.argv[1]))) or 0)
