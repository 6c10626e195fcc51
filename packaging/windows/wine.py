"""A Windows of its own under wine, inside the Debian of `debian13`, with a screen that is looked at and typed on."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

Found = TypeVar("Found")
NOBODY = 12345
"""Number of a user that no list knows, so that wine takes the name from USER."""
SPEECH = "qtexttospeech_winrt,qtexttospeech_sapi"
"""Wine's voices crash or hang: what is spoken is heard on a real Windows only."""
_FONTS = ("Microsoft YaHei UI", "MS Shell Dlg", "MS Shell Dlg 2", "Tahoma", "SimSun")
OFF = f"mscoree,mshtml,winemenubuilder.exe,winedbg.exe,{SPEECH}=d"


def wait(what: str, ready: Callable[[], Found], seconds: float = 60) -> Found:
    """What ``ready`` gives as soon as it is true. Raises ``AssertionError`` where it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := ready():
            return found
        time.sleep(0.1)
    raise AssertionError(f"no {what} within {seconds:.0f} s")


class Done(NamedTuple):
    """How a program ended."""

    code: int
    out: bytes
    complaint: bytes


class Screen:
    """An X server with a window manager."""

    def __init__(self, size: str) -> None:
        quiet = {"stderr": subprocess.DEVNULL}
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24"], stdout=subprocess.PIPE, **quiet
        )
        assert server.stdout is not None
        self.name = f":{server.stdout.readline().decode().strip()}"
        self._environment = {**os.environ, "DISPLAY": self.name}
        self._all = [server, subprocess.Popen(["openbox"], env=self._environment, stdout=subprocess.DEVNULL, **quiet)]
        wait("window manager", lambda: "window id" in self.tool("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))

    def tool(self, *command: str) -> str:
        """What a command prints on this screen."""
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """Ids of the windows that are seen under a title."""
        return self.tool("xdotool", "search", "--onlyvisible", "--name", title).split()

    def front(self) -> str:
        """Id of the window that has the keyboard."""
        return self.tool("xdotool", "getactivewindow")

    def key(self, *keys: str) -> None:
        """Press keys one after another, not faster than a hand that means it."""
        for key in keys:
            self.tool("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.4)

    def picture(self, path: Path) -> None:
        """Keep what is seen."""
        self.tool("import", "-window", "root", str(path))

    def words(self) -> str:
        """What is written there, as well as a machine reads large letters in two sizes, without spaces."""
        return " ".join(self._read(size) for size in ("100%", "200%"))

    def _read(self, size: str) -> str:
        take = ["import", "-window", "root", "-resize", size, "png:-"]
        read = ["tesseract", "-", "-", "-l", "chi_sim", "--psm", "11"]
        alone = os.environ | {"OMP_THREAD_LIMIT": "1"}
        seen = subprocess.run(take, env=self._environment, capture_output=True, check=False)
        said = subprocess.run(read, input=seen.stdout, capture_output=True, check=False, env=alone)
        return "".join(said.stdout.decode("utf-8").split())

    def column(self, at: int) -> list[str]:
        """The colours of one column of the screen, from its top down."""
        command = ["import", "-window", "root", "-crop", f"1x0+{at}+0", "-depth", "8", "rgb:-"]
        seen = subprocess.run(command, env=self._environment, capture_output=True, check=True).stdout
        return [f"#{seen[start : start + 3].hex().upper()}" for start in range(0, len(seen), 3)]

    def close(self) -> None:
        """End."""
        for process in reversed(self._all):
            process.kill()
            process.wait()


class Windows:
    """One person's Windows."""

    def __init__(self, inside: Path, home: Path, screen: Screen, user: str = "王小明", **more: str) -> None:
        self._inside, self.home = inside, home
        self.screen, self.user = screen, user
        self._more = {"LANG": "C.UTF-8", **more}
        home.mkdir(parents=True, exist_ok=True)
        os.chown(home, NOBODY, NOBODY)
        self.drive = home / "prefix" / "drive_c"
        self.profile = self.drive / "users" / user
        self.settings = self.profile / "AppData" / "Local" / "qinbao"

    def prepare(self, library: Path) -> None:
        """Make it, with the one library that wine lacks."""
        self.run("wineboot", "-i")
        self.rest()
        shutil.copy(library, self.drive / "windows" / "system32" / "icuuc.dll")
        for name in _FONTS:  # what Windows has and Debian not
            key = (
                "reg",
                "add",
                r"HKCU\Software\Wine\Fonts\Replacements",
                "/v",
                name,
                "/d",
                "WenQuanYi Micro Hei",
                "/f",
            )
            self.run("wine", *key)

    def start(self, *command: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a program; ``command`` begins with one of wine's own, mostly `wine`."""
        own = {"PATH": "/usr/bin:/bin", "USER": self.user, "HOME": str(self.home), "DISPLAY": self.screen.name}
        own |= {"WINEPREFIX": str(self.home / "prefix"), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": OFF}
        words = [f"{name}={value}" for name, value in (own | self._more | more).items()]
        enter = ["chroot", f"--userspec={NOBODY}:{NOBODY}", str(self._inside), "/usr/bin/env", "-i", *words]
        # Files, not pipes: what wine leaves running in the background would hold a pipe open.
        with self._said(1).open("wb") as out, self._said(2).open("wb") as complaint:
            return subprocess.Popen([*enter, *command], stdin=subprocess.DEVNULL, stdout=out, stderr=complaint)

    def run(self, *command: str, seconds: float = 240, **more: str) -> Done:
        """Run a program to its end."""
        process = self.start(*command, **more)
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise AssertionError(f"{command} does not end") from None
        return Done(code, *(self._said(number).read_bytes() for number in (1, 2)))

    def _said(self, number: int) -> Path:
        return self.home.with_name(f"{self.home.name}.said-{number}")

    def rest(self) -> None:
        """Wait until no program runs."""
        self.run("wineserver", "-w")

    def files(self) -> set[str]:
        """All files and folders below the drive that do not belong to Windows."""
        found = (path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*"))
        return {name for name in found if not name.startswith("windows/") and "/Temp/" not in name}
