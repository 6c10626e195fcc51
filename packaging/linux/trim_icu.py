"""Keep in the copy of ICU's data that comes with Qt what Qt Core asks for in this program: 0.6 MB instead of 32.

    python3 trim_icu.py FOLDER      # FOLDER holds libicudata.so.NN

Linux only; needs `icupkg` (icu-devtools), `as` and `ld` (binutils), and the same PySide6 in the Python that runs it.
Fails where Qt Core would then sort or change case otherwise than with the whole data (`PROBE`).
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = {"coll/ucadata.icu"}
"""How letters and numbers of all languages sort: asked for by the choice of a file, which Qt draws (not pinyin: names
in hanzi sort by character). Case and normal forms are code of ICU, not data. Nothing is converted by ICU: Qt goes to
UTF-8 whatever the desktop is set to. Names of days and languages, bounds of words and IDNA are Qt's own."""
PROBE = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QCoreApplication, QLocale, Qt
application = QCoreApplication([])
for name in ("en_US", "C"):
    locale = QLocale(name)
    order = QCollator(locale)
    order.setNumericMode(True)
    order.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    print(sorted("file10 file2 File1 \u00e9 f z \u6d59 \u5b89".split(), key=cmp_to_key(order.compare)))
    print(locale.toUpper("stra\u00dfe"), locale.toLower("\u00c4\u0130"))
"""


def read_package(library: Path) -> bytes:
    """Give the data package inside the library: all of its only symbol, ``icudtNN_dat``."""
    table = subprocess.run(["readelf", "--dyn-syms", "-W", library], capture_output=True, text=True, check=True).stdout
    found = re.search(r": +([0-9a-f]+) +(0x[0-9a-f]+|\d+) OBJECT .* icudt\d+_dat$", table, re.MULTILINE)
    if found is None:
        raise SystemExit(f"{library}: no ICU data inside")
    start, size = int(found[1], 16), int(found[2], 0)
    # Linkers put the read-only data at the same place in the file as in memory, or there is no reading it like this.
    data = library.read_bytes()[start : start + size]
    if data[2:4] != b"\xda\x27":
        raise SystemExit(f"{library}: not where it is said to be")
    return data


def answers(folder: str) -> str:
    """What Qt Core says to the probe with the libraries of a folder, or with its own where that is empty."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LD_LIBRARY_PATH": folder}
    command = [sys.executable, "-I", "-c", PROBE]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return run.stdout + run.stderr


def main(folder: Path) -> None:
    """Replace the library of the folder by a small one."""
    library = next(folder.glob("libicudata.so.*"))
    version = library.name.rpartition(".")[2]
    before = library.stat().st_size
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        # The name carries the version, the l is for little-endian; icupkg takes both from there.
        package, small = work / f"icudt{version}l.dat", work / "small" / f"icudt{version}l.dat"
        small.parent.mkdir()
        package.write_bytes(read_package(library))
        items = subprocess.run(["icupkg", "-l", package], capture_output=True, text=True, check=True).stdout.split()
        away = work / "away.txt"
        if unknown := KEPT - set(items):
            raise SystemExit(f"{library}: ICU's data has no {', '.join(sorted(unknown))}")
        away.write_text("".join(f"{item}\n" for item in items if item not in KEPT), encoding="ascii")
        subprocess.run(["icupkg", "--ignore-deps", "-r", away, package, small], check=True)
        source = work / "data.s"
        symbol = f"icudt{version}_dat"
        source.write_text(
            f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "{small}"\n'
            f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n',
            encoding="utf-8",
        )
        subprocess.run(["as", "-o", work / "data.o", source], check=True)
        made = work / library.name
        command = ["ld", "-shared", "-z", "noexecstack", "-z", "relro", "-z", "now", "-s", "-soname", library.name]
        subprocess.run([*command, "-o", made, work / "data.o"], check=True)
        library.write_bytes(made.read_bytes())
    if (whole := answers("")) != (trimmed := answers(str(folder.resolve()))):
        raise SystemExit(f"Qt Core says otherwise without the rest of ICU's data:\n{whole}{trimmed}")
    print(f"{library.name}: {before / 1e6:.1f} MB -> {library.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
