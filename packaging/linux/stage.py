"""Lay out the program for Linux as one folder: `qinbao` (launcher.c), and `lib` with Python and all that it loads.

    python3 stage.py TARGET

The Python that runs this is the one that is laid out, with the wheels of `requirements-build.txt` in its environment,
headers and a shared library. Needs `gcc`, `readelf` and `strip`. Exit code 1 where a library is missing.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from modulefinder import ModuleFinder
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[1] / "bundle"))
from lay import compiled, program

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(sysconfig.get_path("platlib"))
STANDARD = Path(sysconfig.get_path("stdlib"))
KIOSK = ROOT / "packaging" / "kiosk"
FROM = (SITE / "shiboken6" / "files.dir", SITE, KIOSK, STANDARD / "lib-dynload", STANDARD)
"""Where modules are looked for, besides those of the program. Those of the first stay there, where PySide6 looks."""
UNUSED = """
PIL numpy cv2 tkinter unittest pydoc doctest pdb setuptools pip ssl _ssl sqlite3 lib2to3 distutils curses
bz2 _bz2 _codecs_hk _codecs_jp _codecs_kr _codecs_iso2022 _codecs_tw ensurepip venv
_pydecimal asyncio pyexpat smtplib tomllib xml xmlrpc cryptography
test _testcapi _testinternalcapi _aix_support _osx_support plistlib ctypes._aix ctypes.macholib encodings.mbcs
PySide6.QtNetwork PySide6.QtPrintSupport PySide6.QtSql
"""
"""Modules that something names and no page and no command needs on Linux, or does without."""
UNSEEN = ("make_pin", "_strptime", "logging.handlers", "runpy", "shibokensupport.signature.loader")
"""Modules that are started or loaded by name, or by a library of C."""
WHOLE = ("msgspec/*.py", "yaml/*.py", "securesystemslib/_internal/*.py")
"""Those that a library of C loads, or that lie in a folder that is no package."""
ENCODINGS = re.compile(
    r"encodings|aliases|ascii|charmap|cp125[0-2]|cp437|cp936|gb\w+|idna|iso8859_1|iso8859_15|latin_1|punycode|utf_\w+"
)
"""Those that a desktop of ours is set to, or that the program names."""
VERSIONS = ("msgspec", "pyside6_essentials", "pyyaml", "qrcode", "tuf", "typst", "zxing_cpp")
"""`qinbao --diagnose` tells the versions of these."""
PLUGINS = re.compile(
    r"platforms/libq(xcb|wayland|offscreen)\b|platforminputcontexts/lib(ibus|compose)|(iconengines|imageformats)/libqsvg"
    r"|wayland-shell-integration/libxdg-shell|wayland-decoration-client/libbradient"
)
"""Qt's plugins: only these come along."""
WITH_US = re.compile(r"libxcb-(cursor|icccm|image|keysyms|render-util|util)\.so\.")
"""Of the system's libraries these do, too: no usual desktop brings them, and without a network nobody can."""
OURS = re.compile(rf"lib(Qt6|icu|pyside6|shiboken6)|{WITH_US.pattern}")
"""Libraries that no system is asked for."""
QT = "PySide6/Qt/lib"
FINDING = f"-Wl,--disable-new-dtags,-rpath,$ORIGIN/lib:$ORIGIN/lib/{QT}"
"""Told to the linker: where all that the program loads finds libraries. The older tag of the two holds also for the
system's that come along and say nothing of it themselves; Qt for arm64 leaves one to be found by another of these."""


class Finder(ModuleFinder):
    """Finds what is imported anywhere in the code of a module, also inside of functions."""

    def find_module(self, name: str, path: Any, parent: Any = None) -> Any:
        """As Python's own, which breaks off at a folder without ``__init__``: that is none of ours."""
        try:
            return super().find_module(name, path, parent)
        except AttributeError as error:
            raise ImportError(name) from error


