"""The language of speech-dispatcher, SSIP: what is sent and what comes back, as bytes. No Qt.

Source: "SSIP, the Speech Synthesis Interface Protocol", part of the documentation of speech-dispatcher 0.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

BEGIN, END = 701, 702
DATA_WANTED = 230
_END_OF_LINE = b"\r\n"


@dataclass(frozen=True)
class Reply:
    """What the server said: a code of three digits and what stood before its last line."""

    code: int
    lines: tuple[str, ...]

    @property
    def event(self) -> bool:
        """Whether it is news about a sentence, not the answer to a command."""
        return 700 <= self.code < 800

    @property
    def good(self) -> bool:
        """Whether the command was carried out."""
        return 200 <= self.code < 300


class Replies:
    """Cuts the stream of bytes into replies; news may stand between the lines of an answer."""

    def __init__(self) -> None:
        self._rest = b""
        self._begun: dict[bool, list[str]] = {True: [], False: []}

    def feed(self, data: bytes) -> Iterator[Reply]:
        """Every reply that is now complete. Lines that are none are dropped."""
        *lines, self._rest = (self._rest + data).split(_END_OF_LINE)
        for line in lines:
            head, said = line[:4], line[4:].decode("utf-8", "replace")
            if not head[:3].isdigit():
                continue
            code = int(head[:3])
            begun = self._begun[700 <= code < 800]
            if head[3:] == b"-":
                begun.append(said)
            else:
                yield Reply(code, tuple(begun))
                begun.clear()


def command(words: str) -> bytes:
    """One line of command."""
    return words.encode() + _END_OF_LINE


def data(text: str) -> bytes:
    """A text to speak: a line that begins with a dot gets another, a lone dot ends it."""
    lines = (f".{line}" if line.startswith(".") else line for line in text.splitlines())
    return _END_OF_LINE.join([*(line.encode() for line in lines), b".", b""])
