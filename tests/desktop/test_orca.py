"""A real Orca, heard: what it says on the way to a saved sheet, while somebody presses keys and does nothing else.

What it says stands in ``heard/``: the lines with ``>`` are keys (``wait``: none, for as long as it takes), those below
each are all that is heard then, a line each time it begins to speak and the rest of it indented, in Orca's own Chinese
(标签: a text, 面板: a group, 单选钮: an answer). ``…`` stands for any words; ``~`` begins a line that a fast machine
leaves out. ``-orca48``: what Debian 13's Orca, and later ones, say otherwise.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.desktop.conftest import LAUNCHERS, PATIENCE, PROGRAMS, Program, Session, end, wait
from tests.desktop.orca import Orca
from tests.desktop.test_keyboard import GATE

STRIKES = ("Return", "space")
KIOSK = Path(__file__).with_name("kiosk.py")
BREAK = "SIGUSR1"
"""In a transcript: something breaks that nobody foresaw."""
HEARD = Path(__file__).with_name("heard")
NEEDED = (*PROGRAMS, "orca", "speech-dispatcher")
ALL = os.environ.get("QINBAO_ORCA") == "all"
"""Whether those journeys are walked too that say little else (``packaging/proof/orca``)."""

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        sys.platform != "linux"
        or any(shutil.which(name) is None for name in NEEDED)
        or not any(Path(path).exists() for path in LAUNCHERS),
        reason=f"needs a Linux with at-spi2-core and {', '.join(NEEDED)}",
    ),
]


@pytest.fixture(scope="module")
def orca(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Orca]]:
    """A screen of its own with Orca, as it comes, in Chinese."""
    session = Session(tmp_path_factory.mktemp("screen"))
    yield session, Orca(session, tmp_path_factory.mktemp("orca"))
    session.close()


@pytest.fixture
def hands(orca: tuple[Session, Orca], tmp_path: Path) -> Iterator[Program]:
    """The program, just started, for somebody with a keyboard."""
    program = Program(orca[0], tmp_path / "home")
    yield program
    program.close()


def pressed(session: Session, key: str) -> None:
    """Do what a transcript says: keys together or after each other, ``type`` letters, ``scan`` a code, ``wait``."""
    if key.startswith("scan "):
        session.run("xdotool", "type", "--args", "1", key.removeprefix("scan "), "key", "Return")
    elif key.startswith("type "):
        session.run("xdotool", "type", key.removeprefix("type "))
    elif key not in ("", "wait"):
        session.run("xdotool", "key", "--clearmodifiers", *key.split())


def transcript(name: str) -> str:
    """What the Orca of this machine says."""
    later = HEARD / f"{name}-orca48.txt"
    if later.exists():
        said = subprocess.run(["orca", "--version"], capture_output=True, text=True, check=True).stdout
        version = re.search(r"\d+", said)
        if version is not None and int(version[0]) >= 48:
            return later.read_text(encoding="utf-8")
    return (HEARD / f"{name}.txt").read_text(encoding="utf-8")


def turns(transcript: str) -> list[tuple[str, list[str]]]:
    """Each press with what is to be heard after it; the first is the start."""
    whole = transcript.replace("\n  ", " ")
    _, *blocks = re.split(r"^> (.*)\n", f"> \n{whole}", flags=re.MULTILINE)
    return [(key, said.splitlines()) for key, said in zip(blocks[::2], blocks[1::2], strict=True)]


def walk(orca: Orca, name: str, press: Callable[[str], None], stderr: Path) -> None:
    """Press the keys of a transcript and compare all that is said, press by press."""
    struck = 0.0
    for key, expected in turns(transcript(name)):
        # Not faster than a hand that means it.
        wait("the end of a tremble", lambda: key not in STRIKES or time.monotonic() > struck + GATE)  # noqa: B023
        press(key)
        struck = time.monotonic()
        heard = orca.hear(expected, 2 * PATIENCE if key in ("wait", BREAK) else PATIENCE)
        print(f"> {key}", *orca.last, sep="\n")
        assert heard is None, f"after {key or 'the start'} not {expected} but {heard}. {stderr.read_text()}"


def journey(orca: tuple[Session, Orca], hands: Program, name: str) -> None:
    """A transcript of the program at home."""
    walk(orca[1], name, lambda key: pressed(orca[0], key), hands.home / "stderr")


def test_from_the_start_page_to_the_saved_sheet_all_is_said(orca: tuple[Session, Orca], hands: Program) -> None:
    journey(orca, hands, "mother")


def test_what_was_not_answered_is_said_and_so_is_the_way_to_a_district(
    orca: tuple[Session, Orca], hands: Program
) -> None:
    journey(orca, hands, "missed")


@pytest.mark.skipif(not ALL, reason="packaging/proof/orca walks it")
@pytest.mark.parametrize("name", ["counter", "child", "alone", "dressed"])
def test_other_ways_are_said_as_well(orca: tuple[Session, Orca], hands: Program, name: str) -> None:
    journey(orca, hands, name)


@pytest.mark.skipif(not ALL, reason="packaging/proof/orca waits for it")
def test_every_page_that_covers_a_kiosk_is_said(orca: tuple[Session, Orca], tmp_path: Path) -> None:
    session, (settings, stderr) = orca[0], (tmp_path / "kiosk.yaml", tmp_path / "stderr")
    settings.write_text("idle: 30\ncountdown: 60\nprinting: false\n")
    own = {"HOME": str(tmp_path), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    with stderr.open("w") as log:
        kiosk = session.start(sys.executable, "-I", str(KIOSK), str(settings), env=own, stderr=log)
    session.run("xdotool", "search", "--sync", "--onlyvisible", "--class", "qinbao", "windowfocus", "--sync")
    breaking = {BREAK: lambda: kiosk.send_signal(signal.SIGUSR1)}
    walk(orca[1], "kiosk", lambda key: breaking.get(key, lambda: pressed(session, key))(), stderr)
    end(kiosk)
