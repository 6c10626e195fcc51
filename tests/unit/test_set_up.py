"""The commands a stranger types first, in a copy whose folder name has a space and hanzi."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.packaging.test_tools import tool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="packaging/run is for Linux and macOS")


class Checkout:
    """A copy of packaging/, with an interpreter that only repeats what it was asked to run."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.home = folder.parent / "home"
        shutil.copytree(root / "packaging", folder / "packaging")
        (folder / "desktop").mkdir()
        self.tools = folder.parent / "tools"
        self.tools.mkdir()
        self.script(self.tools / "python3", 'case $* in *version_info*) exit 0 ;; esac; echo "prepare $*"; exit 7')

    def script(self, path: Path, body: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def key(self, level: str) -> str:
        command = f'. "$0"; key {level}'
        name = str(self.folder / "packaging" / "environment.sh")
        return subprocess.run(["sh", "-c", command, name], capture_output=True, text=True, check=True).stdout.strip()

    @property
    def cache(self) -> Path:
        """Where the environment is if it cannot be in the checkout."""
        command = '. "$0"; echo "$cache_place"'
        name, home = (
            str(self.folder / "packaging" / "environment.sh"),
            {"HOME": str(self.home), "PATH": "/usr/bin:/bin"},
        )
        return Path(
            subprocess.run(["sh", "-c", command, name], env=home, capture_output=True, text=True).stdout.strip()
        )

    def prepare(self, *levels: str) -> Path:
        """Pretend that an earlier start finished its preparations."""
        python = self.folder / ".venv" / "bin" / "python"
        self.script(python, 'for word; do echo "<$word>"; done')
        for level in levels:
            (self.folder / ".venv" / f"ready-{level}").write_text(f"{self.key(level)} {python}\n", encoding="utf-8")
        return python

    def run(self, *arguments: str, command: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command or self.folder / "packaging" / "run", *arguments],
            env={"PATH": f"{self.tools}:{os.environ['PATH']}", "HOME": str(self.home)} | environment,
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            check=False,
        )


Refused = tuple[Checkout, subprocess.CompletedProcess[str]]
"""A checkout after it was prepared without a network."""


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Checkout:
    return Checkout(root, (tmp_path / "亲情 医保").resolve())


def _started(*words: str) -> str:
    return "".join(f"<{word}>\n" for word in ("-I", "-m", "qinbao", *words))


def test_without_a_screen_the_sentence_names_the_print_command(checkout: Checkout) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    result = checkout.run()
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "packaging/run guide family-account --place 杭州 --for parent --pdf a.pdf --sheet fridge" in result.stderr


def test_what_is_ready_starts_at_once_with_the_words_as_typed(checkout: Checkout) -> None:
    checkout.prepare("base")
    assert checkout.run("guide", "a b", "--place", "杭州", "").stdout == _started("guide", "a b", "--place", "杭州", "")


def test_the_command_works_through_a_link(checkout: Checkout, tmp_path: Path) -> None:
    checkout.prepare("base")
    (tmp_path / "link").symlink_to(checkout.folder / "packaging" / "run")
    assert checkout.run("topics", command=tmp_path / "link").stdout == _started("topics")


def test_the_command_line_does_not_ask_for_the_libraries_of_the_screen(checkout: Checkout) -> None:
    checkout.prepare("base")
    assert checkout.run("--version").stdout == _started("--version")
    assert checkout.run("--kiosk").stdout.startswith("prepare")


def test_new_requirements_are_noticed(checkout: Checkout) -> None:
    checkout.prepare("base")
    with (checkout.folder / "packaging" / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("more\n")
    result = checkout.run("topics")
    assert result.returncode == 7
    assert result.stdout.startswith("prepare")


def test_new_test_requirements_do_not_delay_the_program(checkout: Checkout) -> None:
    checkout.prepare("base", "test")
    (checkout.folder / "packaging" / "requirements-test.txt").write_text("other\n", encoding="utf-8")
    assert checkout.run("topics").stdout == _started("topics")


def test_an_interpreter_replaced_by_the_system_is_not_trusted(checkout: Checkout) -> None:
    python = checkout.prepare("base")
    python.rename(python.with_name("python3.99"))
    python.symlink_to("python3.99")
    assert checkout.run("topics").stdout.startswith("prepare")


def test_without_any_suitable_python_a_sentence_says_so(checkout: Checkout) -> None:
    for version in ("3", "3.14", "3.13", "3.12", "3.11"):
        checkout.script(checkout.tools / f"python{version}", "exit 1")
    result = checkout.run("topics")
    assert result.returncode == 1
    assert "Python 3.11" in result.stderr


def test_a_second_start_costs_less_than_a_tenth_of_a_second(checkout: Checkout) -> None:
    checkout.prepare("base")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        checkout.run("topics")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


def _set_up(checkout: Checkout, **environment: str) -> subprocess.CompletedProcess[str]:
    """Really prepare, up to the download."""
    checkout.script(checkout.tools / "python3", f'exec "{sys.executable}" "$@"')
    return checkout.run("topics", PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull, **environment)


@pytest.fixture(scope="module")
def refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Refused:
    """Beside somebody else's environment, and what an interruption left behind in the cache: as far as it goes."""
    checkout = Checkout(root, (tmp_path_factory.mktemp("refused") / "亲情 医保").resolve())
    (checkout.folder / ".venv").mkdir()
    (checkout.folder / ".venv" / "theirs").touch()
    place = checkout.cache
    place.mkdir(parents=True)
    for name in ("made-by-qinbao", "half"):
        (place / name).touch()
    return checkout, _set_up(checkout)


def test_a_failed_download_is_one_sentence_and_leaves_nothing_trusted(refused: Refused) -> None:
    checkout, result = refused
    assert result.returncode == 1
    assert result.stdout == ""
    assert "没装好" in result.stderr
    assert "Traceback" not in result.stderr
    assert (checkout.cache / "bin" / "python").exists()
    assert list(checkout.cache.glob("ready-*")) == []


def test_somebody_elses_environment_is_left_alone(refused: Refused) -> None:
    checkout, _ = refused
    assert [path.name for path in (checkout.folder / ".venv").iterdir()] == ["theirs"]
    assert (checkout.cache / "made-by-qinbao").exists()


def test_what_an_interruption_left_behind_is_made_anew(refused: Refused) -> None:
    assert not (refused[0].cache / "half").exists()


@pytest.mark.parametrize(("there", "own"), [((), True), (("made-by-qinbao",), True), (("theirs",), False)])
def test_it_is_in_the_checkout_unless_there_is_somebody_elses(
    root: Path, tmp_path: Path, there: tuple[str, ...], own: bool
) -> None:
    for name in there:
        (tmp_path / ".venv").mkdir(exist_ok=True)
        (tmp_path / ".venv" / name).touch()
    place = tool(root, ".", "set_up").choose_place(tmp_path / ".venv", tmp_path / "cache")
    assert place == tmp_path / (".venv" if own else "cache")
