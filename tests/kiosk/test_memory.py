"""What a person left is found nowhere afterwards, not even in the memory of the process."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from test_visits import ANSWERS

from qinbao.content.library import Library
from qinbao.kiosk.visit.resume import encode

HERE = Path(__file__).parent
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def find(pid: int, marker: str) -> list[str]:
    """Where in the memory of ``pid`` the marker stands, as “region encoding”."""
    needles = [(encoding, marker.encode(encoding)) for encoding in ENCODINGS]
    found = []
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as mem:
        for region in maps:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+ *(.*)", region)
            if match is None or match.group(3) in ("[vvar]", "[vsyscall]"):
                continue
            start, end = int(match.group(1), 16), int(match.group(2), 16)
            try:
                mem.seek(start)
                held = mem.read(end - start)
            except OSError:
                continue
            found += [f"{match.group(3) or 'heap'} {encoding}" for encoding, needle in needles if needle in held]
    return found


def wiped_memory() -> dict[str, str]:
    """What the kiosk's start script tells Python and glibc."""
    session = (HERE.parent.parent / "packaging" / "kiosk" / "session").read_text()
    return dict(re.findall(r"(PYTHONMALLOC|MALLOC_\w+|GLIBC_TUNABLES)=([\w.=]+)", session))


_FREED = """
import ctypes
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
for size in range(24, 2000, 16):
    at = ctypes.c_void_p(libc.malloc(ctypes.c_size_t(size)))
    ctypes.memset(at, 0x41, size)
    libc.free(at)
    # The first 16 bytes are glibc's own by now; it leaves the last 8.
    print(size, ctypes.string_at(at.value + 16, size - 24).count(b"A"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks glibc")
def test_what_is_freed_is_overwritten_at_once_whatever_its_size() -> None:
    command = [sys.executable, "-c", _FREED]
    told = subprocess.run(command, env=os.environ | wiped_memory(), check=True, capture_output=True, text=True).stdout
    left = [line for line in told.splitlines() if not line.endswith(" 0")]
    assert told
    assert left == []


@pytest.mark.kiosk
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_marker_word_left_everywhere_a_printed_code_and_a_county_are_nowhere_after_the_wipe(tmp_path: Path) -> None:
    marker = "zz" + "".join(secrets.choice("bcdfghjklmnpqrstvwx") for _ in range(14))
    library = Library()
    code = encode(library, "family-account", ANSWERS)
    county = secrets.choice([place for place in library.places.all if len(library.places.ancestors(place)) == 2])
    label = library.places.label(county)
    command = [sys.executable, HERE / "visitor.py", tmp_path]
    env = os.environ | wiped_memory() | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def tell(word: bytes) -> bytes:
            process.stdin.write(word)
            process.stdin.flush()
            return process.stdout.readline()

        assert tell(f"{marker} {code} {county.code}\n".encode()) == b"left\n"
        left = (marker, str(code), label)
        before = [find(process.pid, word) for word in left]
        assert tell(b"x") == b"wiped\n"
        after = [find(process.pid, word) for word in left]
        assert tell(b"x") == b""
    assert all(before), "the test must see all of it while it is there"
    assert after == [[], [], []]
    kept = [path for path in tmp_path.rglob("*") if marker in path.name or marker.encode() in _held(path)]
    assert kept == []


def _held(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
