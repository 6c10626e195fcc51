"""A real Orca with a real speech-dispatcher, whose voice writes down what it says (``ear.py``)."""

import contextlib
import json
import re
import unicodedata
from pathlib import Path

from tests.desktop.conftest import PATIENCE, Session, wait

EAR = Path(__file__).with_name("ear.py")
CONFIGURATION = """LogDir "{here}"
AddModule "ear" "{ear}" "ear.conf"
DefaultModule ear
"""
SETTINGS = {
    "general": {"startingProfile": ["Default", "default"]},
    "profiles": {"default": {"profile": ["Default", "default"], "enableKeyEcho": False}},
    "pronunciations": {},
    "keybindings": {},
}
"""As Orca comes, but that it does not say the names of the keys that are pressed."""


def plain(said: str) -> str:
    """The same as speech-dispatcher writes it: punctuation of one width; without spaces, and no stop at the end."""
    return "".join(unicodedata.normalize("NFKC", said).split()).rstrip("。.")


class Orca:
    """Runs in a session from the beginning to ``close``; ``hear`` gives what it said since the last time."""

    def __init__(self, session: Session, here: Path, *options: str) -> None:
        self._file = here / "heard"
        self._file.touch()
        self._at = 0
        self.last: list[str] = []
        """What ``hear`` heard the last time, word by word."""
        folder = here / "config" / "speech-dispatcher" / "modules"
        folder.mkdir(parents=True)
        (folder / "ear.conf").touch()
        (folder.parent / "speechd.conf").write_text(CONFIGURATION.format(here=here, ear=EAR))
        (here / "orca").mkdir()
        (here / "orca" / "user-settings.conf").write_text(json.dumps(SETTINGS))
        own = {"XDG_CONFIG_HOME": str(here / "config"), "QINBAO_EAR": str(self._file), "LANGUAGE": "zh_CN"}
        # Orca ends every other Orca of the same person, on whatever screen: let it find none.
        nobody = here / "bin" / "pgrep"
        nobody.parent.mkdir()
        nobody.write_text("#!/bin/sh\nexit 1\n")
        nobody.chmod(0o755)
        own["PATH"] = f"{nobody.parent}:{session.environment['PATH']}"
        self._speech = here / "speechd.pid"
        service = ("speech-dispatcher", "--run-single", "--timeout", "0", "--pid-file", str(self._speech))
        session.start(*service, env=own)
        wait("speech-dispatcher", self._speech.exists)
        self._orca = session.start("orca", "--user-prefs", str(here / "orca"), *options, env=own)
        wait("Orca to greet", lambda: self._said() == plain("屏幕阅读器启用。") + "\n")
        self._at = self._file.stat().st_size

    def hear(self, expected: list[str], seconds: float = PATIENCE) -> list[str] | None:
        """Wait until all that was said since the last time is what was ``expected``; else give what was said.

        In ``expected`` … stands for any words. A line that begins with ~ may be missing, or cut off by the next.
        """
        pattern = re.compile("".join(map(_line, expected)))
        with contextlib.suppress(TimeoutError):
            wait("Orca", lambda: pattern.fullmatch(self._said()), seconds)
        said = self._said()
        self.last = self._file.read_bytes()[self._at :].decode().splitlines()
        self._at = self._file.stat().st_size
        return None if pattern.fullmatch(said) else said.splitlines()

    def _said(self) -> str:
        whole = self._file.read_bytes()[self._at :].decode()
        return "".join(f"{line}\n" for line in map(plain, whole.splitlines()) if line)


def _line(expected: str) -> str:
    said = r"[^\n]*".join(re.escape(plain(part)) for part in expected.removeprefix("~").split("…"))
    # What Orca had begun to say of a page that is gone already ends with what that page was.
    return rf"(?:(?:{said}|标签)\n)?" if expected.startswith("~") else rf"{said}\n"
