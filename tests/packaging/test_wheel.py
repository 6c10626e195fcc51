"""What is installed from a wheel, a source archive or a checkout runs from any folder."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="built on Linux and macOS")
Fresh = Callable[[], Any]
GUIDE = ("qinbao", "guide", "family-account", "--place", "杭州", "--for", "parent")


def works(environment: Any, inside: bool = True) -> None:
    """The command line, a sheet and the content, all from what was installed."""
    assert "family-account" in environment.run("qinbao", "topics")
    environment.run(*GUIDE, "--pdf", "a.pdf", "--sheet", "fridge")
    assert (environment.home / "a.pdf").read_bytes().startswith(b"%PDF")
    where = environment.run("python", "-c", "from qinbao import paths; print(paths.shipped('data'))")
    assert inside == ("site-packages" in where)


def test_a_wheel_runs_from_any_folder_and_uninstalling_leaves_no_file(fresh: Fresh, wheel: Path) -> None:
    environment = fresh()
    before = there(environment)
    environment.install(str(wheel))
    assert there(environment) != before
    works(environment)
    pip = [sys.executable, "-I", "-m", "pip", "--python", str(environment.python), "uninstall", "--yes", "qinbao"]
    subprocess.run(pip, check=True, capture_output=True)
    assert there(environment) == before


def there(environment: Any) -> list[Path]:
    """Every file of it that is not its user's."""
    files = environment.bin.parent.rglob("*")
    return sorted(path for path in files if not path.is_relative_to(environment.home))


def test_a_source_archive_installs_and_runs(fresh: Fresh, sdist: Path) -> None:
    environment = fresh()
    environment.install("--no-compile", str(sdist))  # with all that pip compiles a wheel was looked at above
    works(environment)


def test_an_editable_install_runs_what_is_in_the_checkout(fresh: Fresh, root: Path) -> None:
    environment = fresh()
    environment.install("--editable", str(root))
    works(environment, inside=False)
    assert str(root / "desktop") in environment.run("python", "-c", "import qinbao; print(qinbao.__file__)")


def test_a_wheel_carries_all_content_and_nothing_else(still: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    for folder in ("data", "assets"):
        for path in (still / folder).rglob("*"):
            assert path.is_dir() or f"qinbao/{path.relative_to(still).as_posix()}" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"qinbao"}
    assert not any("__pycache__" in name or "/tests/" in name for name in names)


def test_a_wheel_from_the_source_archive_holds_the_same(
    wheel: Path, sdist: Path, build: Callable[..., Path], tmp_path: Path
) -> None:
    subprocess.run(["tar", "-xf", sdist, "-C", tmp_path], check=True)
    (source,) = tmp_path.iterdir()
    second = build(source, tmp_path / "second", "wheel")
    assert contents(second) == contents(wheel)


def test_two_builds_give_the_same_bytes(still: Path, wheel: Path, build: Callable[..., Path], tmp_path: Path) -> None:
    again = build(still, tmp_path, "wheel", TZ="Asia/Shanghai", PYTHONHASHSEED="7", LC_ALL="C.UTF-8")
    assert again.read_bytes() == wheel.read_bytes()


def contents(archive: Path) -> dict[str, bytes]:
    """Every file of a wheel; the list of its files is in another order and follows from the rest."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/RECORD")}
