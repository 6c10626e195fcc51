"""What is measured becomes a row; `packaging/proof/bench --table` writes the rows into tests/README.md."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from bench_screen import Screen
from bench_table import Table

from qinbao.ui.settings import Settings

_table = pytest.StashKey[Table]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--table", action="store_true", help="write the measurements into tests/README.md")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_table] = Table()


def pytest_sessionfinish(session: pytest.Session) -> None:
    table = session.config.stash[_table]
    if session.config.getoption("--table") and table.rows:
        table.write(Path(__file__).parent.parent / "README.md")


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Table:
    """Where measurements are put down."""
    return request.config.stash[_table]


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """An X server whose picture can be watched without asking it, before somebody who has been there before.

    So what a start shows is what it shows every day, and not the page that comes the first time only.
    """
    home = tmp_path_factory.mktemp("screen")
    Settings(home / ".config" / "qinbao").introduced()
    screen = Screen(home)
    yield screen
    screen.close()


@pytest.fixture(scope="session")
def copy_with_content(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Makes a checkout whose content is there several times over."""
    from bench_growth import grow

    return lambda times: grow(root, tmp_path_factory.mktemp(f"content-{times}"), times)
