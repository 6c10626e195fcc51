"""The real thing: a screen (Xvfb), a window manager or cage on it, and the kiosk started by its own start script."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
SESSION = ROOT / "packaging" / "kiosk" / "session"
PAPER = (0xFB, 0xF8, 0xF1)
"""Ground of every page in the light theme."""
NOBODY = 65534
_OPENBOX = """<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard>
<keybind key="A-F4"><action name="Close"/></keybind><keybind key="W-c"><action name="Close"/></keybind>
</keyboard></openbox_config>"""
"""A window manager that closes windows when asked, and has no menus of its own that would be mistaken for ours."""


def missing(*commands: str) -> str:
    """Which of these commands this machine lacks; also the environment the start script needs.

    On a Debian none counts as lacking: packaging/test installs them all, and a test that skips there proves nothing.
    """
    installed = shutil.which("dpkg-query") is not None
    lacking = [command for command in commands if not installed and shutil.which(command) is None]
    if not (ROOT / ".venv" / "bin" / "python").exists():
        lacking.append(".venv")
    return " ".join(lacking)


@dataclass
class Systemd:
    """The other end of the notify socket: what systemd would hear."""

    line: socket.socket
    heard: list[tuple[float, str]]

    def listen(self, seconds: float, until: str = "") -> bool:
        """Listen so long, or until a message begins with ``until``; tells whether it came."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.line.settimeout(left)
            try:
                message = self.line.recv(4096).decode()
            except TimeoutError:
                return False
            self.heard.append((time.monotonic(), message))
            if until and message.startswith(until):
                return True
        return False


