"""A Windows with the installer of `dist/` beside it, and what every step of `smoke` does with them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wine import Done, Screen, Windows, wait

HERE = Path(__file__).resolve().parent
TITLE = "亲情医保助手"
DAMAGED, TOO_OLD, OPEN, NO_ROOM, NOT_ALLOWED = 2, 4, 5, 6, 7
TEMPORARY = r"%USERPROFILE%\AppData\Local\Temp"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\qinbao"


class Smoke:
    """A Windows, and what is tried on it."""

    def __init__(self, inside: Path, work: Path, installer: Path, pictures: Path) -> None:
        self.inside, self.work, self.pictures = inside, work, pictures
        self.installer = work / installer.name
        shutil.copy(installer, self.installer)
        self.zip = installer.with_name(installer.name.replace("setup.exe", "portable.zip"))
        os.chmod(work, 0o755)
        icu, self._hold, self._texts = (work / name for name in ("icuuc.dll", "hold.exe", "texts.exe"))
        for made, *given in (
            (icu, "icu_stub.c", "-shared"),
            (self._hold, "hold.c", "-municode"),
            (self._texts, "texts.c"),
        ):
            command = ("x86_64-w64-mingw32-gcc", "-s", "-o", str(made), str(HERE / given[0]), *given[1:])
            subprocess.run(command, check=True)
        self.screen = Screen("1366x768")
        self.windows = Windows(inside, work / "home", self.screen)
        self.windows.prepare(icu)
        self.before = self.windows.files()
        self.folder = self.windows.profile / "AppData" / "Local" / "Programs" / "qinbao"
        self.there = rf"C:\users\{self.windows.user}\AppData\Local\Programs\qinbao"
        """The same, as Windows names it."""

    def setup(self, *words: str, installer: Path | None = None) -> int:
        """Run the installer without a word; its exit code."""
        return self.windows.run("wine", str(installer or self.installer), "/S", *words).code

    def refused(self, wanted: int, *words: str, installer: Path | None = None) -> None:
        """Run the installer, which must end with this code."""
        code = self.setup(*words, installer=installer)
        assert code == wanted, f"exit code {code} instead of {wanted}"

    def take_away(self) -> int:
        """Run the uninstaller without a word, and wait for it; its exit code."""
        return self.windows.run("wine", rf"{self.there}\uninstall.exe", "/S", f"_?={self.there}").code

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """While a program of somebody else has a file of ours open."""
        sign = self.windows.home / "held"
        process = self.windows.start("wine", str(self._hold), rf"{self.there}\{name}", str(sign))
        wait("a held file", sign.exists)
        try:
            yield
        finally:
            sign.unlink()
            process.wait(timeout=20)

    @contextmanager
    def drive(self, room: str) -> Iterator[Path]:
        """While there is a drive D: with that much room."""
        small = self.work / "small"
        small.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room},mode=777", "tmpfs", str(small)], check=True)
        inside = self.inside / str(small).lstrip("/")
        subprocess.run(["mount", "--bind", str(small), str(inside)], check=True)
        letter = self.windows.home / "prefix" / "dosdevices" / "d:"
        letter.symlink_to(small)
        try:
            yield small
        finally:
            self.windows.rest()
            letter.unlink()
            subprocess.run(["umount", str(inside), str(small)], check=True)
            small.rmdir()

    @contextmanager
    def temporary(self, folder: str) -> Iterator[None]:
        """While programs put into this folder what they need for a while."""
        self._put_temporary(folder)
        yield
        self._put_temporary(TEMPORARY)

    def _put_temporary(self, folder: str) -> None:
        for name in ("TEMP", "TMP"):
            self.register(r"HKCU\Environment", name, folder, "REG_EXPAND_SZ")
        self.windows.rest()

    def command(self, *words: str, folder: Path | None = None) -> Done:
        """Run the program that prints."""
        return self.windows.run("wine", str((folder or self.folder) / "qinbao-cli.exe"), *words)

    def open(self) -> str:
        """Start what the shortcut on the desktop leads to; the window."""
        links = list((self.windows.profile / "Desktop").glob("*.lnk"))
        assert [link.stem for link in links] == [TITLE], links
        target = shortcut_target(links[0].read_bytes())
        assert target.endswith(r"AppData\Local\Programs\qinbao\qinbao.exe"), target
        self.windows.start("wine", target)
        return wait("window", lambda: self.screen.windows(f"^{TITLE}$"))[0]

    def close(self) -> None:
        """Close the window as its corner does."""
        self.screen.key("alt+F4")
        wait("an end", lambda: not self.screen.windows(f"^{TITLE}$"))
        self.windows.rest()

    def says(self, words: str, seconds: float = 30) -> None:
        """Wait until these words are on a page, for whoever can read."""
        wait(words, lambda: words in self.screen.words(), seconds)

    def told(self, words: str) -> None:
        """Wait until these words stand in a box of Windows itself."""
        wait(words, lambda: words in self.windows.run("wine", str(self._texts)).out.decode("utf-8"), 30)

    def at(self) -> str:
        """Where the journey is; written down from its first answer on."""
        file = self.windows.settings / "resume.json"
        return str(json.loads(file.read_text(encoding="utf-8"))["at"]) if file.exists() else "ask.for"

    def picture(self, name: str) -> None:
        """Keep what is seen, to look at."""
        time.sleep(0.5)
        self.screen.picture(self.pictures / f"{name}.png")

    def registry(self) -> str:
        """What Windows keeps for this person."""
        self.windows.rest()
        return (self.windows.home / "prefix" / "user.reg").read_text(encoding="utf-8", errors="replace")

    def register(self, key: str, name: str, value: str, kind: str = "REG_SZ") -> None:
        """Set a value of the registry. No program may run: wine's server, as it ends, drops who comes just then."""
        self.windows.rest()
        done = self.windows.run("wine", "reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f")
        assert done.code == 0, done


def shortcut_target(link: bytes) -> str:
    """The program a shortcut leads to: the last path in it, which Windows keeps in UTF-16."""
    words = [link[start:].decode("utf-16-le", "replace") for start in (0, 1)]
    found = [path for text in words for path in re.findall(r"[A-Z]:\\[^\0:*?\"<>|]+?\\qinbao", text)]
    assert found, "a shortcut to nowhere"
    return f"{found[-1]}\\qinbao.exe"
