"""The small tools that make the packages."""

import ast
import codecs
import encodings
import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

LOADED = """
import pkgutil, sys, importlib
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import qinbao
for found in pkgutil.walk_packages(qinbao.__path__, "qinbao."):
    if found.name not in ("qinbao.__main__", "qinbao.printing.drawn", "qinbao.speech.system"):
        importlib.import_module(found.name)
import typst, zxingcpp, yaml, qrcode.main, importlib.metadata, logging.handlers
from multiprocessing import get_context
"""


def tool(root: Path, room: str, name: str) -> ModuleType:
    """A script of a room of packaging/ as a module."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", root / "packaging" / room / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NOTES = """# Changes

## 1.1 (2027-01-02)

- Larger letters & fewer words,
  on two lines.
- Another.

## 1.0 (2026-11-22)

- First.
"""


def test_release_notes_become_a_debian_changelog(root: Path) -> None:
    notes = tool(root, "make", "release_notes")
    made = notes.debian(notes.releases(NOTES), "Somebody <somebody@example.org>")
    assert made.startswith("qinbao (1.1) stable; urgency=low\n\n  * Larger letters & fewer words, on two lines.\n")
    assert " -- Somebody <somebody@example.org>  Sat, 02 Jan 2027 12:00:00 +0000\n" in made
    assert made.index("(1.1)") < made.index("(1.0)")


def test_release_notes_become_the_list_of_releases(root: Path) -> None:
    notes = tool(root, "make", "release_notes")
    made = notes.appstream(notes.releases(NOTES), "<component>\n  <releases/>\n</component>")
    assert '<release version="1.1" date="2027-01-02">' in made
    assert "<li>Larger letters &amp; fewer words, on two lines.</li>" in made


def test_the_notes_of_this_version_are_written(root: Path) -> None:
    import qinbao

    notes = tool(root, "make", "release_notes")
    text = (root / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert notes.releases(text)[0].version == qinbao.__version__


def test_notes_of_another_version_are_refused(root: Path) -> None:
    with pytest.raises(SystemExit):
        tool(root, "make", "release_notes").main("debian", "99.9", "a <b@c>")


def test_every_file_of_a_bundle_is_counted_once(root: Path, tmp_path: Path) -> None:
    table = tool(root, "bundle", "size_table")
    for name, size in (("typst/_typst.so", 5), ("PySide6/Qt/lib/libicudata.so.73", 3), ("strange", 2)):
        path = tmp_path / "qinbao" / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    (tmp_path / "qinbao" / "link").symlink_to("_internal/strange")
    found = table.sizes(tmp_path / "qinbao")
    assert found == {"Typst (sheets, PDF)": 5, "Qt: ICU": 3, "Everything else": 2}


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs binutils")
def test_a_library_in_vain_and_one_that_is_missing_are_told(root: Path, tmp_path: Path) -> None:
    from PySide6 import QtCore

    qt = Path(QtCore.__file__).parent / "Qt" / "lib"
    for name in ("libQt6Gui.so.6", "libQt6Svg.so.6"):
        (tmp_path / name).write_bytes((qt / name).read_bytes())
    faults = tool(root, "bundle", "libraries").faults(tmp_path)
    assert faults == [
        "libQt6Svg.so.6: nothing asks for it", "libQt6Core.so.6: missing", "libQt6DBus.so.6: missing"
    ]  # fmt: skip


def test_nothing_asks_for_the_data_that_icu_lost(root: Path) -> None:
    asks = re.compile(r"QStringConverter|QStringDecoder|QStringEncoder|QTimeZone|QCollator|localeAwareCompare")
    sources = [*(root / "desktop").rglob("*.py"), *(root / "packaging" / "kiosk").rglob("*.py")]
    assert not [path for path in sources if asks.search(path.read_text(encoding="utf-8"))]


def test_no_module_that_is_ever_loaded_stays_out_of_the_bundle(root: Path) -> None:
    """Without them everything can be loaded that Linux ever does, and what installs a pack is among it."""
    unused = tool(root, "bundle", "parts").UNUSED.split()
    subprocess.run([sys.executable, "-I", "-c", LOADED, *unused], check=True)


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("encodings/utf_8.pyc", True),
        ("encodings/gb18030.pyc", True),
        ("encodings/cp936.pyc", True),
        ("encodings/mac_cyrillic.pyc", False),
        ("collections/abc.pyc", True),
    ],
)
def test_encodings_of_our_desktops_stay(root: Path, name: str, stays: bool) -> None:
    assert tool(root, "bundle", "trim_encodings").wanted(name) is stays


def test_every_encoding_the_program_names_stays(root: Path) -> None:
    wanted, calls = tool(root, "bundle", "trim_encodings").wanted, ("encode", "decode", "read_text", "write_text")
    named = {}
    for path in (root / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                first = node.args[:1] if isinstance(node.func, ast.Attribute) and node.func.attr in calls else []
                given = [*first, *(word.value for word in node.keywords if word.arg == "encoding")]
                named |= {str(one.value): path.name for one in given if isinstance(one, ast.Constant)}
    assert "utf-8" in named
    files = {name: encodings.normalize_encoding(codecs.lookup(name).name) for name in named if encoding(name)}
    assert {name: named[name] for name, file in files.items() if not wanted(f"encodings/{file}.pyc")} == {}


def encoding(name: str) -> bool:
    """Whether Python knows it; what else is handed to functions of these names is none."""
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def test_a_library_without_some_encodings_is_still_one(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "base_library.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("encodings/utf_8.pyc", "encodings/koi8_r.pyc", "os.pyc"):
            archive.writestr(name, name)
    tool(root, "bundle", "trim_encodings").main(path)
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: name.encode() for name in ("encodings/utf_8.pyc", "os.pyc")
        }
