import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qinbao.kiosk.watchdog import Watchdog, interval, notify


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    """The other end of the line, as systemd holds it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(2)
        yield line


def test_a_message_arrives(systemd: socket.socket) -> None:
    assert notify("STATUS=a", {"NOTIFY_SOCKET": systemd.getsockname()})
    assert systemd.recv(100) == b"STATUS=a"


def test_an_abstract_socket_is_reached_too() -> None:
    name = f"qinbao-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("\0" + name)
        assert notify("READY=1", {"NOTIFY_SOCKET": "@" + name})
        assert line.recv(100) == b"READY=1"


def test_without_systemd_nothing_is_sent() -> None:
    assert not notify("READY=1", {})


def test_a_dead_line_is_a_warning_and_no_crash(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING"):
        assert not notify("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "gone")})


def test_signs_of_life_come_three_times_as_often_as_needed() -> None:
    assert interval({"WATCHDOG_USEC": "15000000"}) == 5.0
    assert interval({"WATCHDOG_USEC": "15000000", "WATCHDOG_PID": str(os.getpid())}) == 5.0


@pytest.mark.parametrize(
    "environment", [{}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "9", "WATCHDOG_PID": "1"}]
)
def test_without_a_watchdog_for_us_there_are_none(environment: dict[str, str]) -> None:
    assert interval(environment) is None


def test_the_loop_says_it_is_ready_and_then_that_it_lives(systemd: socket.socket, qtbot: QtBot) -> None:
    parent = QObject()
    Watchdog(parent, {"NOTIFY_SOCKET": systemd.getsockname(), "WATCHDOG_USEC": "90000"})
    heard: list[bytes] = []
    systemd.setblocking(False)

    def hear() -> bool:
        with suppress(BlockingIOError):
            heard.append(systemd.recv(100))
        return len(heard) == 4

    qtbot.waitUntil(hear, timeout=2000)
    assert heard == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1", b"WATCHDOG=1"]


def test_a_loop_that_hangs_says_nothing(systemd: socket.socket, qtbot: QtBot) -> None:
    parent = QObject()
    Watchdog(parent, {"NOTIFY_SOCKET": systemd.getsockname(), "WATCHDOG_USEC": "90000"})
    assert [systemd.recv(100) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]
    systemd.settimeout(0.3)
    with pytest.raises(TimeoutError):
        systemd.recv(100)
