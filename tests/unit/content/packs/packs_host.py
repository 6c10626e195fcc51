"""A plain static host: nginx with nothing but a folder."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def served(folder: Path, here: Path, address: str = "127.0.0.1") -> Iterator[str]:
    """The address at which ``folder`` can be fetched; ``here``: for what nginx writes."""
    with socket.socket() as free:
        free.bind((address, 0))
        port = free.getsockname()[1]
    temporary = "".join(f"{kind}_temp_path {here}/{kind};" for kind in _TEMPORARY)
    (here / "nginx.conf").write_text(
        f"daemon off; pid {here}/pid; error_log {here}/error.log;"
        f"{'user root;' if os.geteuid() == 0 else ''}"
        f"events {{}} http {{ access_log {here}/access.log; {temporary}"
        f"server {{ listen {address}:{port}; root {folder}; }} }}",
        "utf-8",
    )
    server = subprocess.Popen(["nginx", "-c", str(here / "nginx.conf"), "-p", str(here)], stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 20
        while server.poll() is None and time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=1):
                break
            time.sleep(0.05)
        assert server.poll() is None, server.stderr.read() if server.stderr else ""
        yield f"http://{address}:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)
