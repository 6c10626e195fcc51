"""What a pack of content costs: on the way, when it is installed, and at every start afterwards."""

import os
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from bench_screen import Opening, Screen
from bench_table import Table

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "content" / "packs"))
from packs_demo import Publisher, release, trial

from qinbao import paths
from qinbao.content.packs.install import Ground, installed
from qinbao.content.packs.shelf import Shelf

pytestmark = pytest.mark.bench
TIMES = 25
INSTALL, START, CORRECTED = 2.0, 1.02, 200_000
DATA = paths.shipped("data")
VERSION = date.today().strftime("%Y.%m.%d") + ".{}"
COMMAND = """
import sys
from pathlib import Path
from qinbao.content.packs import install
install.ROOT = Path(sys.argv.pop(1))
from qinbao.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


def files(number: int) -> dict[str, bytes]:
    return release.files_of(DATA, VERSION.format(number))


def test_a_pack_is_installed_in_two_seconds(tmp_path: Path, table: Table) -> None:
    """The real command, with all of the real content and the whole check."""
    publisher = Publisher(tmp_path / "repository")
    pack = publisher.publish(VERSION.format(1), files(1))
    root = publisher.folder / "metadata" / "1.root.json"
    took, work = [], []
    for number in range(5):
        command = [sys.executable, "-I", "-c", COMMAND, str(root), "pack", "install", str(pack)]
        began, worked = time.perf_counter(), sum(os.times()[2:4])
        subprocess.run(command, env={"HOME": str(tmp_path / f"home-{number}")}, check=True, capture_output=True)
        took.append(time.perf_counter() - began)
        work.append(sum(os.times()[2:4]) - worked)
    seconds = statistics.median(took)
    value = f"{seconds:.2f} s (processor time {statistics.median(work):.2f} s)"
    table.row("`qinbao pack install`: verified, tried, laid and switched to", value, f"≤ {INSTALL:.0f} s")
    assert seconds <= INSTALL


def test_one_corrected_sentence_is_small(tmp_path: Path, table: Table) -> None:
    before = files(1)
    after = {name: data.replace("家庭共济".encode(), "家里共济".encode(), 1) for name, data in files(2).items()}
    name = "topics/mutual-aid.yaml"
    small = Publisher(tmp_path / "repository").publish_small(VERSION.format(2), before, {**files(2), name: after[name]})
    table.row("pack with one corrected sentence", f"{small.stat().st_size / 1000:.0f} kB", f"≤ {CORRECTED // 1000} kB")
    assert small.stat().st_size <= CORRECTED


def test_a_start_with_a_pack_is_as_quick_as_one_without(screen: Screen, tmp_path: Path, table: Table) -> None:
    """In turn, and each pair the other way round: what a busy machine does hits both alike."""
    homes = {"without": tmp_path / "without", "with": tmp_path / "with"}
    publisher = Publisher(tmp_path / "repository")
    shelf = Shelf(homes["with"] / ".local" / "share" / "qinbao" / "content")
    installed(publisher.publish(VERSION.format(1), files(1)), Ground(shelf, DATA, publisher.root), trial())
    assert shelf.in_use()

    def once(name: str) -> Opening:
        return screen.opened(sys.executable, "-I", "-m", "qinbao", HOME=str(homes[name]))

    for name in homes:
        once(name)
    took: dict[str, list[Opening]] = {name: [] for name in homes}
    for number in range(TIMES):
        for name in sorted(homes, reverse=bool(number % 2)):
            took[name].append(once(name))
    pairs = list(zip(took["with"], took["without"], strict=True))
    wall = statistics.median(one.seconds / other.seconds for one, other in pairs)
    work = statistics.median(one.work / other.work for one, other in pairs)
    table.row("start with a pack ÷ without", f"{wall:.2f} (processor time {work:.2f})", f"≤ {START}")
    assert wall <= START
