"""A newcomer adds a topic, a page kind, a field and a sheet, word by word as ``desktop/README.md`` tells it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = """\
from datetime import date
from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.ui.presenter import Presenter
library = Library()
presenter = Presenter(library, Abilities(), lambda: date(2026, 11, 22))
answers = {"for": "parent", "place": "330100"}
print([presenter.model(state) for name, state in journey_states(library, "activate", answers) if name.endswith("ring")])
"""
SECTION = re.compile(r"^## (Add .*?)$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
TOLD = re.compile(
    r"^New file `(?P<new>[^`]+)`:\n\n```\w*\n(?P<whole>.*?)```"
    r"|^In `(?P<file>[^`]+)`, (?P<side>below|above) `(?P<line>.+?)`:\n\n```\w*\n(?P<block>.*?)```"
    r"|^In `(?P<changed>[^`]+)`, `(?P<old>.+?)` becomes `(?P<now>.+?)`\.$"
    r"|^```sh\n(?P<run>.*?)```",
    re.MULTILINE | re.DOTALL,
)
REGION = "data/regions/zhejiang.yaml"
DESK = """\
counters:
  - id: zhejiang.newcomer
    say: 一个窗口
    pause: 12 点到 13 点
    confidence: high
"""
TELL = """\
from datetime import date
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper.sheets import model
from qinbao.paper.text import text
library = Library()
guide = build(library, "family-account", {"place": "330100", "for": "parent", "channel": "counter"}, date(2026, 11, 22))
print(text(library, guide))
print("==")
print(model(library, guide, "checklist"))
print("==")
print(guide.counters)
"""
SCREEN = """\
from datetime import date
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.desk import details
library = Library()
guide = build(library, "family-account", {"place": "330100", "for": "parent"}, date(2026, 11, 22))
print([details(library.words, desk) for desk in guide.counters])
"""


def sections() -> dict[str, str]:
    """What the README tells, by heading."""
    return dict(SECTION.findall((ROOT / "desktop/README.md").read_text("utf-8")))


def heading(begins: str) -> str:
    """The heading that begins so."""
    return next(name for name in sections() if name.startswith(begins))


def touched(begins: str) -> set[str]:
    """The files that are new or changed."""
    found = TOLD.finditer(sections()[heading(begins)])
    return {file for one in found for file in (one["new"], one["file"], one["changed"]) if file}


def follow(copy: Path, begins: str) -> list[str]:
    """Do all that stands under a heading; gives what its commands said."""
    return list(_followed(copy, sections()[heading(begins)]))


def _followed(copy: Path, told: str) -> Iterator[str]:
    for step in TOLD.finditer(told):
        if step["new"]:
            assert not (copy / step["new"]).exists()
            (copy / step["new"]).write_text(step["whole"], "utf-8")
        elif step["file"]:
            lines = (copy / step["file"]).read_text("utf-8").splitlines(keepends=True)
            at = next(at for at, line in enumerate(lines) if step["line"] in line)
            lines.insert(at + (step["side"] == "below"), step["block"])
            (copy / step["file"]).write_text("".join(lines), "utf-8")
        elif step["changed"]:
            change(copy, step["changed"], step["old"], step["now"])
        else:
            for line in step["run"].splitlines():
                program, *words = line.split()
                if program == "packaging/run":
                    yield command(copy, *words)
                else:
                    assert program == ".venv/bin/python", f"{program} cannot be run"
                    yield script(copy, *words)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program in a folder of its own, one copy after the other."""
    return (copied(ROOT, tmp_path_factory.mktemp("copy")) for _ in count())


