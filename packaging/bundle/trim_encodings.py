"""Leave encodings out of the library Python starts from that no desktop of ours is set to: half a megabyte.

python3 trim_encodings.py FOLDER/base_library.zip
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

KEPT = re.compile(
    r"(__init__|aliases|ascii|charmap|cp125[0-2]|cp437|cp936|gb\w+|idna|iso8859_1|iso8859_15|latin_1|punycode|utf_\w+)\.pyc"
)


def wanted(name: str) -> bool:
    """Tell whether a file of the library stays."""
    folder, _, file = name.rpartition("/")
    return folder != "encodings" or bool(KEPT.fullmatch(file))


def main(library: Path) -> None:
    """Write the library anew, uncompressed as it was: it is read at every start."""
    with zipfile.ZipFile(library) as before:
        kept = [(item, before.read(item)) for item in before.infolist() if wanted(item.filename)]
    with zipfile.ZipFile(library, "w") as after:
        for item, data in kept:
            after.writestr(item, data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