def names(folder: Path) -> Iterator[str]:
    """The modules below a folder, and the folder as a package."""
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded() -> set[Path]:
    """The file of every module that the program may load and that is not its own."""
    finder = Finder([str(ROOT / "desktop"), *map(str, FROM)], excludes=UNUSED.split())
    encodings = [name for name in names(STANDARD / "encodings") if ENCODINGS.fullmatch(name.rpartition(".")[2])]
    for name in (*names(ROOT / "desktop" / "qinbao"), *encodings, *UNSEEN):
        package, _, module = name.rpartition(".")
        finder.import_hook(package or module, None, [module] if package else None)
    files = {Path(module.__file__) for module in finder.modules.values() if module.__file__}
    files |= {path for pattern in WHOLE for path in SITE.glob(pattern)}
    return {path for path in files if not path.is_relative_to(ROOT / "desktop")}


def placed(file: Path) -> Path:
    """Where a file of the environment or of Python lies below ``lib``."""
    folder = next(folder for folder in FROM[1:] if file.is_relative_to(folder))
    return file.relative_to(folder)


def asked_for(file: Path) -> set[str]:
    """Names of the libraries that a library asks for."""
    table = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", table))


def system(name: str) -> Path:
    """A library of this machine. Exits where it is not there."""
    for folder in (sysconfig.get_config_var("LIBDIR"), f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}", "/usr/lib"):
        if (path := Path(folder, name)).is_file():
            return path
    raise SystemExit(f"{name}: missing")


def libraries(files: Sequence[Path]) -> dict[Path, Path]:
    """What these ask for that no system is asked for, and what that asks for in turn: place below ``lib`` and file.

    Exits where one is missing.
    """
    ours = {path.name: path for folder in (QT, "PySide6", "shiboken6") for path in (SITE / folder).glob("lib*.so*")}
    found: dict[Path, Path] = {}
    while files:
        wanted = sorted(name for name in set().union(*map(asked_for, files)) if OURS.match(name))
        new = {}
        for name in wanted:
            file = ours.get(name) or system(name)
            new[placed(file) if name in ours else Path(QT, name)] = file
        files = [file for place, file in new.items() if place not in found]
        found |= new
    return found


def laid(file: Path, target: Path) -> None:
    """Copy one file; of a library only what is needed at run time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
    if ".so" in target.suffixes:
        subprocess.run(["strip", "--strip-unneeded", target], check=True)


def fill(library: Path) -> None:
    """Lay everything out below ``lib``, modules as bytecode."""
    # PySide6 keeps modules of its own packed in a library, and unpacks and compiles them at every start, but where
    # this switch of its own has laid them out once.
    unpacked = {**os.environ, "SBK_EMBED": "0"}
    subprocess.run([sys.executable, "-I", "-c", "import PySide6.QtCore"], check=True, env=unpacked)
    files = {placed(file): file for file in loaded()}
    plugins = SITE / "PySide6" / "Qt" / "plugins"
    files |= {placed(file): file for file in plugins.rglob("*.so") if PLUGINS.match(str(file.relative_to(plugins)))}
    files |= libraries([file for file in files.values() if file.suffix == ".so"])
    files |= {placed(file): file for name in VERSIONS for file in SITE.glob(f"{name}-*.dist-info/METADATA")}
    program(library / "qinbao")
    for place, file in sorted(files.items()):
        laid(file, library / place)
    compiled(library, sys.executable)


def launcher(target: Path) -> None:
    """The program itself, and below ``lib`` the library of the Python that runs this."""
    python = system(sysconfig.get_config_var("INSTSONAME"))
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-s", FINDING, f"-I{sysconfig.get_path('include')}"]
    subprocess.run(["gcc", *flags, "-o", target, Path(__file__).with_name("launcher.c"), python], check=True)
    laid(python, target.parent / "lib" / python.name)


def touch_frame(target: Path) -> None:
    """What the kiosk loads into an old cage."""
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-s", "-shared", "-fPIC"]
    subprocess.run(["gcc", *flags, "-o", target, Path(__file__).with_name("touch_frame.c")], check=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    fill(folder / "lib")
    touch_frame(folder / "lib" / "touch_frame.so")
    launcher(folder / "qinbao")
