"""Check a printed fridge sheet from outside, with other people's tools: pdfinfo, pdftotext, pdftoppm and zxing.

python check_sheet.py SHEET.pdf GUIDE.json

The JSON is that of the same guide; a code on the sheet must be one the guide lists, and an address must be the state's.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image

WORDS = ("亲情账户", "0571-12393")
DPI = 200


def output(*command: str) -> str:
    """Give what a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def codes(sheet: Path) -> list[str]:
    """Give the texts of all codes a scanner finds on the sheet printed at 200 dpi."""
    with tempfile.TemporaryDirectory() as folder:
        output("pdftoppm", "-r", str(DPI), "-gray", "-png", str(sheet), f"{folder}/page")
        pages = [Image.open(page) for page in sorted(Path(folder).glob("page*.png"))]
        return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


def is_official(address: str) -> bool:
    """Tell whether an address is a secure one of the state."""
    parts = urlsplit(address)
    return parts.scheme == "https" and (parts.hostname or "").endswith(".gov.cn")


def problems(sheet: Path, guide: Path) -> list[str]:
    """Give one line for everything that is wrong with the sheet."""
    facts = dict(line.split(":", 1) for line in output("pdfinfo", str(sheet)).splitlines() if ":" in line)
    text = output("pdftotext", "-layout", str(sheet), "-")
    scanned = codes(sheet)
    listed = {code["payload"] for code in json.loads(guide.read_text(encoding="utf-8"))["qr"]}
    checks = {
        "not tagged": facts["Tagged"].strip() == "yes",
        f"{facts['Pages'].strip()} pages instead of 1": facts["Pages"].strip() == "1",
        **{f"does not say {word}": word in text for word in WORDS},
        "no code can be scanned": bool(scanned),
        "no code is an address": any("://" in code for code in scanned),
        **{f"not in the guide: {code}": code in listed for code in scanned},
        **{f"not an official address: {code}": is_official(code) for code in scanned if "://" in code},
    }
    return [problem for problem, good in checks.items() if not good]


def main() -> int:
    """Give the exit code: 0 for a good sheet."""
    found = problems(Path(sys.argv[1]), Path(sys.argv[2]))
    print("\n".join(found) or "The sheet is as promised.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