def copied(program: Path, folder: Path) -> Path:
    """The program in another folder."""
    for name in ("desktop", "data", "assets", "packaging"):
        shutil.copytree(program / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(program / "pyproject.toml", folder)
    return folder


def change(copy: Path, file: str, old: str, new: str) -> None:
    """One change of one file."""
    path = copy / file
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def ran(copy: Path, *given: str) -> str:
    """What the copy says."""
    code = f"import sys; sys.path.insert(0, {str(copy / 'desktop')!r}); {given[0]}"
    command = [sys.executable, "-I", "-c", code, *given[1:]]
    environment = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": str(copy), "LANG": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=copy, timeout=100, check=False, env=environment)
    return done.stdout + done.stderr


def command(copy: Path, *words: str) -> str:
    """What a command of the copy says."""
    return ran(copy, "from qinbao.cli import main; raise SystemExit(main())", *words)


def script(copy: Path, file: str) -> str:
    """What a program of the copy's own says."""
    return ran(copy, "import runpy; runpy.run_path(sys.argv[1], run_name='__main__')", file)


@pytest.mark.parametrize(("what", "most"), [("topic", 2), ("page kind", 4), ("field", 3), ("sheet", 3)])
def test_it_takes_so_many_files_and_no_more(what: str, most: int) -> None:
    content = {"data/topics/activate.yaml"}  # the path of a topic that uses the page kind, not the kind
    assert len(touched(f"Add a {what}") - content) <= most


@pytest.fixture(scope="module")
def larger(copies: Iterator[Path]) -> tuple[Path, list[str]]:
    """A copy with a topic more, and what the commands said."""
    copy = next(copies)
    return copy, follow(copy, "Add a topic")


def test_a_new_topic_is_whole_and_leads_nowhere_wrong(larger: tuple[Path, list[str]]) -> None:
    copy, (checked, walked) = larger
    assert "没有问题" in checked
    assert "走不通 0 条" in walked
    assert "带实体卡看病" in command(copy, "topics")


def test_a_new_topic_stands_behind_the_last_card(larger: tuple[Path, list[str]]) -> None:
    assert "先问医院的窗口" in command(larger[0], "guide", "bring-card", "--place", "杭州", "--text")


@pytest.fixture(scope="module")
def ringing(copies: Iterator[Path]) -> Path:
    """A copy with a page kind more."""
    copy = next(copies)
    follow(copy, "Add a page kind")
    return copy


def test_a_new_page_kind_is_drawn_on_the_way(ringing: Path) -> None:
    page = ("preview", "activate", "--place", "杭州", "--for", "parent", "--page", "ring", "--png", "drawn.png")
    said = command(ringing, *page)
    assert (ringing / "drawn.png").read_bytes().startswith(b"\x89PNG"), said
    assert "Traceback" not in said


def test_a_new_page_kind_says_its_words(ringing: Path) -> None:
    assert "0571-12393" in ran(ringing, f"exec({PAGE!r})")


@pytest.fixture(scope="module")
def paused(copies: Iterator[Path]) -> Path:
    """A copy in which counters have a pause at noon."""
    copy = next(copies)
    follow(copy, "Add a field")
    change(copy, REGION, "topics:\n", DESK + "topics:\n")
    return copy


def test_a_new_field_of_a_counter_is_in_text_paper_and_json(paused: Path) -> None:
    text, paper, json = ran(paused, f"exec({TELL!r})").split("==")
    assert "午休 12 点到 13 点" in text
    assert "午休 12 点到 13 点" in paper
    assert "pause='12 点到 13 点'" in json


def test_a_new_field_of_a_counter_is_on_the_screen_and_so_read_aloud(paused: Path) -> None:
    assert "午休 12 点到 13 点" in ran(paused, f"exec({SCREEN!r})")


def test_a_new_field_of_a_counter_is_known_to_the_editors(paused: Path) -> None:
    assert '"pause"' in (paused / "data/schema/region.json").read_text("utf-8")


def test_a_new_field_of_a_counter_is_checked(paused: Path, tmp_path: Path) -> None:
    wrong = copied(paused, tmp_path)
    change(wrong, REGION, "pause: 12 点到 13 点", "pause: 点击这里,看看")
    said = command(wrong, "check")
    assert "zhejiang.yaml" in said
    assert "banned" in said
    assert "punctuation" in said


def test_a_new_sheet_is_offered_printed_and_read(tmp_path: Path) -> None:
    copy = copied(ROOT, tmp_path)
    follow(copy, "Add a sheet")
    asked = ("guide", "family-account", "--place", "杭州", "--for", "parent", "--sheet", "bag")
    assert "一袋子" in command(copy, *asked, "--text")
    assert not (copy / "bag.pdf").exists()
    command(copy, *asked, "--pdf", "bag.pdf")
    assert (copy / "bag.pdf").read_bytes().startswith(b"%PDF")
