"""One journey in the installed program, as a blind person would make it, ending on paper; `packaging/smoke` calls this.

    python3 smoke_journey.py CHROOT SESSION_FOLDER

The program runs inside CHROOT; the X server, the buses, the screen reader and the printer are the host's, reached
through SESSION_FOLDER, which both sides see under the same name. The tools are those of tests/desktop.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

DESKTOP_TESTS = Path(__file__).resolve().parent.parent / "tests" / "desktop"
HOME = "/home/老 王"
PLACE = "杭州"
MOST_PAGES = 25
QUEUE = "office"


def load(name: str) -> ModuleType:
    """Give a module of tests/desktop, which is no package."""
    spec = importlib.util.spec_from_file_location(name, DESKTOP_TESTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOLS = load("conftest")
CUPS = load("test_printing")


class Installed(TOOLS.Program):  # type: ignore[misc, name-defined]
    """The program of the package, with no other Python, fonts or libraries than those of the chroot."""

    def __init__(self, session: Any, inside: Path, server: str) -> None:
        self.session = session
        self.home = inside / HOME.lstrip("/")
        self.home.mkdir(parents=True)
        names = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
        environment = {name: session.environment[name] for name in names}
        environment |= {"HOME": HOME, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "CUPS_SERVER": server}
        environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        words = [f"{name}={value}" for name, value in environment.items()]
        with (self.home / "stderr").open("w") as log:
            # exec all the way: the process id of `env` becomes that of the program, which AT-SPI tells it by.
            self.process = session.start("chroot", str(inside), "/usr/bin/env", "-i", *words, "qinbao", stderr=log)
        reader = [TOOLS.SYSTEM_PYTHON, "-I", str(TOOLS.SCREEN_READER), str(self.process.pid)]
        self._reader = session.start(*reader, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        TOOLS.wait("a window", lambda: self.ask("ready"))

    def controls(self, *roles: str) -> list[dict[str, Any]]:
        """Everything of these roles that can be used now."""
        return [control for control in self.ask("controls") if control["role"] in roles]

    def step(self) -> bool:
        """Answer the page that is shown and go on; tells whether a sheet can be printed now."""
        buttons = {control["name"]: control for control in self.controls("push button", "button")}
        if paper := next((name for name in buttons if name.startswith("打印")), None):
            self.ask("press", buttons[paper]["role"], paper)
            return True
        if fields := self.controls("text", "entry"):
            self.ask("write", fields[0]["role"], fields[0]["name"], PLACE)
            time.sleep(0.5)
        if choices := self.controls("radio button", "list item", "check box"):
            self.ask("press", choices[0]["role"], choices[0]["name"])
        forward = next((name for name in buttons if name.startswith("继续")), next(iter(buttons)))
        self.ask("press", buttons[forward]["role"], forward)
        return False


class PrintServer:
    """A private CUPS with one queue that writes down what it is given."""

    def __init__(self, folder: Path) -> None:
        self.here, run = folder / "cups", folder / "run"
        for path in (run, *(self.here / name for name in ("etc", "spool", "cache", "tmp"))):
            path.mkdir(parents=True)
        folder.chmod(0o755)
        shutil.copytree("/usr/lib/cups", self.here / "bin", symlinks=True)
        backend = self.here / "bin" / "backend" / "dump"
        backend.write_text(CUPS.DUMP.format(here=self.here))
        backend.chmod(0o700)
        for name, text in (("cupsd.conf", CUPS.CONFIGURATION), ("cups-files.conf", CUPS.FILES)):
            (self.here / "etc" / name).write_text(text.format(here=self.here, run=run))
        etc = self.here / "etc"
        command = ["cupsd", "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = str(run / "cups.sock")
        TOOLS.wait("a print server", lambda: Path(self.socket).exists())
        add = ["lpadmin", "-p", QUEUE, "-E", "-v", "dump:/office", "-m", "raw"]
        subprocess.run(add, env={**os.environ, "CUPS_SERVER": self.socket}, check=True, timeout=20)

    def taken(self) -> bytes:
        """Give the document that was printed, or nothing yet."""
        path = self.here / "taken"
        return path.read_bytes() if path.exists() else b""


def main(inside: Path, folder: Path) -> int:
    """Walk to a sheet, print it and say what came out."""
    server = PrintServer(folder / "print")
    session = TOOLS.Session(folder / "session")
    try:
        program = Installed(session, inside, server.socket)
        print("window:", program.ask("title"))
        for page in range(MOST_PAGES):
            heard = program.ask("heard")
            print(f"page {page}:", heard[-1] if heard else "")
            if program.step():
                break
            time.sleep(0.3)
        else:
            raise SystemExit(f"no sheet after {MOST_PAGES} pages; there is {program.ask('names')}")
        paper = TOOLS.wait("a sheet in the printer", server.taken)
        print(f"paper: {len(paper)} bytes")
        if not paper.startswith(b"%PDF") or program.stderr():
            raise SystemExit(program.stderr() or "what came out is no PDF")
        program.close()
    finally:
        session.close()
        TOOLS.end(server.process)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
