"""A print server that takes its time: nobody knows for a while whether the sheet comes."""
# ruff: noqa: F811 (a fixture is imported by its name)

import os
import select
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qinbao.printing.printer import Printer

sys.path.insert(0, str(Path(__file__).parent))
import test_printing
from test_printing import PDF, Office, office, printer  # noqa: F401

pytestmark = test_printing.pytestmark


@pytest.fixture
def slow(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The same office, but each answer of its server takes half a second."""
    address, real = Path(f"{os.environ['CUPS_SERVER']}.slow"), os.environ["CUPS_SERVER"]

    class Line(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.socket(socket.AF_UNIX) as server:
                server.connect(real)
                ends = {self.request: server, server: self.request}
                while True:
                    for end in select.select(list(ends), [], [])[0]:
                        data = end.recv(1 << 16)
                        if end is server:
                            time.sleep(0.5)
                        if not data:
                            return
                        ends[end].sendall(data)

    class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Whoever asked has hung up."""

    with Server(str(address), Line) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        monkeypatch.setenv("CUPS_SERVER", str(address))
        yield office
        monkeypatch.setenv("CUPS_SERVER", real)
        server.shutdown()


def test_a_slow_print_server_is_told_as_still_printing_and_then_as_it_went(
    slow: Office, printer: Printer, qtbot: QtBot
) -> None:
    printer.queue = "office"
    heard: list[str] = []
    start = time.monotonic()
    printer.send(PDF, "", heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=6000)
    assert heard == ["still"]
    assert time.monotonic() - start < 5
    qtbot.waitUntil(lambda: (slow.here / "taken").exists(), timeout=20000)
    qtbot.waitUntil(lambda: heard[1:] == ["done"], timeout=40000)
