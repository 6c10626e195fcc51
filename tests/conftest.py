"""What every test gets: no screen of its own, no touch of the user's folders, no unexpected warning."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar
from weakref import WeakKeyDictionary

import pytest

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
WAITING = ("tests/desktop/", "tests/kiosk/")
LONGEST = (
    "tests/kiosk/test_whole_unit.py",
    "tests/kiosk/test_breakout.py",
    "tests/kiosk/test_staying_alive.py",
    "tests/kiosk/test_package.py",
    "tests/desktop/test_speech.py",
)
BETWEEN = 3
"""Files that work, for each one that waits."""
APART = ("tests/content/test_every_journey.py",)
_home = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of GUI tests on the real screen")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported that reads the environment: an empty home, and no window on the user's screen."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = Path(tempfile.mkdtemp(prefix="qinbao-test-"))
    config.stash[_home] = home
    for variable, folder in {
        "HOME": ".",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
    }.items():
        (home / folder).mkdir(exist_ok=True)
        os.environ[variable] = str((home / folder).resolve())


def _once(read: Callable[[Path], T]) -> Callable[[Path], T]:
    """``read``, asked once for the same bytes, wherever they stand."""
    from qinbao.content.yaml_file import MAX_BYTES
    from qinbao.files import read_plain

    known: dict[bytes, T] = {}

    def once(path: Path) -> T:
        try:
            raw = read_plain(path, MAX_BYTES + 1)
        except OSError:
            return read(path)
        if raw not in known:
            known[raw] = read(path)
        return known[raw]

    return once


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """What the same bytes of YAML say is worked out once, for a hundred modules read the content, or a copy of it; how
    all places lie, too; and once for each content which pages there are.

    Not before the tests are collected: until then nothing of the program is imported, or it would not be watched.
    Thousands of tests, and what their modules hold, are here to stay: no collection of garbage looks at them.
    """
    from qinbao.content import yaml_file
    from qinbao.content.library import Library
    from qinbao.content.places import Places
    from qinbao.screen import exhibits
    from qinbao.screen.state import State

    read = _once(yaml_file.read_yaml)

    def read_once(path: Path) -> yaml_file.Located:
        found = read(path)
        return yaml_file.Located(path, found.data, found.lines)

    show = exhibits.exhibits
    shown: WeakKeyDictionary[Library, dict[str, State]] = WeakKeyDictionary()

    def show_once(library: Library) -> dict[str, State]:
        if library not in shown:
            shown[library] = show(library)
        return dict(shown[library])

    yaml_file.read_yaml = read_once
    Places.load = staticmethod(_once(Places.load))
    exhibits.exhibits = show_once
    gc.disable()
    done = yield
    gc.freeze()
    gc.enable()
    return done


def pytest_itemcollected(item: pytest.Item) -> None:
    """What is drawn at random passes where chance leads it: no way through the code counts as tested for that."""
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.add_marker("no_cover")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Real screens, buses and kiosks spend most of their time waiting: between two of their files stand some others, so
    that meanwhile somebody works. The longest ones come first.

    Last of all hooks: what is not run at all must stand between nothing.
    """
    if not hasattr(config, "workerinput"):
        return
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path.relative_to(ROOT).as_posix(), []).append(item)
    waiting = sorted((file for file in files if file.startswith(WAITING)), key=lambda file: file not in LONGEST)
    working = (file for file in files if not file.startswith(WAITING))
    order = [file for long in waiting for file in (long, *islice(working, BETWEEN))]
    items[:] = [item for file in (*order, *working) for item in files[file]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """The tests of a file stay together when several processes share the work, but for a file that is ``APART``: there
    those about the same matter do.

    Not by xdist's own groups: since pytest 9.2 they are written where nobody reads them.
    """
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            return nodeid[nodeid.find("[") :] if file in APART else file

    return ByFile(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_home], ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what tests counted with ``record_property``."""
    counted: dict[str, int] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, count in getattr(report, "user_properties", ()) if getattr(report, "when", "") == "call" else ():
                if isinstance(count, int):
                    counted[name] = counted.get(name, 0) + count
    for name, count in counted.items():
        terminalreporter.write_line(f"{name}: {count}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


class _Unexpected(logging.Handler):
    """Collects warnings and worse, unless the test asked for exactly that level with ``caplog.at_level``."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        super().__init__(logging.WARNING)
        self.caplog = caplog
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if self.caplog.handler.level != record.levelno:
            self.records.append(record)


@pytest.fixture(autouse=True)
def fail_on_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning nobody expected is a failure: on a user's machine nobody would see it."""
    handler = _Unexpected(caplog)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.records:
        lines = "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records)
        pytest.fail(f"logged without being expected (see caplog.at_level):\n{lines}", pytrace=False)
