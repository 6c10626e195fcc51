"""Why a sheet cannot be put in its place."""

from pathlib import Path

import pytest

from qinbao.paper import files
from qinbao.paper.errors import PaperError


@pytest.mark.parametrize(("winerror", "key"), [(5, "held"), (32, "held"), (3, "write"), (None, "write")])
def test_a_file_that_another_program_has_open_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int | None, key: str
) -> None:
    (tmp_path / "a.pdf").touch()

    def refused(path: Path, data: bytes) -> None:
        error = PermissionError("no")
        if winerror is not None:
            error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(files, "write_whole", refused)
    with pytest.raises(PaperError) as caught:
        files.save(b"%PDF-", tmp_path / "a.pdf")
    assert caught.value.key == f"paper.error.{key}"
