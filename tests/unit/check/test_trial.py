"""What is asked about content before it is used; the exit code is the answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qinbao.check import never
from qinbao.check.data_folder import read_folder
from qinbao.check.trial import at_once, usable

NOTE = "notes:\n  - {id: ID, say: 一句话。, confidence: high, when: {age: under-16, for: parent}}\n"


def test_an_empty_folder_is_not_usable(tmp_path: Path) -> None:
    assert not usable(tmp_path)


def test_the_process_that_asks_may_write_nothing_and_takes_little(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from qinbao.check.trial import limited; limited()\n"
        "print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_AS)[0])\n"
        "try: open(sys.argv[1], 'w').write('x')\n"
        "except OSError as error: print(error.errno)"
    )
    said = subprocess.run([sys.executable, "-c", code, str(tmp_path / "file")], capture_output=True, text=True)
    assert said.stdout.splitlines()[0] == f"60 {2**30}"
    assert (tmp_path / "file").stat().st_size == 0


def test_two_halves_find_what_can_never_be_as_the_whole_does(small: Path) -> None:
    for topic in ("shop", "walk"):
        path = small / "topics" / f"{topic}.yaml"
        path.write_text(path.read_text("utf-8") + NOTE.replace("ID", f"{topic}.never"), "utf-8")
    plan = small / "household.yaml"
    plan.write_text(plan.read_text("utf-8").replace("reason: near", "reason: no-account"), "utf-8")
    folder = read_folder(small)
    one, other = (set(never.rule(folder, slice(nth, None, 2))) for nth in range(2))
    assert one | other == set(never.rule(folder))
    assert {trouble.file for trouble in one} == {"topics/shop.yaml", "household.yaml"}
    assert {trouble.file for trouble in other} == {"topics/walk.yaml"}


@pytest.mark.parametrize(("here", "there"), [(True, True), (True, False), (False, True), (False, False)])
def test_both_have_to_say_yes(here: bool, there: bool) -> None:
    assert at_once(lambda: here, lambda: there) is (here and there)


@pytest.mark.skipif(sys.platform == "win32", reason="one after the other there")
def test_they_are_asked_in_two_processes_and_one_that_fails_says_no(tmp_path: Path) -> None:
    def there() -> bool:
        (tmp_path / "process").write_text(str(os.getpid()), "utf-8")
        raise MemoryError

    assert not at_once(lambda: True, there)
    assert (tmp_path / "process").read_text("utf-8") != str(os.getpid())
