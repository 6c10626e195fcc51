#!/usr/bin/python3 -I
"""A voice for speech-dispatcher that writes down what it is told to say instead of saying it.

A line for each message that was said to its end, in the file that stands in ``QINBAO_EAR``; what was cut off by another
message, or by a key, is no line. Started by speech-dispatcher, and speaks the protocol of its output modules.
"""

import os
import re
import select
import sys

MARK_UP = re.compile(r"<[^>]*>")
SECONDS = 0.02
"""That long it takes to say something."""
SETTINGS = {
    "AUDIO": ("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED"),
    "LOGLEVEL": ("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET"),
    "SET": ("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED"),
}
PLAIN = {
    "INIT": ("299-ready", "299 OK LOADED SUCCESSFULLY"),
    "LIST VOICES": ("200-ear\tzh\tnone", "200 OK VOICE LIST SENT"),
    "QUIT": ("210 OK QUIT",),
}


class Ear:
    """The module: what it is told on the one side, what was heard on the other."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._read = b""
        self._saying: str | None = None

    def work(self) -> None:
        """Answer until told to quit."""
        while (line := self._line()) is not None:
            if line in SETTINGS:
                before, after = SETTINGS[line]
                self._reply(before)
                self._block()
                self._reply(after)
            elif line in ("SPEAK", "CHAR", "KEY", "SOUND_ICON"):
                self._reply("202 OK RECEIVING MESSAGE")
                self._saying = MARK_UP.sub("", self._block())
                self._reply("200 OK SPEAKING", "701 BEGIN")
            elif line in ("STOP", "PAUSE"):
                self._end("703 STOP")
            else:
                self._reply(*PLAIN.get(line, ("300 ERR UNKNOWN COMMAND",)))
            if line == "QUIT":
                return

    def _line(self) -> str | None:
        while b"\n" not in self._read:
            if not select.select([0], [], [], SECONDS if self._saying is not None else None)[0]:
                self._end("702 END")
                continue
            got = os.read(0, 1 << 16)
            if not got:
                return None
            self._read += got
        line, _, self._read = self._read.partition(b"\n")
        return line.decode().rstrip("\r")

    def _block(self) -> str:
        lines = []
        while (line := self._line()) not in (".", None):
            lines.append(str(line).removeprefix(".") if str(line).startswith("..") else str(line))
        return " ".join(lines)

    def _end(self, how: str) -> None:
        if self._saying is None:
            return
        if how == "702 END":
            with open(self._file, "a", encoding="utf-8") as file:
                file.write(self._saying + "\n")
        self._saying = None
        self._reply(how)

    @staticmethod
    def _reply(*lines: str) -> None:
        print(*lines, sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(Ear(os.environ["QINBAO_EAR"]).work())
