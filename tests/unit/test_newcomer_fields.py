"""A newcomer adds a field of a counter, and a sheet, as the README files tell it, three files each."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FACT, MODEL, WORDS = "desktop/qinbao/content/fact.py", "desktop/qinbao/guide/model.py", "data/words.yaml"
CATALOGUE, REGION = "desktop/qinbao/paper/catalogue.py", "data/regions/zhejiang.yaml"
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
SHEET = '''\
"""A sheet of one newcomer: what to bring, in one block."""

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.frame import Model, frame, hotline
from qinbao.paper.marks import stated


def model(library: Library, guide: Guide) -> Model:
    """The documents."""
    words = library.words
    tasks = [{"title": "", **stated(words, guide, item)} for item in guide.documents]
    body = {"blocks": [{"title": guide.title, "tasks": tasks}], "call": hotline(words, guide, "ask")}
    return frame(library, guide, "bag", body, title=words("paper.sheet.bag"))
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program in a folder of its own."""
    for name in ("desktop", "data", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def change(copy: Path, file: str, old: str, new: str) -> None:
    """One change of one file."""
    path = copy / file
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def ran(copy: Path, *given: str) -> str:
    """What the copy says."""
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(copy / 'desktop')!r}); {given[0]}",
        *given[1:],
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=copy, timeout=60, check=False)
    return done.stdout + done.stderr


def command(copy: Path, *words: str) -> str:
    """What a command of the copy says."""
    return ran(copy, "from qinbao.cli import main; raise SystemExit(main())", *words)


@pytest.fixture
def paused(copy: Path) -> Path:
    """A copy in which counters have a pause at noon: three files."""
    change(copy, FACT, "    hours: str | None = None\n", "    hours: str | None = None\n    pause: str | None = None\n")
    change(
        copy, MODEL, "    hours: str | None = None\n", "    hours: str | None = None\n    pause: str | None = None\n"
    )
    change(copy, WORDS, '  hours: "{value}"\n', '  hours: "{value}"\n  pause: 午休 {value}\n')
    region = copy / REGION
    region.write_text(DESK.join(region.read_text("utf-8").split("topics:\n", 1)[:1]) + DESK + "topics:\n"
                      + region.read_text("utf-8").split("topics:\n", 1)[1], "utf-8")  # fmt: skip
    return copy


def test_a_new_field_of_a_counter_is_in_text_paper_and_json(paused: Path) -> None:
    text, paper, json = ran(paused, f"exec({TELL!r})").split("==")
    assert "午休 12 点到 13 点" in text
    assert "午休 12 点到 13 点" in paper
    assert "pause='12 点到 13 点'" in json


def test_a_new_field_of_a_counter_is_on_the_screen_and_so_read_aloud(paused: Path) -> None:
    assert "午休 12 点到 13 点" in ran(paused, f"exec({SCREEN!r})")


def test_a_new_field_of_a_counter_is_checked(paused: Path) -> None:
    change(paused, REGION, "pause: 12 点到 13 点", "pause: 点击这里,看看")
    said = command(paused, "check")
    assert "zhejiang.yaml" in said
    assert "banned" in said
    assert "punctuation" in said


def test_a_new_sheet_is_offered_printed_and_read(copy: Path) -> None:
    (copy / "desktop/qinbao/paper/bag.py").write_text(SHEET, "utf-8")
    change(
        copy,
        CATALOGUE,
        '    Sheet(name="comparison"',
        '    Sheet(name="bag", template="family"),\n    Sheet(name="comparison"',
    )
    change(copy, CATALOGUE, "import ask, booklet,", "import ask, bag, booklet,")
    change(copy, CATALOGUE, '        "fridge":', '        "bag": bag.model,\n        "fridge":')
    change(copy, WORDS, "    fridge: 冰箱贴\n", "    fridge: 冰箱贴\n    bag: 一袋子\n")
    change(copy, WORDS, "  fridge: {name:", "  bag: {name: 一袋子, say: 带好}\n  fridge: {name:")
    asked = ("guide", "family-account", "--place", "杭州", "--for", "parent", "--sheet", "bag")
    assert "一袋子" in command(copy, *asked, "--text")
    assert (copy / "bag.pdf").exists() is False
    command(copy, *asked, "--pdf", "bag.pdf")
    assert (copy / "bag.pdf").read_bytes().startswith(b"%PDF")
