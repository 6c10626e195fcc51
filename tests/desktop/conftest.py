"""A real session: X server, message bus, accessibility bus, and the program in it as its own process."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PIL import Image

SCREEN_READER = Path(__file__).with_name("at_spi.py")
STRUT = Path(__file__).with_name("strut.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PROGRAMS = ("Xvfb", "dbus-daemon", "xdotool", SYSTEM_PYTHON)
SIZE = (1280, 800)
PATIENCE = 20
"""Seconds until a wait is given up: a machine busy with other work must not fail a test."""

EVERY = "QINBAO_EVERY_DESK" in os.environ
"""Whether all is tried that is like what has been tried already (``packaging/proof/desk``)."""

BUTTON, CHOICE, FIELD = "push button", "radio button", "text"
"""What AT-SPI calls them."""
ONWARD = ("继续", "下一个", "开始")

T = TypeVar("T")


@dataclass(frozen=True)
class Journey:
    """Who comes, with which answers, and what the sheet must say at the end."""

    card: str
    answers: tuple[str, ...]
    """How the answers begin; a question that none of them fits is answered with 我不知道."""
    place: str
    pinyin: str
    on_sheet: tuple[str, ...]


JOURNEYS = {
    "mother in 杭州 by 支付宝": Journey(
        "替家人亮医保码",
        ("妈妈", "支付宝", "能，"),
        "杭州市",
        "hangzhou",
        ("杭州", "支付宝", "0571-12393"),
    ),
    "child under 16 in 北京": Journey(
        "替家人亮医保码", ("孩子，未满", "支付宝", "能，"), "北京市", "beijing", ("北京", "010-12393")
    ),
    "grandfather without a smartphone in 仁寿县": Journey(
        "替家人亮医保码", ("爷爷奶奶", "没有智能手机"), "仁寿县", "renshou", ("仁寿", "028-12393")
    ),
}


def wait(what: str, condition: Callable[[], T], seconds: float = PATIENCE) -> T:
    """The first true value of a condition. Raises ``TimeoutError`` with what was waited for."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.06)  # a look is not free: it asks for the whole tree, or starts a program
    return value


