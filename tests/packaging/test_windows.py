"""What goes into the program for Windows is what it imports: the lists of `packaging/windows/parts.toml`."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.packaging.test_tools import tool

WHEELS = {"yaml": "pyyaml", "zxingcpp": "zxing_cpp"}
"""Packages whose wheel has another name."""
BY_OTHERS = {"securesystemslib", "urllib3"}
"""Loaded by tuf."""
WITHOUT = {"ssl", "_ssl", "asyncio", "xml", "pyexpat", "cryptography"}
"""Not there on Windows; whoever asks for them goes on without."""
SEPARATE = {
    "_asyncio", "_bz2", "_ctypes", "_decimal", "_elementtree", "_hashlib", "_lzma", "_multiprocessing", "_overlapped",
    "_queue", "_socket", "_sqlite3", "_ssl", "_uuid", "_wmi", "_zoneinfo", "pyexpat", "select",
    "unicodedata", "winsound",
}  # fmt: skip
"""Modules that are files of their own in Python for Windows."""
BY_NAME = {"QtTextToSpeech", "QtPdf", "QtPrintSupport"}
"""Modules of Qt that only Windows needs, of which at least one import must be seen."""
# A journey's worth of modules, without a window; what Python itself loads for them is looked for, too.
EVERYTHING = """
import pkgutil, sys, importlib
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import qinbao
for found in pkgutil.walk_packages(qinbao.__path__, "qinbao."):
    if found.name != "qinbao.__main__":
        importlib.import_module(found.name)
import typst, zxingcpp, yaml, qrcode.main, importlib.metadata, logging.handlers
from multiprocessing import get_context
print(*sorted({name.partition(".")[0] for name, module in sys.modules.items() if module}))
"""


@pytest.fixture(scope="module")
def parts(root: Path) -> dict[str, Any]:
    """The lists."""
    return tomllib.loads((root / "packaging/windows/parts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def stage(root: Path) -> ModuleType:
    """The script that reads them."""
    return tool(root, "windows", "stage")


@pytest.fixture(scope="module")
def imported(root: Path) -> set[str]:
    """Every module that is named in an import of the program: `PySide6.QtCore`, `yaml`."""
    names = set()
    for path in (root / "desktop/qinbao").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                below = {f"PySide6.{alias.name}" for alias in node.names} if node.module == "PySide6" else {node.module}
                names |= below
    return names


def test_each_part_of_qt_that_is_imported_is_packed_and_no_other(parts: dict[str, Any], imported: set[str]) -> None:
    needed = {name.partition(".")[2] for name in imported if name.startswith("PySide6.Qt")}
    packed = {
        found[1]
        for patterns in parts["wheels"].values()
        for pattern in patterns
        if (found := re.fullmatch(r"PySide6/(Qt\w+)\.pyd", pattern))
    }
    assert needed >= BY_NAME
    assert packed == needed


def test_each_library_that_is_imported_is_packed_and_no_other(parts: dict[str, Any], imported: set[str]) -> None:
    outside = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"qinbao"}
    needed = {WHEELS.get(name, name) for name in outside - {"PySide6"}}
    assert set(parts["wheels"]) == needed | {"pyside6_essentials", "pyside6_addons"} | BY_OTHERS


def test_no_module_of_python_that_is_ever_loaded_stays_out(parts: dict[str, Any]) -> None:
    missing = WITHOUT | SEPARATE - {name.removesuffix(".pyd") for name in parts["python"]}
    command = [sys.executable, "-I", "-c", EVERYTHING, *sorted(missing)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert set(said.split()) & set(parts["without"]) == set()


def test_a_pattern_stays_within_its_folder(stage: ModuleType) -> None:
    names = ["a/b.py", "a/c/d.py", "a/b.pyi"]
    assert stage.chosen(names, ["a/*.py"], "a") == ["a/b.py"]


def test_a_pattern_that_fits_nothing_is_told(stage: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"no file fits a/\*\.dll"):
        stage.chosen(["a/b.py"], ["a/*.dll"], "a")


@pytest.mark.parametrize(
    ("name", "there"), [("KERNEL32.dll", True), ("api-ms-win-crt-x-l1-1-0.dll", True), ("Qt6Qml.dll", False)]
)
def test_what_windows_brings_is_known(stage: ModuleType, name: str, there: bool) -> None:
    assert bool(stage.WINDOWS.fullmatch(name)) is there


def test_the_portable_program_is_the_same_to_the_byte(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    pack = tool(root, "windows", "pack")
    made = []
    for order in (("a.dll", "b/c.pyc"), ("b/c.pyc", "a.dll")):
        folder = tmp_path / order[0][0] / "qinbao"
        for name in order:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(name.encode())
        pack.portable(folder, tmp_path / "a.zip")
        made.append((tmp_path / "a.zip").read_bytes())
    assert made[0] == made[1]
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["qinbao/a.dll", "qinbao/b/c.pyc"]


def test_the_side_of_the_installer_has_the_time_of_the_release(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert tool(root, "windows", "pack").main(["banner", str(tmp_path / "banner.bmp")]) == 0
    assert (tmp_path / "banner.bmp").stat().st_mtime == 1700000000


def test_the_installer_unpacks_every_file_where_it_was(root: Path, tmp_path: Path) -> None:
    (tmp_path / "Lib").mkdir()
    for name in ("a.exe", "Lib/b.pyd"):
        (tmp_path / name).touch()
    lines = tool(root, "windows", "pack").lines(tmp_path).splitlines()
    assert lines == [
        'SetOutPath "$INSTDIR.new\\Lib"',
        f'File "{tmp_path}/Lib/b.pyd"',
        'SetOutPath "$INSTDIR.new"',
        f'File "{tmp_path}/a.exe"',
    ]


@pytest.mark.skipif(not all(map(shutil.which, ("makensis", "osslsigncode"))), reason="needs nsis and osslsigncode")
def test_in_a_folder_with_a_space_the_installer_is_signed_too(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "the other"
    (folder / "program").mkdir(parents=True)
    (folder / "program/a.txt").touch()
    pack = tool(root, "windows", "pack")
    pack.main(["banner", str(folder / "banner.bmp")])
    (folder / "files.nsh").write_text(pack.lines(folder / "program"), encoding="utf-8")
    shutil.copy(root / "packaging/windows/sign", folder)
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-addext"]
    make += ["extendedKeyUsage=codeSigning", "-keyout", str(folder / "key"), "-out", str(folder / "certificate")]
    subprocess.run(make, capture_output=True, check=True)
    monkeypatch.setenv("QINBAO_SIGN_KEY", str(folder / "key"))
    monkeypatch.setenv("QINBAO_SIGN_CERTIFICATE", str(folder / "certificate"))
    given = {
        "VERSION": "1.0",
        "NUMBERS": "1.0.0.0",
        "OUT": folder / "made.exe",
        "KIB": 1,
        "BANNER": folder / "banner.bmp",
    }
    given |= {"ICON": root / "assets/icons/app/qinbao.ico", "FILES": folder / "files.nsh", "SIGN": folder / "sign"}
    words = [f"-D{name}={value}" for name, value in given.items()]
    script = root / "packaging/windows/qinbao.nsi"
    made = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, script]
    done = subprocess.run(made, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    verify = ["osslsigncode", "verify", "-CAfile", folder / "certificate", "-in", folder / "made.exe"]
    assert subprocess.run(verify, capture_output=True, check=False).returncode == 0
