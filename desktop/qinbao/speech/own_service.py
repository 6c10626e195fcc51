"""A speech service of our own, ended after each visit: it keeps every sentence it was given until it ends.

Measured with speech-dispatcher 0.11.4: after ``CANCEL`` and ``QUIT`` the sentences stand in its memory and in that of
the module that speaks.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)


class OwnService:
    """One process group: the service and the modules it starts."""

    def __init__(self, folder: Path) -> None:
        """``folder``: for its socket; a path of more than 90 letters is too long for one."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self._folder / "voice.sock"

    def start(self, program: str) -> None:
        """Start ``program``; does not wait until it listens."""
        self.end()
        options = ["--run-single", "--communication-method", "unix_socket", "--socket-path", str(self.socket)]
        files = ["--pid-file", str(self._folder / "voice.pid"), "--log-level", "1", "--log-dir", str(self._folder)]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._process = subprocess.Popen(
                [program, *options, *files, "--timeout", "0"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            log.warning("no speech service: %s", error.strerror)

    def end(self) -> None:
        """End it with all that it started; its memory goes back to the system, which hands it out as zeros."""
        process, self._process = self._process, None
        if process is not None:
            # Not asked but killed: nothing of it is worth keeping, and no module outlives it.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        # Whatever its settings say, it writes down some of what it does.
        shutil.rmtree(self._folder, ignore_errors=True)
