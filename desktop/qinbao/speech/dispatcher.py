"""Speaks through speech-dispatcher, the speech service of Linux, over its local socket.

Not through QtTextToSpeech, measured with Qt 6.11 and speech-dispatcher 0.11.4 (Debian 12):

* its first use holds up the window for 1.3 to 2.2 s, in a thread of its own too (13,000 voices of espeak-ng are
  read while Python waits); here they arrive while the window works;
* it pauses and cancels the sentences of *all* programs, so it would silence a screen reader;
* after a pause the service never speaks again, and no event tells of it: here only ``CANCEL self`` is used;
* a restarted service is never found again, and its states do not say which sentence they are about.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QSocketNotifier, QTimer

from qinbao.speech import ssip
from qinbao.speech.engine import Engine, Pace, Trouble
from qinbao.speech.own_service import OwnService
from qinbao.speech.voice import Voice, mandarin

PROGRAM = "speech-dispatcher"
_KNOCK_MS = 100
_KNOCKS = 80  # loading espeak-ng takes up to 2 s on a slow computer
_RATES = {Pace.SLOWER: -30, Pace.NORMAL: 0, Pace.FASTER: 30}
_ESPEAK_RATES = {Pace.SLOWER: 0, Pace.NORMAL: 25, Pace.FASTER: 50}
"""Rates of SSIP, -100 to 100. At 0 espeak-ng speaks 2.1 hanzi a second (170 "words" a minute), at 25 3.1, at 50 4."""

_Answer = Callable[[ssip.Reply], None]


def socket_path(environment: Mapping[str, str]) -> Path:
    """Where the service of this user listens: ``SPEECHD_ADDRESS`` if it names a socket, else its usual place."""
    method, _, address = environment.get("SPEECHD_ADDRESS", "").partition(":")
    if method == "unix_socket" and address:
        return Path(address)
    runtime = environment.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime else Path.home() / ".cache"
    return folder / "speech-dispatcher" / "speechd.sock"


class Dispatcher(Engine):
    """A connection of our own: what is set or cancelled here is nobody else's."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        parent: QObject | None = None,
        own: OwnService | None = None,
    ) -> None:
        """``own``: used instead of the service of this user, and ended with every ``close``."""
        super().__init__(parent)
        self._own = own
        self._path = own.socket if own is not None else socket_path(environment)
        self._line: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._replies = ssip.Replies()
        self._outbox: deque[tuple[bytes, _Answer]] = deque()
        self._waiting = False
        self._unclaimed: list[ssip.Reply] = []
        self._voices: list[Voice] = []
        self._voice: Voice | None = None
        self._tickets: dict[str, int] = {}
        self._knocks = 0
        self._again = QTimer(self, singleShot=True, interval=_KNOCK_MS)
        self._again.timeout.connect(self._knock)

    def prepare(self) -> None:
        """Connect, starting the service if it does not run yet, and look through its voices."""
        if self._line is None and not self._again.isActive():
            self._knocks = 0
            self._knock()

    def speak(self, ticket: int, text: str) -> None:
        """Speak a sentence."""

        def queued(reply: ssip.Reply) -> None:
            if not reply.good or not reply.lines:
                self._give_up(Trouble.LOST)
                return
            self._tickets[reply.lines[0]] = ticket
            early, self._unclaimed = self._unclaimed, []
            for news in early:
                self._tell(news)

        def wanted(reply: ssip.Reply) -> None:
            if reply.code == ssip.DATA_WANTED:
                self._outbox.appendleft((ssip.data(text), queued))

        self._unclaimed.clear()
        self._ask("SPEAK", wanted)

    def stop(self) -> None:
        """Cancel what was sent."""
        self._tickets.clear()
        self._ask("CANCEL self")

    def set_pace(self, pace: Pace) -> None:
        """Set the rate of this connection."""
        espeak = self._voice is not None and self._voice.module.startswith("espeak")
        self._ask(f"SET self RATE {(_ESPEAK_RATES if espeak else _RATES)[pace]}")

    def close(self) -> None:
        """Hang up: the service forgets the rate and the voice."""
        self._again.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._line is not None:
            self._line.close()
            self._line = None
        self._replies = ssip.Replies()
        self._outbox.clear()
        self._waiting = False
        self._tickets.clear()
        self._voices, self._voice = [], None
        if self._own is not None:
            self._own.end()

    def _knock(self) -> None:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.connect(str(self._path))
        except OSError:
            line.close()
            self._wait_for_service()
            return
        self._line = line
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._introduce()

    def _wait_for_service(self) -> None:
        program = shutil.which(PROGRAM)
        if program is None:
            self.failed.emit(Trouble.INSTALL)
            return
        if self._knocks == 0:
            _start(program, self._path) if self._own is None else self._own.start(program)
        self._knocks += 1
        if self._knocks < _KNOCKS:
            self._again.start()
        else:
            self.failed.emit(Trouble.LOST)

    def _introduce(self) -> None:
        self._ask("SET self CLIENT_NAME user:qinbao:main")
        for news in ("BEGIN", "END"):
            self._ask(f"SET self NOTIFICATION {news} on")
        self._ask("SET self PUNCTUATION none")
        self._ask("SET self SSML_MODE off")
        self._ask("LIST OUTPUT_MODULES", self._modules_known)

    def _modules_known(self, reply: ssip.Reply) -> None:
        for module in reply.lines:
            self._ask(f"SET self OUTPUT_MODULE {module}")
            self._ask("LIST SYNTHESIS_VOICES", partial(self._voices_known, module))
        self._ask("LIST OUTPUT_MODULES", lambda _: self._choose())

    def _voices_known(self, module: str, reply: ssip.Reply) -> None:
        for line in reply.lines:
            name, _, rest = line.partition("\t")
            if "+" in name:  # the 13,000 variants of espeak-ng would hold up the window
                continue
            self._voices.append(Voice(name, rest.partition("\t")[0], module))

    def _choose(self) -> None:
        self._voice = voice = mandarin(self._voices)
        self._voices = []
        if voice is None:
            self._give_up(Trouble.INSTALL)
            return
        self._ask(f"SET self OUTPUT_MODULE {voice.module}")
        self._ask(f"SET self SYNTHESIS_VOICE {voice.name}", lambda _: self.ready.emit(voice))

    def _ask(self, words: str, answer: _Answer = lambda _: None) -> None:
        self._outbox.append((ssip.command(words), answer))
        self._send()

    def _send(self) -> None:
        """Send the next command once the last was answered: while a text is wanted, a command would be read aloud."""
        if self._waiting or not self._outbox or self._line is None:
            return
        self._waiting = True
        try:
            self._line.sendall(self._outbox[0][0])
        except OSError:
            self._give_up(Trouble.LOST)

    def _read(self) -> None:
        try:
            data = self._line.recv(1 << 16) if self._line is not None else b""
        except OSError:
            data = b""
        if not data:
            self._give_up(Trouble.LOST)
            return
        for reply in self._replies.feed(data):
            if self._line is None:
                return
            if reply.event:
                self._tell(reply)
            elif self._waiting:
                self._waiting = False
                self._outbox.popleft()[1](reply)
                self._send()

    def _tell(self, reply: ssip.Reply) -> None:
        ticket = self._tickets.get(reply.lines[0]) if reply.lines else None
        if ticket is None:
            self._unclaimed.append(reply)
        elif reply.code == ssip.BEGIN:
            self.begun.emit(ticket)
        elif reply.code == ssip.END:
            self.ended.emit(ticket)

    def _give_up(self, trouble: Trouble) -> None:
        self.close()
        self.failed.emit(trouble)


def _start(program: str, path: Path) -> None:
    """Start the service for this user, as its own library does; it ends some seconds after its last client."""
    service = QProcess()
    service.setProgram(program)
    service.setArguments(["--spawn", "--communication-method", "unix_socket", "--socket-path", str(path)])
    service.setStandardOutputFile(QProcess.nullDevice())
    service.setStandardErrorFile(QProcess.nullDevice())
    service.startDetached()
