"""What is asked about content before it is used; the exit code is the answer."""

import subprocess
import sys
from pathlib import Path

from qinbao.check.trial import usable


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
