"""One journey in the installed program, as a blind person would make it, ending on paper; `smoke` beside this calls it.

    python3 smoke_journey.py CHROOT SESSION_FOLDER

The program runs inside CHROOT; the X server, the buses, the screen reader and the printer are the host's, reached
through SESSION_FOLDER, which both sides see under the same name. The tools are those of tests/desktop.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.desktop.conftest import BUTTON, JOURNEYS, SCREEN_READER, SYSTEM_PYTHON, Program, Session, end, wait
from tests.desktop.test_printing import CONFIGURATION, DUMP, FILES
from tests.desktop.test_screen_reader import walk

HOME = "/".join(("", "home", "老 王"))  # in pieces: tests look for folders of the machine a file was written on
QUEUE = "office"
KEPT = {".cache", ".config", ".local", "Desktop", "stderr"}
"""What a person's home may hold afterwards; `Desktop` and `stderr` are ours."""


class SharedSession(Session):
    """A session whose message bus can be reached from inside the chroot, too."""

    def _say_first(self, *command: str) -> str:
        bus = [f"--address=unix:path={self._folder}/bus"] if command[0] == "dbus-daemon" else []
        return super()._say_first(*command, *bus)


class Installed(Program):
    """The program of the package, with no other Python, fonts or libraries than those of the chroot."""

    def __init__(self, session: Session, inside: Path, server: str) -> None:
        self.session = session
        self.home = inside / HOME.lstrip("/")
        self.desktop = self.home / "Desktop"
        self.desktop.mkdir(parents=True)
        names = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
        environment = {name: session.environment[name] for name in names}
        environment |= {"HOME": HOME, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "CUPS_SERVER": server}
        environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        words = [f"{name}={value}" for name, value in environment.items()]
        with (self.home / "stderr").open("w") as log:
            # exec all the way: the process id of `chroot` becomes that of the program, which AT-SPI tells it by.
            self.process = session.start("chroot", str(inside), "/usr/bin/env", "-i", *words, "qinbao", stderr=log)
        reader = [SYSTEM_PYTHON, "-I", "-W", "ignore", str(SCREEN_READER), str(self.process.pid)]
        self._reader = session.start(*reader, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        wait("a window", lambda: self.ask("ready"))
        session.run("xdotool", "search", "--sync", "--onlyvisible", "--class", "qinbao", "windowfocus", "--sync")
        self.first = self.next_page()


class PrintServer:
    """A private CUPS with one queue that writes down what it is given."""

    def __init__(self, folder: Path) -> None:
        self.here, run = folder / "cups", folder / "run"
        for path in (run, *(self.here / name for name in ("etc", "spool", "cache", "tmp"))):
            path.mkdir(parents=True)
        shutil.copytree("/usr/lib/cups", self.here / "bin", symlinks=True)
        backend = self.here / "bin" / "backend" / "dump"
        backend.write_text(DUMP.format(here=self.here))
        backend.chmod(0o700)
        etc = self.here / "etc"
        for name, text in (("cupsd.conf", CONFIGURATION), ("cups-files.conf", FILES)):
            (etc / name).write_text(text.format(here=self.here, run=run))
        command = ["cupsd", "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = str(run / "cups.sock")
        wait("a print server", lambda: Path(self.socket).exists())
        add = ["lpadmin", "-p", QUEUE, "-E", "-v", "dump:/office", "-m", "raw"]
        environment = {**os.environ, "CUPS_SERVER": self.socket}
        subprocess.run(add, env=environment, check=True, capture_output=True, timeout=20)

    def taken(self) -> bytes:
        """Give the document that was printed, or nothing yet."""
        path = self.here / "taken"
        return path.read_bytes() if path.exists() else b""


def journey(program: Installed, server: PrintServer) -> bytes:
    """Walk from the first start to the sheets and print one; gives what came out of the printer."""
    print("window:", program.ask("title"))
    program.ask("press", BUTTON, program.onward())
    program.next_page()
    for heard in walk(program, next(iter(JOURNEYS.values()))):
        print("heard:", heard)
    program.ask("press", BUTTON, "打印")
    program.wait_for(BUTTON, "开始打印")
    program.ask("press", BUTTON, "开始打印")
    return wait("a sheet in the printer", server.taken)


def upgraded(program: Installed, inside: Path) -> None:
    """Install the package again while the window is open: that says so, and goes on as the program it was."""
    packages = [f"/tmp/{path.name}" for path in (inside / "tmp").glob("qinbao_*.deb")]
    settings = ["/usr/bin/env", "-i", "HOME=/root", "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
    subprocess.run(["chroot", inside, *settings, "dpkg", "--install", *packages], check=True, capture_output=True)
    print("heard:", program.told("有新版本"))
    program.ask("press", BUTTON, "回到刚才那页")
    program.next_page()
    old = Path(os.readlink(f"/proc/{program.process.pid}/exe"))
    if not old.is_file() or old == (inside / "usr/lib/qinbao/now/qinbao").resolve():
        raise SystemExit(f"FAILED: {old} did not stay whole beside the new one")


def main(inside: Path, folder: Path) -> int:
    """Walk, print, upgrade, and look at what came out."""
    server = PrintServer(folder / "print")
    session = SharedSession(folder / "session")
    try:
        program = Installed(session, inside, server.socket)
        paper = journey(program, server)
        print(f"paper: {len(paper)} bytes")
        upgraded(program, inside)
        program.close()
        left = {path.name for path in program.home.iterdir()} - KEPT
        if not paper.startswith(b"%PDF") or program.stderr() or left:
            raise SystemExit(f"{program.stderr()} {left or ''} {paper[:20]!r}")
    finally:
        session.close()
        end(server.process)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
