import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qinbao import paths


@pytest.mark.parametrize("kind", ["data", "assets"])
def test_a_clone_finds_its_folders_beside_pyproject(root: Path, kind: paths.Kind) -> None:
    assert paths.shipped(kind) == root / kind


def _find_data(site: Path) -> subprocess.CompletedProcess[str]:
    """Ask a copy of the module that lives in ``site``, as another process would."""
    code = f"import sys; sys.path.insert(0, {str(site)!r}); from qinbao import paths; print(paths.shipped('data'))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=site, check=False)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that looks like site-packages of an installed wheel, with nothing of a clone around it."""
    package = tmp_path / "qinbao"
    package.mkdir()
    source = Path(paths.__file__).parent
    for name in ("__init__.py", "paths.py"):
        shutil.copy(source / name, package / name)
    return tmp_path


def test_an_installed_program_finds_the_data_inside_the_package(installed: Path) -> None:
    (installed / "qinbao" / "data").mkdir()
    assert _find_data(installed).stdout.strip() == str(installed / "qinbao" / "data")


def test_an_incomplete_program_says_what_is_missing_and_where_it_looked(installed: Path) -> None:
    said = _find_data(installed).stderr
    assert "少了 data 文件夹" in said
    assert str(installed / "qinbao" / "data") in said


def test_an_operators_own_folder_replaces_the_shipped_one(tmp_path: Path) -> None:
    assert paths.shipped("data", tmp_path) == tmp_path


def test_a_wrong_override_is_never_replaced_by_the_shipped_folder(tmp_path: Path) -> None:
    with pytest.raises(paths.MissingFolderError) as caught:
        paths.shipped("data", tmp_path / "gone")
    assert caught.value.looked_in == (tmp_path / "gone",)


def test_user_folders_are_different_and_not_created_by_asking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    mine = paths.UserFolders.of_this_user()
    assert len({mine.settings, mine.cache, mine.state, mine.log}) == 4
    assert list(tmp_path.iterdir()) == []


def test_user_folders_under_one_folder_vanish_with_it(tmp_path: Path) -> None:
    mine = paths.UserFolders.under(tmp_path)
    assert all(folder.parent == tmp_path for folder in (mine.settings, mine.cache, mine.state, mine.log))
