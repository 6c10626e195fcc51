"""Keep only Chinese and English in the copy of ICU's data that comes with Qt: 3 MB instead of 32.

    python3 trim_icu.py FOLDER      # FOLDER holds libicudata.so.NN

Linux only; needs `icupkg` (icu-devtools), `as` and `ld` (binutils). Qt reads locales, collation and converters from
here; a locale that is gone falls back to the root locale, as ICU documents for any unknown one.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

LOCALE = re.compile(r"[a-z]{2,3}(_\w*)?")
KEPT_LOCALES = re.compile(r"(zh|en)(_\w*)?|root")
CONVERTERS = {"gb18030", "ibm-1386_P100-2001", "windows-936-2000"}  # a desktop set to zh_CN.GB18030 or zh_CN.GBK
# Qt brings its own names of languages, countries, currencies, units and time zones, its own boundaries of words and
# lines, and its own IDNA; no page sorts by pinyin. What is left: root collation, case, normal forms, converters.
NOT_CALLED = re.compile(
    r"(brkitr|curr|lang|rbnf|region|translit|unit|zone)/|coll/zh|unames\.icu|confusables\.cfu|langInfo\.res"
    r"|(uts46|nfkc_cf)\.nrm|\w+\.spp"
)


def wanted(item: str) -> bool:
    """Tell whether an item of the data package stays."""
    stem, _, kind = item.rpartition("/")[2].rpartition(".")
    if NOT_CALLED.match(item):
        return False
    if kind == "cnv":
        return stem in CONVERTERS
    if kind == "res" and stem not in ("pool", "res_index") and LOCALE.fullmatch(stem):
        return bool(KEPT_LOCALES.fullmatch(stem))
    return True


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
        away.write_text("\n".join(item for item in items if not wanted(item)) + "\n", encoding="ascii")
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
    print(f"{library.name}: {before / 1e6:.1f} MB -> {library.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
