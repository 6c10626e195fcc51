"""What is laid out alike for every system: the program with its words and pictures, and modules as bytecode."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOR_AUTHORS = ("schema", "screenshots", "__pycache__", "*.md")
"""In data/ and assets/ only an editor needs these."""
ICON = "qinbao-128.png"
"""A window needs one; the others are where the system looks for them."""
COMPILE = "import compileall, py_compile, sys; sys.exit(not compileall.compile_dir({0!r}, quiet=1, legacy=True, "
COMPILE += "optimize=2, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH, stripdir={0!r}))"


def program(target: Path) -> None:
    """The program itself, with its words and pictures where an installed one has them (``qinbao.paths``)."""
    hidden = shutil.ignore_patterns(*FOR_AUTHORS)
    shutil.copytree(ROOT / "desktop" / "qinbao", target, ignore=hidden)
    for name in ("data", "assets"):
        shutil.copytree(ROOT / name, target / name, ignore=hidden)
    for path in (target / "assets" / "icons" / "app").iterdir():
        if path.name != ICON:
            path.unlink()


def compiled(library: Path, compiler: str) -> None:
    """Replace every module by its bytecode: a Python elsewhere writes what this one shall read.

    Without docstrings, and without the columns that a traceback would mark in lines it does not have here.
    """
    command = [compiler, "-I", "-X", "no_debug_ranges", "-c", COMPILE.format(str(library))]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    for path in library.rglob("*.py"):
        path.unlink()
