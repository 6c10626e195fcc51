"""What happens when the service is not as it should be; a healthy one is listened to in ``tests/desktop``."""

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qinbao.speech.dispatcher import Dispatcher, socket_path
from qinbao.speech.engine import Trouble
from qinbao.speech.speaker import Speaker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux speaks through speech-dispatcher")


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    """Something that takes connections at the place of the service."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        yield server


def troubles(qtbot: QtBot, folder: Path, patience: int) -> list[object]:
    speaker = Speaker(lambda: Dispatcher({"SPEECHD_ADDRESS": f"unix_socket:{folder}/s"}))
    speaker._watch.setInterval(patience)
    told: list[object] = []
    speaker.say(["好。"], done=told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=8000)
    return told


def test_a_service_that_never_answers_is_not_waited_for(qtbot: QtBot, tmp_path: Path, listener: socket.socket) -> None:
    assert troubles(qtbot, tmp_path, 100) == [Trouble.LOST]


def test_a_service_that_hangs_up_is_lost_at_once(qtbot: QtBot, tmp_path: Path, listener: socket.socket) -> None:
    thread = threading.Thread(target=lambda: listener.accept()[0].close())
    thread.start()
    assert troubles(qtbot, tmp_path, 60_000) == [Trouble.LOST]
    thread.join()


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        ({"SPEECHD_ADDRESS": "unix_socket:/a/b"}, "/a/b"),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "/run/user/7/speech-dispatcher/speechd.sock"),
        ({"SPEECHD_ADDRESS": "inet_socket:host:6560", "XDG_RUNTIME_DIR": "/r"}, "/r/speech-dispatcher/speechd.sock"),
        ({}, f"{Path.home()}/.cache/speech-dispatcher/speechd.sock"),
    ],
    ids=["named", "runtime", "never-a-network", "home"],
)
def test_the_service_is_looked_for_where_its_own_library_does_and_never_on_a_network(
    environment: dict[str, str], path: str
) -> None:
    assert str(socket_path(environment)) == path
