"""What goes into the program for Linux is what it loads (`packaging/linux/stage.py`)."""

import ast
import codecs
import encodings
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.packaging.test_tools import tool

EVERYTHING = """
import pkgutil, sys, importlib
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import qinbao
for found in pkgutil.walk_packages(qinbao.__path__, "qinbao."):
    if found.name not in ("qinbao.__main__", "qinbao.printing.drawn", "qinbao.speech.system"):
        importlib.import_module(found.name)
import typst, zxingcpp, yaml, qrcode.main, importlib.metadata, logging.handlers
from multiprocessing import get_context
from qinbao.content.packs import archive, install, verify
print(*sorted(file for module in sys.modules.values() if (file := getattr(module, "__file__", None))), sep="\\n")
"""
"""All that Linux ever loads, what installs a pack among it, without what was named."""


UNPACK = "import sys, PySide6.QtCore, signature_bootstrap as packed; "
UNPACK += "packed.prepare_zipfile()[1].zfile.extractall(sys.argv[1])"


@pytest.fixture(scope="module")
def stage(root: Path, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The script, for the environment of the tests; what PySide6 keeps packed lies beside that."""
    stage = tool(root, "linux", "stage")
    unpacked = tmp_path_factory.mktemp("files")
    subprocess.run([sys.executable, "-I", "-c", UNPACK, unpacked], check=True)
    stage.FROM = (unpacked, *stage.FROM[1:])
    return stage


def test_every_module_that_is_ever_loaded_comes_along(root: Path, stage: ModuleType) -> None:
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.append({str(stage.SITE)!r}); "]
    command[-1] += f"sys.path.append({str(root / 'desktop')!r}){EVERYTHING}"
    said = subprocess.run([*command, *stage.UNUSED.split()], capture_output=True, text=True, check=True).stdout
    files = {Path(line) for line in said.splitlines() if line.startswith("/")}
    others = {path for path in files if not path.is_relative_to(root / "desktop")}
    assert others > {stage.SITE / "yaml/__init__.py", stage.STANDARD / "inspect.py"}
    assert others - stage.loaded() == set()


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs binutils")
def test_a_library_brings_those_it_asks_for_and_no_other(stage: ModuleType) -> None:
    found = {place.name.partition(".")[0] for place in stage.libraries([stage.SITE / "PySide6/QtSvg.abi3.so"])}
    assert found >= {"libQt6Svg", "libQt6Gui", "libQt6Core", "libQt6DBus", "libicuuc", "libicudata", "libshiboken6"}
    assert not {name for name in found if "Qml" in name or "Network" in name}


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs binutils")
def test_a_library_that_is_missing_is_told(stage: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asking = stage.SITE / "PySide6/QtSvg.abi3.so"
    monkeypatch.setattr(stage, "SITE", tmp_path)
    with pytest.raises(SystemExit, match=r"libQt6Core\.so\.6: missing"):
        stage.libraries([asking])


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
def test_a_library_of_the_system_that_comes_along_finds_what_it_asks_for_beside_it(
    stage: ModuleType, tmp_path: Path
) -> None:
    beside = tmp_path / "lib" / stage.QT
    beside.mkdir(parents=True)
    (tmp_path / "none.c").write_text("int none;")
    (tmp_path / "loads.c").write_text(
        "#include <dlfcn.h>\nint main(int n, char **v) { return n != 2 || !dlopen(v[1], RTLD_NOW); }"
    )
    shared = ["gcc", "-shared", tmp_path / "none.c", "-L", beside, "-Wl,--no-as-needed"]
    subprocess.run([*shared, "-o", beside / "libasked.so"], check=True)
    subprocess.run([*shared, "-lasked", "-o", beside / "libasking.so"], check=True)
    subprocess.run(["gcc", tmp_path / "loads.c", stage.FINDING, "-o", tmp_path / "loads"], check=True)
    assert subprocess.run([tmp_path / "loads", beside / "libasking.so"], check=False).returncode == 0


def test_every_encoding_the_program_names_comes_along(root: Path, stage: ModuleType) -> None:
    calls = ("encode", "decode", "read_text", "write_text")
    named = {}
    for path in (root / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                first = node.args[:1] if isinstance(node.func, ast.Attribute) and node.func.attr in calls else []
                given = [*first, *(word.value for word in node.keywords if word.arg == "encoding")]
                named |= {str(one.value): path.name for one in given if isinstance(one, ast.Constant)}
    assert "utf-8" in named
    files = {name: encodings.normalize_encoding(codecs.lookup(name).name) for name in named if encoding(name)}
    assert {name: named[name] for name, file in files.items() if not stage.ENCODINGS.fullmatch(file)} == {}


@pytest.mark.parametrize(
    ("name", "comes"), [("utf_8", True), ("gb18030", True), ("cp936", True), ("mac_cyrillic", False)]
)
def test_encodings_of_our_desktops_come_along(stage: ModuleType, name: str, comes: bool) -> None:
    assert bool(stage.ENCODINGS.fullmatch(name)) is comes


def encoding(name: str) -> bool:
    """Whether Python knows it; what else is handed to functions of these names is none."""
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False
