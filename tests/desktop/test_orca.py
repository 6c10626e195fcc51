"""A real Orca, heard: what it says on the way to a saved sheet, while somebody presses keys and does nothing else.

What it says stands in ``heard/``: the lines with ``>`` are keys, those below each are all that is heard then, a line
each time it begins to speak and the rest of it indented, in Orca's own Chinese (标签: a text, 面板: a group, 单选钮: an
answer). ``…`` stands for any words, and ``~`` begins a line that a fast machine leaves out.
"""

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.conftest import LAUNCHERS, PROGRAMS, Program, Session, wait
from tests.desktop.orca import Orca
from tests.desktop.test_keyboard import GATE

STRIKES = ("Return", "space")
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


def turns(transcript: str) -> list[tuple[str, list[str]]]:
    """Each press with what is to be heard after it; the first is the start."""
    whole = transcript.replace("\n  ", " ")
    _, *blocks = re.split(r"^> (.*)\n", f"> \n{whole}", flags=re.MULTILINE)
    return [(key, said.splitlines()) for key, said in zip(blocks[::2], blocks[1::2], strict=True)]


def walk(orca: Orca, hands: Program, name: str) -> None:
    """Press the keys of a transcript and compare all that is said, press by press."""
    struck = 0.0
    for key, expected in turns((HEARD / f"{name}.txt").read_text(encoding="utf-8")):
        if key.startswith("type "):
            hands.type(key.removeprefix("type "))
        elif key:
            # Not faster than a hand that means it.
            wait("the end of a tremble", lambda: key not in STRIKES or time.monotonic() > struck + GATE)  # noqa: B023
            hands.key(key)
            struck = time.monotonic()
        heard = orca.hear(expected)
        assert heard is None, f"after {key or 'the start'} not {expected} but {heard}. {hands.stderr()}"


def test_from_the_start_page_to_the_saved_sheet_all_is_said(orca: tuple[Session, Orca], hands: Program) -> None:
    walk(orca[1], hands, "mother")


def test_what_was_not_answered_is_said_and_so_is_the_way_to_a_district(
    orca: tuple[Session, Orca], hands: Program
) -> None:
    walk(orca[1], hands, "missed")


@pytest.mark.skipif(not ALL, reason="packaging/proof/orca walks it")
@pytest.mark.parametrize("name", ["counter", "child", "alone", "dressed"])
def test_other_ways_are_said_as_well(orca: tuple[Session, Orca], hands: Program, name: str) -> None:
    walk(orca[1], hands, name)
