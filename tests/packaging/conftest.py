"""A place outside the repository where what was built is installed as a stranger would."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

EPOCH = "1700000000"
NOT_THE_CHECKOUT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def made(source: Path, target: Path, kind: str, **more: str) -> Path:
    """Build ``wheel`` or ``sdist`` of the project in ``source``, without a network; gives the archive."""
    command = [sys.executable, "-I", "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    environment = NOT_THE_CHECKOUT | {"SOURCE_DATE_EPOCH": EPOCH} | more
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
    (archive,) = target.iterdir()
    return archive


@pytest.fixture(scope="session")
def build() -> Callable[..., Path]:
    """See ``made``."""
    return made


@pytest.fixture(scope="session")
def still(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a build reads, so that nobody's editing changes it between two builds."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(root / name, copy)
    for name in ("desktop", "data", "assets", "tests", "packaging"):
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture(scope="session")
def wheel(still: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return made(still, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="session")
def sdist(still: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive of this checkout."""
    return made(still, tmp_path_factory.mktemp("sdist"), "sdist")


class Environment:
    """A fresh Python environment that has everything the program depends on, but not the program."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, symlinks=True, with_pip=False)
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / "python"
        self.home = folder / "home 老王"
        self.home.mkdir()
        (packages,) = folder.glob("lib/python*/site-packages")
        # A line of a .pth file is a folder to look in; the .pth files of that folder are not read, so that the
        # checkout, which the test environment knows by one of those, stays unknown here.
        (packages / "depends.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def install(self, *what: str) -> None:
        """Install with pip, without a network and without dependencies."""
        pip = [sys.executable, "-I", "-m", "pip", "--python", str(self.python), "install", "--quiet"]
        options = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
        subprocess.run([*pip, *options, *what], env=NOT_THE_CHECKOUT, check=True, capture_output=True)

    def run(self, *command: str) -> str:
        """Run a command of this environment in another folder, with an empty home; gives what it printed."""
        environment = {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8"}
        program = [str(self.bin / command[0]), *command[1:]]
        done = subprocess.run(program, cwd=self.home, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Environment]:
    """Makes fresh environments."""
    return lambda: Environment(tmp_path / f"环境 {len(list(tmp_path.iterdir()))}")
