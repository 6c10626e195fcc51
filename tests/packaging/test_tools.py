"""The small tools that make the packages."""

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest


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
        path = tmp_path / "qinbao" / "lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    (tmp_path / "qinbao" / "link").symlink_to("lib/strange")
    found = table.sizes(tmp_path / "qinbao")
    assert found == {"Typst (sheets, PDF)": 5, "Qt: ICU": 3, "Everything else": 2}


def test_nothing_asks_for_the_data_that_icu_lost(root: Path) -> None:
    asks = re.compile(r"QStringConverter|QStringDecoder|QStringEncoder|QTimeZone|QCollator|localeAwareCompare")
    sources = [*(root / "desktop").rglob("*.py"), *(root / "packaging" / "kiosk").rglob("*.py")]
    assert not [path for path in sources if asks.search(path.read_text(encoding="utf-8"))]


def homepage(root: Path, folder: Path, urls: str) -> subprocess.CompletedProcess[str]:
    """What the makers of packages read from a project that states this."""
    (folder / "desktop" / "qinbao").mkdir(parents=True)
    (folder / "desktop" / "qinbao" / "__init__.py").write_text('__version__ = "1.0"\n')
    (folder / "pyproject.toml").write_text(f'[project]\nname = "qinbao"\n{urls}')
    script = f'. {root}/packaging/bundle/tools.sh; printf %s "$homepage"'
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("urls", "read"),
    [("", ""), ('[project.urls]\nHomepage = "https://example.org/qinbao"\n', "https://example.org/qinbao")],
)
def test_packages_name_the_homepage_that_the_project_states(root: Path, tmp_path: Path, urls: str, read: str) -> None:
    told = homepage(root, tmp_path, urls)
    assert (told.returncode, told.stdout) == (0, read)


@pytest.mark.parametrize("stated", ['Homepage = "http://example.org"', "Homepage = 'https://example.org'"])
def test_no_package_is_made_with_a_homepage_that_would_be_passed_over(root: Path, tmp_path: Path, stated: str) -> None:
    told = homepage(root, tmp_path, f"[project.urls]\n{stated}\n")
    assert told.returncode == 2
    assert "https://" in told.stderr
