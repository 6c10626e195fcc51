"""Signed content packs: found, verified, installed, rolled back. No Qt here.

A pack is one ``.qinbao`` file: a zip that is only a wrapper, with TUF metadata and one target, all of ``data/`` as a
``.tar.xz``. python-tuf says whether it may be believed. What is installed lies in plain folders, one a version, and
``current.json`` names the one in use. A start reads that file (``shelf``); all else is loaded when a pack is looked at.
"""

from pathlib import Path

PACK = ".qinbao"
"""What the name of a pack ends in."""
CONTENT = "content"
"""Name of the shelf in a person's own folder."""
SYSTEM = Path("/var/lib/qinbao/content")
"""The shelf of a whole computer, filled by a package or a timer unit."""
