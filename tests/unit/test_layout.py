"""Rules of the house that no single module can see."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted((ROOT / "desktop").rglob("*.py"))
HANZI = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff\U00020000-\U0003ffff]")
# As a style sheet writes it; the attribute of an SVG text (font-size="…") is another thing.
STYLED_SIZE = re.compile(r"font-size(?!=)|\bfont\s*:[^;]*\d")

# "[一-鿿]" is a class of characters, not words.
CHARACTER_RANGE = re.compile(rf"{HANZI.pattern}-{HANZI.pattern}|^[\u3400\u9fff]$")
"""In a pattern, or the first and last of all hanzi with which a character is compared."""
TEXT = {".cfg", ".in", ".ini", ".iss", ".json", ".md", ".py", ".qss", ".service", ".sh", ".spec", ".toml", ".txt"}
TEXT |= {".typ", ".xml", ".yaml", ".yml", ""}
BUILT = {".git", ".venv", "build", "dist", "out", "__pycache__"}

# The sentence for "the folder with all sentences is gone" cannot come from that folder.
SPEAKS_WITHOUT_DATA = {"desktop/qinbao/paths.py"}

# Written in pieces, so that this file passes its own test.
FOREIGN = re.compile(
    "|".join(
        [
            *("/wor" + "k/", "/roo" + "t/", "/hom" + r"e/\w", "/opt/py" + "pi", "index-ur" + r"l\s*="),
            *(r"pypi\.o" + "rg/simple", "pythonhoste" + "d", r"pypi\.tun" + "a", r"mirrors\.aliyu" + "n"),
        ]
    )
)


Nodes = Sequence[ast.AST]


@cache
def _read(path: Path) -> Nodes:
    return _nodes(path.read_text(encoding="utf-8"))


def _nodes(code: str) -> Nodes:
    """Every node of a module: walking to them costs more than looking at them."""
    return tuple(ast.walk(ast.parse(code)))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text_files() -> list[Path]:
    """What is committed; without git (an unpacked archive), what lies there and was not built."""
    try:
        command = ["git", "-C", str(ROOT), "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
        files = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        files = [path for path in ROOT.rglob("*") if not BUILT & set(path.relative_to(ROOT).parts)]
    return [path for path in files if path.suffix in TEXT and path.is_file()]


def _strings(nodes: Nodes) -> Iterator[ast.Constant]:
    """Every string of a module that is not a docstring."""
    docstrings = set()
    for node in nodes:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            docstrings.update(id(item.value) for item in node.body if isinstance(item, ast.Expr))
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def _is_wide_mark(character: str) -> bool:
    """Punctuation that a Chinese font draws as wide as a hanzi: ，。：“”（）…— and the dot · of lists."""
    wide = unicodedata.east_asian_width(character) in "FWA"
    return wide and (unicodedata.category(character)[0] == "P" or character == "\u3000")


def _character_classes(nodes: Nodes) -> set[int]:
    """What a program looks for in words it is given: patterns and sets of characters; they are shown to nobody."""
    looked_for = [part for node in nodes for part in _looked_for(node)]
    names = {part.id for part in looked_for if isinstance(part, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.Assign) and node.value and {ast.unparse(name) for name in node.targets} & names:
            looked_for.append(node.value)
    return {id(part) for one in looked_for for part in ast.walk(one) if isinstance(part, ast.Constant)}


def _looked_for(node: ast.AST) -> list[ast.expr]:
    """The pattern of a search, the members of a set, or what a character is looked for in."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "frozenset":
        return node.args
    if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
        return node.args[:1]
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        return node.comparators
    return [node.iter] if isinstance(node, ast.comprehension) else []


@pytest.mark.parametrize("folder", ["packaging", "data", "assets", "desktop", "tests"])
def test_no_top_folder_pretends_to_be_a_package(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_tests_and_content_hold_no_packages_at_all() -> None:
    assert [
        _name(path) for folder in ("tests", "data", "assets") for path in (ROOT / folder).rglob("__init__.py")
    ] == []


def test_the_packaging_library_is_not_shadowed_by_our_folder() -> None:
    code = "import packaging.requirements; print(packaging.__file__)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not Path(found.stdout.strip()).is_relative_to(ROOT / "packaging")


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_words_for_people_live_in_data(path: Path) -> None:
    if _name(path) in SPEAKS_WITHOUT_DATA:
        return
    nodes = _read(path)
    strings = [(node.lineno, CHARACTER_RANGE.sub("", str(node.value))) for node in _strings(nodes)]
    assert [f"line {line}: {text}" for line, text in strings if HANZI.search(text)] == []


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_punctuation_of_people_lives_in_data(path: Path) -> None:
    if _name(path) in SPEAKS_WITHOUT_DATA:
        return
    nodes = _read(path)
    classes = _character_classes(nodes)
    strings = [(node.lineno, str(node.value)) for node in _strings(nodes) if id(node) not in classes]
    assert [f"line {line}: {text}" for line, text in strings if any(map(_is_wide_mark, text))] == []


@pytest.mark.parametrize("glued", ['f"{name}：{say}"', 'say + "。"', '"、".join(names)', '"“" + say', 'print("…")'])
def test_glued_punctuation_would_be_found(glued: str) -> None:
    nodes = _nodes(glued)
    classes = _character_classes(nodes)
    assert any(_is_wide_mark(mark) for node in _strings(nodes) if id(node) not in classes for mark in str(node.value))


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_no_style_sheet_sets_a_font_size(path: Path) -> None:
    nodes = _read(path)
    assert [node.lineno for node in _strings(nodes) if STYLED_SIZE.search(str(node.value))] == []


def test_no_style_sheet_file_sets_a_font_size() -> None:
    sheets = [*(ROOT / "assets").rglob("*.qss"), *(ROOT / "desktop").rglob("*.qss")]
    assert [_name(sheet) for sheet in sheets if STYLED_SIZE.search(sheet.read_text(encoding="utf-8"))] == []


def test_no_module_is_longer_than_400_lines() -> None:
    code = [*CODE, *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = []
    for path in _text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if FOREIGN.search(line):
                found.append(f"{_name(path)}:{number}: {line.strip()[:100]}")
    assert found == []
