"""Make debian/changelog and the release list of the AppStream data from CHANGELOG.md.

    python3 release_notes.py debian VERSION MAINTAINER > debian/changelog
    python3 release_notes.py appstream VERSION < qinbao.metainfo.xml > out.xml

Refuses a CHANGELOG.md whose newest version is not VERSION: a package must not carry the notes of another one.
"""

import re
import sys
import textwrap
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

NOTES = Path(__file__).parents[1] / "CHANGELOG.md"
HEADING = re.compile(r"^## (\d[\w.]*) \((\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)


class Release(NamedTuple):
    """One version, its day and its changes, each a sentence without line breaks."""

    version: str
    day: date
    changes: list[str]


def releases(text: str) -> list[Release]:
    """Give all releases of the notes, newest first."""
    parts = HEADING.split(text)[1:]
    found = []
    for version, day, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        bullets = re.findall(r"^- (.+(?:\n  .+)*)", body, re.MULTILINE)
        found.append(Release(version, date.fromisoformat(day), [" ".join(bullet.split()) for bullet in bullets]))
    return found


def debian(notes: list[Release], maintainer: str) -> str:
    """Give the notes as debian/changelog."""
    entries = []
    for release in notes:
        noon = datetime(release.day.year, release.day.month, release.day.day, 12, tzinfo=UTC)
        changes = "\n".join(
            textwrap.fill(change, 78, initial_indent="  * ", subsequent_indent="    ") for change in release.changes
        )
        head = f"qinbao ({release.version}) stable; urgency=low"
        entries.append(f"{head}\n\n{changes}\n\n -- {maintainer}  {noon:%a, %d %b %Y %H:%M:%S +0000}\n")
    return "\n".join(entries)


def appstream(notes: list[Release], metainfo: str) -> str:
    """Give the AppStream data with its list of releases filled in."""
    lines = []
    for release in notes:
        items = "".join(f"          <li>{escape(change)}</li>\n" for change in release.changes)
        lines.append(
            f'    <release version="{release.version}" date="{release.day}">\n      <description>\n        <ul>\n'
            f"{items}        </ul>\n      </description>\n    </release>\n"
        )
    return metainfo.replace("<releases/>", "<releases>\n" + "".join(lines) + "  </releases>")


def main(form: str, version: str, *more: str) -> None:
    """Print the notes in one form."""
    notes = releases(NOTES.read_text(encoding="utf-8"))
    if not notes or notes[0].version != version:
        raise SystemExit(f"{NOTES.name}: the newest entry is not {version}")
    print(debian(notes, *more) if form == "debian" else appstream(notes, sys.stdin.read()), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
