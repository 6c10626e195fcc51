"""What takes the room in the unpacked program, as a table.

    python3 size_table.py debian|windows FOLDER [PACKAGE ...]

Exit code 1 where a goal is missed.
"""

import os
import re
import sys
from collections import Counter
from pathlib import Path

GROUPS = {
    "Typst (sheets, PDF)": r"/typst/",
    "Qt: ICU": r"libicu",
    "Qt: libraries and plugins": r"libQt6|/Qt6\w+\.dll$|/plugins/|/translations/",
    "Qt for Python": r"/(PySide6|shiboken6)/|libpyside6|libshiboken6",
    "Fonts": r"/assets/fonts/",
    "Icons and templates": r"/assets/",
    "Content": r"/qinbao/data/",
    "The program itself": r"(?i)/lib/qinbao/|/qinbao(-cli)?(\.exe)?$|/touch_frame\.so$",
    "Other packages": r"/(zxingcpp|msgspec|yaml|tuf|securesystemslib|urllib3|qrcode|platformdirs)/",
    "Python": r"libpython|\.pyc$|\.cpython-[^/]+\.so$|/python3|/_?\w+\.pyd$|/vcruntime|/libffi",
}
LARGEST = {
    "debian": {"installed": 120, "package": 45},
    "windows": {"installed": 140e6 / 2**20, "package": 40e6 / 2**20},
}
"""MiB; the goals. That for Debian is missed: 18.5 of what is installed are fonts inside Typst's library, which this
program never reads. That for Windows was set in millions of bytes, with those fonts in it."""


def group(path: str) -> str:
    """Give the first group whose pattern is found in the path."""
    return next((name for name, pattern in GROUPS.items() if re.search(pattern, path)), "Everything else")


def sizes(folder: Path) -> Counter[str]:
    """Give bytes by group; links count nothing."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[group("/" + path.relative_to(folder.parent).as_posix())] += path.stat().st_size
    return found


def main(system: str, folder: Path, packages: list[Path]) -> int:
    """Print the table; exit code 1 where a goal is missed."""
    goals = LARGEST[system]
    found = sizes(folder)
    print("| what | MiB |\n|---|---:|")
    for name, size in found.most_common():
        print(f"| {name} | {size / 2**20:.1f} |")
    measured = [("installed", "installed", sum(found.values()))]
    measured += [("package", path.name, os.path.getsize(path)) for path in packages]
    for goal, name, size in measured:
        print(f"| **{name}** (goal {goals[goal]:.0f}) | **{size / 2**20:.1f}** |")
    return int(any(size > goals[goal] * 2**20 for goal, _, size in measured))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]]))