class Machine:
    """A screen with a kiosk on it."""

    def __init__(
        self, display: int, folder: Path, systemd: Systemd, command: list[str], env: Mapping[str, str]
    ) -> None:
        self.display = display
        self.folder = folder
        self.systemd = systemd
        self._command = command
        self._env = dict(env)
        self.process: subprocess.Popen[bytes] | None = None
        self.log = (folder / "log").open("ab")

    def start(self) -> None:
        """Start, as systemd would."""
        self.process = subprocess.Popen(
            self._command, env=self._env, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def ready(self, seconds: float = 30) -> bool:
        """Wait until it says that it serves."""
        return self.systemd.listen(seconds, "READY=1")

    def stop(self) -> None:
        """End everything that was started here, and only that."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()

    @property
    def said(self) -> str:
        """All that went to the journal."""
        return (self.folder / "log").read_text(errors="replace")

    @property
    def pid(self) -> int | None:
        """The kiosk's own process."""
        for name in filter(str.isdigit, os.listdir("/proc")):
            with suppress(OSError):
                words = Path("/proc", name, "cmdline").read_bytes().split(b"\0")
                if b"--kiosk" in words and str(self.folder).encode() in b" ".join(words):
                    return int(name)
        return None

    def do(self, *words: str) -> str:
        """Act with xdotool."""
        return act(self.display, *words)

    def tap(self, x: int, y: int) -> None:
        """Tap at px."""
        self.do("mousemove", str(x), str(y), "click", "1")

    def picture(self) -> np.ndarray:
        """What is on the screen, as RGB."""
        return look(self.display)

    def windows(self) -> list[tuple[str, int, int]]:
        """Windows one can see: name, width and height. Helpers of toolkits are smaller than 12 px or not shown."""
        env = os.environ | {"DISPLAY": f":{self.display}"}
        tree = subprocess.run(
            ["xwininfo", "-root", "-tree"], env=env, capture_output=True, text=True, check=True
        ).stdout
        found = []
        for line in re.finditer(r"^ +(0x\w+) (.*?): .*? (\d+)x(\d+)\+", tree, re.MULTILINE):
            number, name, width, height = line.group(1), line.group(2), int(line.group(3)), int(line.group(4))
            if width < 12 or height < 12:
                continue
            shown = subprocess.run(["xwininfo", "-id", number], env=env, capture_output=True, text=True, check=False)
            if "IsViewable" in shown.stdout:
                found.append((name, width, height))
        return found


def act(display: int, *words: str) -> str:
    """Act on a screen with xdotool and give what that says."""
    env = os.environ | {"DISPLAY": f":{display}"}
    done = subprocess.run(["xdotool", *words], env=env, capture_output=True, text=True, timeout=20, check=False)
    return done.stdout


def try_to_stop(display: int) -> None:
    """As the operator with the PIN 111111: seven taps in the corner, six times a 1, 确定, 停用自助机, twice."""
    for _ in range(7):
        act(display, "mousemove", "20", "20", "click", "1")
        time.sleep(0.1)
    shown(display)
    act(display, "key", "Tab")
    for _ in range(6):
        act(display, "key", "Return")
        shown(display)
    act(display, "key", *["Tab"] * 11, "Return")
    shown(display)
    # Seven buttons on. Where the PIN was wrong, that is a digit.
    act(display, "key", *["Tab"] * 7, "Return")
    shown(display)
    # Really: the button behind the one that leads back.
    act(display, "key", "Tab", "Return")


def look(display: int) -> np.ndarray:
    """What is on a screen, as RGB, read from where its server keeps it (X11/XWDFile.h)."""
    dump = (_SCREENS[display] / "Xvfb_screen0").read_bytes()
    header = np.frombuffer(dump, ">u4", 25)
    start, width, height, row = int(header[0] + header[19] * 12), *map(int, header[[4, 5, 12]])
    rows = np.frombuffer(dump, np.uint8, row * height, start).reshape(height, row // 4, 4)
    return rows[:, :width, 2::-1]


def shown(display: int, least: float = 0.6, most: float = 5.0) -> None:
    """Wait until the screen stands still, and so long that the next press counts as one of its own."""
    began = changed = time.monotonic()
    before = look(display)
    while (now := time.monotonic()) - began < most and (now - changed < 0.2 or now - began < least):
        time.sleep(0.05)
        seen = look(display)
        if not np.array_equal(before, seen):
            before, changed = seen, time.monotonic()


_SCREENS: dict[int, Path] = {}
"""Where the server of each display keeps its pixels."""


@contextmanager
def screen(width: int, height: int) -> Iterator[int]:
    """A screen of its own; gives its number."""
    read, write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="qinbao-screen-") as pixels:
        size = ["-screen", "0", f"{width}x{height}x24", "-fbdir", pixels]
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *size, "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        try:
            number = int(os.read(read, 20))
            _SCREENS[number] = Path(pixels)
            yield number
        finally:
            os.close(read)
            server.terminate()
            server.wait()


@contextmanager
def machine(
    folder: Path,
    under: str,
    config: str = "",
    size: tuple[int, int] = (1280, 800),
    extra: Mapping[str, str] | None = None,
    prefix: tuple[str, ...] = (),
    session: Path = SESSION,
) -> Iterator[Machine]:
    """A kiosk ``under`` “openbox” or “cage”, not started yet. ``prefix``: a command that wraps the start script.

    ``session``: the start script.
    """
    env = _folders(folder, under, config)
    command = [*prefix, str(session)]
    with _notify(folder) as systemd, screen(*size) as display:
        env |= {"DISPLAY": f":{display}"} | (extra or {})
        if under == "cage":
            managed: AbstractContextManager[None] = nullcontext()
            env = {"WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"} | env
            command = [*_as_nobody(), "cage", "-d", "--", *command]
        else:
            env["QINBAO_KIOSK_PLATFORM"] = "xcb"
            managed = _openbox(folder, env)
        with managed:
            kiosk = Machine(display, folder, systemd, command, env)
            try:
                yield kiosk
            finally:
                kiosk.stop()


def _folders(folder: Path, under: str, config: str) -> dict[str, str]:
    """Make what a kiosk finds on its disk; gives the environment that tells it where."""
    folder.chmod(0o777)
    settings = folder / "kiosk.yaml"
    settings.write_text(config or "printing: false\n", "utf-8")
    run, state = folder / "run", folder / "state"
    for made in (run, state):
        made.mkdir(exist_ok=True)
        if os.geteuid() == 0 and under == "cage":
            os.chown(made, NOBODY, NOBODY)
    run.chmod(0o700)
    return {
        "PATH": os.environ["PATH"],
        "XDG_RUNTIME_DIR": str(run),
        "STATE_DIRECTORY": str(state),
        "RUNTIME_DIRECTORY": str(run),
        "QINBAO_KIOSK_CONFIG": str(settings),
        "NOTIFY_SOCKET": str(folder / "notify"),
        "WATCHDOG_USEC": "3000000",
    }


@contextmanager
def _notify(folder: Path) -> Iterator[Systemd]:
    """Where a kiosk says how it is."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(folder / "notify"))
        (folder / "notify").chmod(0o777)
        yield Systemd(line, [])


@contextmanager
def _openbox(folder: Path, env: Mapping[str, str]) -> Iterator[None]:
    """A window manager on a screen."""
    (folder / "openbox.xml").write_text(_OPENBOX)
    manager = subprocess.Popen(
        ["openbox", "--sm-disable", "--config-file", str(folder / "openbox.xml")],
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        yield
    finally:
        manager.kill()
        manager.wait()


def _as_nobody() -> list[str]:
    """Cage refuses root; the interpreter may lie in a folder only root may read."""
    if os.geteuid() != 0:
        return []
    keep = "+dac_override,+dac_read_search"
    return [
        "setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups",
        "--inh-caps", keep, "--ambient-caps", keep, "--",
    ]  # fmt: skip


def wait_for(condition: object, seconds: float, every: float = 0.1) -> bool:
    """Ask a callable again and again until it says yes; tells whether it did in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(every)
    return False
