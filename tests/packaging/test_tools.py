"""The small tools that make the packages."""

import importlib.util
import struct
import sys
import sysconfig
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux libraries")


def tool(root: Path, name: str) -> ModuleType:
    """A script of packaging/ as a module."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", root / "packaging" / f"{name}.py")
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
    notes = tool(root, "release_notes")
    made = notes.debian(notes.releases(NOTES), "Somebody <somebody@example.org>")
    assert made.startswith("qinbao (1.1) stable; urgency=low\n\n  * Larger letters & fewer words, on two lines.\n")
    assert " -- Somebody <somebody@example.org>  Sat, 02 Jan 2027 12:00:00 +0000\n" in made
    assert made.index("(1.1)") < made.index("(1.0)")


def test_release_notes_become_the_list_of_releases(root: Path) -> None:
    notes = tool(root, "release_notes")
    made = notes.appstream(notes.releases(NOTES), "<component>\n  <releases/>\n</component>")
    assert '<release version="1.1" date="2027-01-02">' in made
    assert "<li>Larger letters &amp; fewer words, on two lines.</li>" in made


def test_the_notes_of_this_version_are_written(root: Path) -> None:
    import qinbao

    notes = tool(root, "release_notes")
    text = (root / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert notes.releases(text)[0].version == qinbao.__version__


def test_notes_of_another_version_are_refused(root: Path) -> None:
    with pytest.raises(SystemExit):
        tool(root, "release_notes").main("debian", "99.9", "a <b@c>")


def test_every_file_of_a_bundle_is_counted_once(root: Path, tmp_path: Path) -> None:
    table = tool(root, "size_table")
    for name, size in (("typst/_typst.so", 5), ("PySide6/Qt/lib/libicudata.so.73", 3), ("strange", 2)):
        path = tmp_path / "qinbao" / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    (tmp_path / "qinbao" / "link").symlink_to("_internal/strange")
    found = table.sizes(tmp_path / "qinbao")
    assert found == {"Typst (sheets, PDF)": 5, "Qt: ICU": 3, "Everything else": 2}


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("zh.res", True),
        ("en_US.res", True),
        ("fr.res", False),
        ("root.res", True),
        ("supplementalData.res", True),
        ("coll/ucadata.icu", True),
        ("gb18030.cnv", True),
        ("ibm-943_P15A-2003.cnv", False),
        ("brkitr/thaidict.dict", False),
    ],
)
def test_chinese_and_english_stay_in_icu(root: Path, item: str, stays: bool) -> None:
    assert tool(root, "trim_icu").wanted(item) is stays


def library() -> bytes:
    (path,) = (Path(sysconfig.get_path("purelib")) / "typst").glob("_typst*.so")
    return path.read_bytes()


def loads(module: Any, data: bytes) -> list[Any]:
    start, count = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<H", data, 56)[0]
    found = [module.Segment(*module.HEADER.unpack_from(data, start + 56 * index)) for index in range(count)]
    return [segment for segment in found if segment.kind == module.LOAD]


@LINUX
def test_only_fonts_leave_typst_and_everything_else_keeps_its_address(root: Path) -> None:
    trim = tool(root, "trim_typst")
    before = library()
    after = trim.trimmed(before)
    assert len(after) < len(before) - trim.LEAST
    whole = {one.address: before[one.offset : one.offset + one.in_file] for one in loads(trim, before)}
    for one in loads(trim, after):
        start, held = max((address, data) for address, data in whole.items() if address <= one.address)
        expected = held[one.address - start : one.address - start + one.in_file]
        found = after[one.offset : one.offset + one.in_file]
        # The table of segments itself, in the first page, is what was changed.
        assert found[trim.PAGE :] == expected[trim.PAGE :] if one.address == 0 else found == expected
    for start, end in trim.font_blocks(before, loads(trim, before)[0].in_file):
        assert any(tag in before[start:end] for tag in (b"OTTO", b"glyf"))


@LINUX
def test_segments_stay_in_the_order_a_loader_wants(root: Path) -> None:
    trim = tool(root, "trim_typst")
    made = loads(trim, trim.trimmed(library()))
    addresses = [one.address for one in made]
    assert addresses == sorted(addresses)
    assert all(one.offset % trim.PAGE == one.address % trim.PAGE for one in made)


@pytest.mark.parametrize("data", [b"", b"\x7fELF" + bytes(200), b"MZ" + bytes(500)], ids=["empty", "32-bit", "Windows"])
def test_a_library_that_is_not_understood_is_left_alone(root: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match="ELF"):
        tool(root, "trim_typst").trimmed(data)
