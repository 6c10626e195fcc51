"""A kiosk's speech service: it ends with the visit, and what it was given with it."""
# ruff: noqa: F811 (a fixture is imported by its name)

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.desktop import test_speech
from tests.desktop.memory import holds, processes
from tests.desktop.test_speech import LONG, pulse, service  # noqa: F401

from qinbao.speech.dispatcher import Dispatcher
from qinbao.speech.engine import Trouble
from qinbao.speech.own_service import OwnService
from qinbao.speech.speaker import Speaker

pytestmark = test_speech.pytestmark


@pytest.fixture
def own(pulse: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnService]:
    here = Path(tempfile.mkdtemp(dir="/tmp"))  # a socket's path must be short
    for name, value in service(here, pulse).environment.items():
        monkeypatch.setenv(name, value)
    made = OwnService(here / "voice")
    yield made
    made.end()
    shutil.rmtree(here)


def test_a_service_of_our_own_ends_with_the_visit_and_with_every_sentence_it_kept(
    own: OwnService, qtbot: QtBot
) -> None:
    speaker = Speaker(lambda: Dispatcher(own=own))
    heard: list[int] = []
    wrong: list[Trouble | None] = []
    speaker.say([LONG], heard.append, wrong.append)
    qtbot.waitUntil(lambda: heard == [0] or bool(wrong), timeout=30000)
    assert wrong == []
    assert own._process is not None
    group = processes(own._process.pid)
    assert len(group) > 1, "the service and what speaks for it"
    assert any(holds(pid, "支付宝") for pid in group), "it must be seen while it is there"
    speaker.reset()
    assert not any(Path(f"/proc/{pid}").exists() and holds(pid, "支付宝") for pid in group)
    below = own.socket.parent.parent.rglob("*")
    kept = [path for path in below if path.is_file() and "支付宝".encode() in path.read_bytes()]
    assert kept == []


def test_a_service_of_our_own_that_dies_in_a_sentence_is_told_and_the_next_reading_has_a_fresh_one(
    own: OwnService, qtbot: QtBot
) -> None:
    speaker = Speaker(lambda: Dispatcher(own=own))
    heard: list[int] = []
    wrong: list[Trouble | None] = []
    speaker.say([LONG], heard.append, wrong.append)
    qtbot.waitUntil(lambda: heard == [0] or bool(wrong), timeout=30000)
    assert own._process is not None
    group = processes(own._process.pid)
    os.kill(own._process.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: wrong == [Trouble.LOST], timeout=10000)
    assert not any(Path(f"/proc/{pid}").exists() and holds(pid, "支付宝") for pid in group), "nor what spoke for it"
    speaker.say(["好。"], heard.append)
    qtbot.waitUntil(lambda: heard == [0, 0], timeout=15000)
    speaker.reset()
