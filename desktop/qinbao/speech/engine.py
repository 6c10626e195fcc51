"""What can speak one sentence at a time. The ways a sentence can end are signals; nothing here waits."""

from __future__ import annotations

from enum import Enum, StrEnum

from PySide6.QtCore import QObject, Signal

from qinbao.speech.voice import Voice


class Pace(Enum):
    """How fast is spoken: about 2, 3 and 4 hanzi a second."""

    SLOWER = -1
    NORMAL = 0
    FASTER = 1


class Trouble(StrEnum):
    """Why nothing is heard; the value is the key of the words that say what to do."""

    INSTALL = "speech.install"
    """No voice, and a Debian package that brings one."""
    SETTINGS = "speech.settings"
    """No voice, and the settings of the system can add one."""
    LOST = "speech.lost"
    """The voice stopped answering."""


class Engine(QObject):
    """A voice that has to be got ready once. Lives in the thread of the window and never blocks it for long."""

    ready = Signal(Voice)
    """The voice that will be heard."""
    begun = Signal(int)
    """The sentence with this ticket is being heard."""
    ended = Signal(int)
    """It has been heard to its end; not sent for one that was stopped."""
    failed = Signal(Trouble)
    """No voice, or no longer. Only ``prepare`` may be called after this."""

    def prepare(self) -> None:
        """Look for a Mandarin voice: ``ready`` or ``failed`` follows, perhaps before this returns."""
        raise NotImplementedError

    def speak(self, ticket: int, text: str) -> None:
        """Speak one sentence after ``ready``, while none is being spoken."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be quiet at once; harmless if nothing is being spoken."""
        raise NotImplementedError

    def set_pace(self, pace: Pace) -> None:
        """Speak so from the next sentence on."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the voice and of everything set for it."""
        raise NotImplementedError
