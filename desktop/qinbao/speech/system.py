"""Speaks with the voices of Windows or macOS, through QtTextToSpeech."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from qinbao.speech.engine import Engine, Pace, Trouble
from qinbao.speech.voice import Voice, mandarin

_RATES = {Pace.SLOWER: -0.35, Pace.NORMAL: -0.05, Pace.FASTER: 0.2}


class SystemVoices(Engine):
    """Whatever Qt finds; ``plugin`` names one of its engines, by default the best one of the system."""

    def __init__(self, plugin: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plugin = plugin
        self._speech: QTextToSpeech | None = None
        self._ticket: int | None = None
        self._begun = False

    def prepare(self) -> None:
        """Load the voices."""
        if self._speech is not None:
            return
        self._speech = speech = QTextToSpeech(self._plugin, self) if self._plugin else QTextToSpeech(self)
        found = {Voice(voice.name(), voice.locale().name()): voice for voice in _all_voices(speech)}
        choice = mandarin(found)
        if choice is None:
            self.close()
            self.failed.emit(Trouble.SETTINGS)
            return
        # A voice is only accepted once its language is set.
        speech.setLocale(found[choice].locale())
        speech.setVoice(found[choice])
        speech.stateChanged.connect(self._changed)
        self.ready.emit(choice)

    def speak(self, ticket: int, text: str) -> None:
        """Speak a sentence."""
        self._ticket, self._begun = ticket, False
        if self._speech is not None:
            self._speech.say(text)

    def stop(self) -> None:
        """Be quiet."""
        if self._ticket is not None and self._speech is not None:
            self._speech.stop()
        self._ticket = None

    def set_pace(self, pace: Pace) -> None:
        """Set the rate."""
        if self._speech is not None:
            self._speech.setRate(_RATES[pace])

    def close(self) -> None:
        """Let go of the voices."""
        self._ticket = None
        if self._speech is not None:
            self._speech.deleteLater()
            self._speech = None

    def _changed(self, state: QTextToSpeech.State) -> None:
        ticket = self._ticket
        if state == QTextToSpeech.State.Error:
            self.close()
            self.failed.emit(Trouble.LOST)
        elif ticket is None:
            return
        elif state == QTextToSpeech.State.Speaking and not self._begun:
            self._begun = True
            self.begun.emit(ticket)
        elif state == QTextToSpeech.State.Ready and self._begun:
            self._ticket = None
            self.ended.emit(ticket)


def _all_voices(speech: QTextToSpeech) -> list[QVoice]:
    """The voices of all languages; Qt tells only those of one at a time, and calls ``cmn`` C."""
    before = speech.locale()
    voices = []
    for locale in {locale.name(): locale for locale in [*speech.availableLocales(), QLocale.c()]}.values():
        if locale.name() == "C" or locale.language() == QLocale.Language.Chinese:
            speech.setLocale(locale)
            voices += speech.availableVoices()
    speech.setLocale(before)
    return voices
