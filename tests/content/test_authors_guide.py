"""The worked example of ``data/README.md``, done as it says."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from qinbao import cli
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper.text import text

EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n```yaml\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"(?:^    |`)packaging/run ([^`\n]+)", re.MULTILINE)
CODE = re.compile(r"^\| `([a-z-]+)` \| ", re.MULTILINE)
DAY = date(2026, 11, 22)
TUMUSHUKE = {"for": "parent", "place": "659003", "payer_place": "659003", "payer_insurance": "employee"}
Out = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "data/README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def blocks(readme: str) -> list[tuple[str, str]]:
    """(file, text to add) in the order of the example."""
    return EXAMPLE.findall(readme)


@pytest.fixture
def before(tmp_path: Path, root: Path, blocks: list[tuple[str, str]]) -> Path:
    """The data as it is, but without what the example adds."""
    folder = Path(shutil.copytree(root / "data", tmp_path / "data"))
    for name, block in blocks:
        path = folder / name
        content = path.read_text("utf-8")
        assert content.count(block) == 1, f"the example is not what stands in {name}"
        path.write_text(content.replace(block, ""), "utf-8")
    return folder


def said(folder: Path) -> str:
    library = Library(folder)
    return text(library, build(library, "mutual-aid", TUMUSHUKE, DAY))


def test_the_example_adds_a_source_and_a_city(blocks: list[tuple[str, str]]) -> None:
    assert [name for name, _ in blocks] == ["sources.yaml", "regions/xpcc.yaml"]


def test_done_as_it_says_the_city_is_there_and_all_is_well(
    before: Path, blocks: list[tuple[str, str]], capsys: Out
) -> None:
    assert "有资料写，在“新疆医保服务平台”APP 里办" not in said(before)
    for name, block in blocks:
        with (before / name).open("a", encoding="utf-8") as file:
            file.write(block)
    assert cli.main(["check", str(before)]) == 0, capsys.readouterr().out
    told = said(before)
    assert "有资料写，在“新疆医保服务平台”APP 里办" in told
    assert "看一看：页面说提交好了" in told
    assert "个动作不一定准，先打医保热线核实" in told
    assert "医保热线：0998-12393" in told


def test_without_its_source_the_city_is_refused_with_the_line(
    before: Path, blocks: list[tuple[str, str]], capsys: Out
) -> None:
    name, block = blocks[1]
    with (before / name).open("a", encoding="utf-8") as file:
        file.write(block)
    assert cli.main(["check", str(before)]) == 1
    lines = (before / name).read_text("utf-8").splitlines()
    line = next(number for number, row in enumerate(lines, 1) if "r26-xp-04" in row)
    assert f"{name}:{line}: source-unknown" in capsys.readouterr().out


def test_every_command_of_the_guide_is_one(readme: str, capsys: Out) -> None:
    commands = {found.split()[0] for found in COMMAND.findall(readme)}
    assert {"check", "preview", "guide", "places", "topics"} <= commands
    for command in commands:
        with pytest.raises(SystemExit) as left:
            cli.main([command, "--help"])
        assert left.value.code == 0
    capsys.readouterr()


def test_every_code_explained_is_one_that_check_uses(readme: str, root: Path) -> None:
    messages = (root / "data/check.yaml").read_text("utf-8")
    codes = CODE.findall(readme.split("### 常见的提示")[1].split("###")[0])
    assert len(codes) >= 5
    assert [code for code in codes if f"\n{code}: " not in messages] == []