class Session:
    """A screen and buses of its own; everything started in it is gone after ``close``."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        self._folder = folder
        self._size = size
        self._mark = f"QINBAO_TEST_SESSION={uuid.uuid4()}"
        self._programs: list[subprocess.Popen[Any]] = []
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        name, _, value = self._mark.partition("=")
        kept = {key: os.environ[key] for key in ("PATH", "LANG", "TMPDIR") if key in os.environ}
        self.environment = {**kept, name: value, "XDG_RUNTIME_DIR": str(runtime), "HOME": str(folder)}
        self.environment["DISPLAY"] = f":{self._start_x()}"
        bus = self._say_first("dbus-daemon", "--session", "--nofork", "--print-address")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        self.start(launcher, "--launch-immediately", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self, *command: str, **options: Any) -> subprocess.Popen[Any]:
        """Start a program in the session; ``env`` adds to the environment."""
        environment = {**self.environment, **options.pop("env", {})}
        program = subprocess.Popen(command, env=environment, cwd=self._folder, **options)
        self._programs.append(program)
        return program

    def run(self, *command: str) -> None:
        """Run a program to its end. Raises ``CalledProcessError``."""
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE)

    def manage(self, manager: str, panel: int) -> None:
        """Have a window manager, and a task bar of ``panel`` px, as a desktop has; none with 0."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.start(manager, **quiet)
        wait("a window manager", lambda: "window id" in self.root("_NET_SUPPORTING_WM_CHECK"))
        if panel:
            self.task_bar(panel)
            high = str(self._size[1] - panel)
            wait("room for the task bar", lambda: high in self.root("_NET_WORKAREA"))

    def screen(self, width: int, height: int) -> None:
        """Have another screen, not larger than the one there was at first."""
        name = f"{width}x{height}"
        known = subprocess.run(["xrandr", "-q"], env=self.environment, capture_output=True, text=True, check=True)
        if name not in known.stdout:
            timing = (width, width + 24, width + 160, width + 320, height, height + 1, height + 4, height + 24)
            self.run("xrandr", "--newmode", name, "50", *map(str, timing))
            self.run("xrandr", "--addmode", "screen", name)
        self.run("xrandr", "--output", "screen", "--mode", name)

    def task_bar(self, px: int) -> None:
        """Have a task bar from now on."""
        self._say_first(sys.executable, "-I", str(STRUT), str(px))

    def root(self, name: str) -> str:
        """A property of the screen, as xprop shows it."""
        command = ["xprop", "-root", name]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True).stdout

    def screenshot(self, path: Path) -> Image.Image:
        """What is on the screen, also written to ``path``."""
        image = _picture((self._folder / "Xvfb_screen0").read_bytes())
        image.save(path)
        return image

    def left_behind(self) -> list[str]:
        """Command lines of processes that were started in the session and still run."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if self._mark.encode() in (process / "environ").read_bytes().split(b"\0"):
                    found.append((process / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
        return found

    def close(self) -> None:
        """End everything, last first."""
        for program in reversed(self._programs):
            end(program)

    def _start_x(self) -> str:
        width, height = self._size
        screen = ["-screen", "0", f"{width}x{height}x24", "-fbdir", str(self._folder), "-nolisten", "tcp", "-noreset"]
        return self._say_first("Xvfb", "-displayfd", "1", *screen)

    def _say_first(self, *command: str) -> str:
        program = self.start(*command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert program.stdout is not None
        said = program.stdout.readline().decode().strip()
        assert said, f"{command[0]} did not start"
        return said


def end(program: "subprocess.Popen[Any]") -> None:
    """Ask a program to end, and make it if it does not."""
    if program.poll() is None:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(5)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait(5)
    for stream in (program.stdin, program.stdout):
        if stream is not None:
            stream.close()


def _picture(dump: bytes) -> Image.Image:
    """The picture in an X window dump: 25 or more numbers of 32 bits, colours, pixels (X11/XWDFile.h)."""
    header = [int.from_bytes(dump[at : at + 4], "big") for at in range(0, 100, 4)]
    size, width, height, row, colours = header[0], header[4], header[5], header[12], header[19]
    start = size + colours * 12
    return Image.frombuffer("RGB", (width, height), dump[start : start + row * height], "raw", "BGRX", row, 1)


class Program:
    """The program, and somebody who cannot see it."""

    command: tuple[str, ...] = (sys.executable, "-I", "-m", "qinbao")
    """What starts it, or makes room for it and becomes it."""

    def __init__(self, session: Session, home: Path, **environment: str) -> None:
        self.session = session
        self.home = home
        self.desktop = home / "Desktop"
        self.desktop.mkdir(parents=True, exist_ok=True)
        own = {"HOME": str(home), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", **environment}
        with (home / "stderr").open("w") as log:
            self.process = session.start(*self.command, env=own, stderr=log)
        reader = [SYSTEM_PYTHON, "-I", "-W", "ignore", str(SCREEN_READER), str(self.process.pid)]
        self._reader = session.start(*reader, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        wait("a window", lambda: self.ask("ready"))
        # There is no window manager to give it the keyboard.
        session.run("xdotool", "search", "--sync", "--onlyvisible", "--class", "qinbao", "windowfocus", "--sync")
        self.first = self.next_page()

    def ask(self, command: str, *arguments: str) -> Any:
        """Have the screen reader do something (see ``at_spi.Reader``). Raises ``LookupError`` if it cannot."""
        assert self.process.poll() is None, f"the program ended: {(self.home / 'stderr').read_text()}"
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps([command, *arguments]) + "\n")
        self._reader.stdin.flush()
        said = json.loads(self._reader.stdout.readline())
        if "trouble" in said:
            raise LookupError(said["trouble"])
        return said["is"]

    def key(self, *names: str) -> None:
        """Press keys, one after the other, as X names them."""
        self.session.run("xdotool", "key", "--clearmodifiers", *names)

    def type(self, letters: str) -> None:
        """Press the keys of these letters."""
        self.session.run("xdotool", "type", letters)

    def controls(self, role: str) -> list[str]:
        """Names of the controls of a role that are showing."""
        return [item["name"] for item in self.ask("controls") if item["role"] == role]

    @staticmethod
    def wished(journey: Journey, choices: Sequence[str]) -> str | None:
        """The answer that somebody on this journey gives; none where nothing is asked."""
        fits = [name for wish in (*journey.answers, "我不知道") for name in choices if name.startswith(wish)]
        return next(iter((*fits, *choices)), None)

    def answer(self, journey: Journey) -> None:
        """Answer the question of this page, if it is one, as a screen reader does."""
        controls = self.ask("controls")
        fields = [item["name"] for item in controls if item["role"] == FIELD]
        choices = [item["name"] for item in controls if item["role"] == CHOICE]
        if fields:
            self.ask("write", FIELD, fields[0], journey.place)
            wait("a place", lambda: len(self.controls(CHOICE)) < 10)
            self.ask("press", CHOICE, journey.place)
        elif wish := self.wished(journey, choices):
            self.ask("press", CHOICE, wish)

    def onward(self) -> str:
        """The one button that leads on. A page without it, or with two, is wrong."""
        buttons = [name for name in self.controls(BUTTON) if name.endswith(ONWARD)]
        assert len(buttons) == 1, f"which one leads on? {self.controls('push button')}"
        return buttons[0]

    def next_page(self) -> str:
        """Wait for another page; give what was announced of it."""
        heard = self.announced()
        assert len(heard) == 1, f"one page, one announcement, not {heard}"
        return heard[0]

    def announced(self) -> list[str]:
        """Wait for one page or several quick ones after each other; give what was announced."""
        try:
            return list(map(str, wait("an announcement", lambda: self.ask("heard"), 8)))
        except TimeoutError as error:
            raise AssertionError(f"no page was announced; there is {self.ask('names')}. {self.stderr()}") from error

    def told(self, begins: str) -> str:
        """Wait until something is announced that begins so; give it."""
        heard: list[str] = []
        while not (fitting := [said for said in heard if said.startswith(begins)]):
            heard = self.announced()
        return fitting[0]

    def wait_for(self, role: str, name: str) -> None:
        """Wait until something of this role, whose name begins so, is showing."""
        try:
            wait(f"{role} “{name}”", lambda: self.ask("has", role, name), 8)
        except TimeoutError as error:
            raise AssertionError(f"no {role} “{name}”; there is {self.ask('names')}") from error

    def stderr(self) -> str:
        """What it complained about."""
        return (self.home / "stderr").read_text()

    def close(self) -> None:
        """End it."""
        end(self._reader)
        end(self.process)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what was on the screen when a test failed."""
    report = yield
    program = getattr(item, "funcargs", {}).get("program")
    if report.when == "call" and report.failed and isinstance(program, Program):
        picture = program.home.with_name("screen.png")
        program.session.screenshot(picture)
        report.sections.append(("screen", f"{picture}\n{program.stderr()}"))
    return report


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A screen of 1280×800 with accessibility; fails at the end if anything still runs in it."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if sys.platform != "linux" or missing or not any(Path(path).exists() for path in LAUNCHERS):
        pytest.skip(f"needs a Linux with at-spi2-core and {', '.join(PROGRAMS)}")
    session = Session(tmp_path_factory.mktemp("session"))
    yield session
    session.close()
    try:
        wait("an empty session", lambda: not session.left_behind(), 5)
    except TimeoutError:
        pytest.fail(f"still running: {session.left_behind()}")


@pytest.fixture
def program(session: Session, tmp_path: Path) -> Iterator[Program]:
    """The program on its first page, in a home of its own."""
    program = Program(session, tmp_path / "home")
    yield program
    program.close()


def journeys(usual: str) -> pytest.MarkDecorator:
    """Have a test walk each of the three, where it is not said otherwise only the one whose name begins so."""
    named = {name: found for name, found in JOURNEYS.items() if EVERY or name.startswith(usual)}
    return pytest.mark.parametrize("journey", named.values(), ids=named)


@pytest.fixture
def home(program: Program) -> Program:
    """The program on its start page."""
    if any(name.endswith(ONWARD) for name in program.controls(BUTTON)):
        program.key("Return")
        program.next_page()
    return program
