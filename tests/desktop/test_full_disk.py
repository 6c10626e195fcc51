"""A disk that is full when the guide is to become pictures: said on the page, and no part of a set is left."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.conftest import BUTTON, JOURNEYS, Program, Session
from tests.desktop.test_screen_reader import walk

DISK = (
    "unshare",
    "-rm",
    "sh",
    "-c",
    'mount -t tmpfs -o size=64m none "$HOME" && mkdir "$HOME/Desktop" && exec "$0" "$@"',
)
PROBE = ("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")
LEFT = 150_000
"""Bytes of room left: enough for what the program keeps of a person, too little for a set of pictures."""

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        sys.platform != "linux"
        or shutil.which("unshare") is None
        or subprocess.run(PROBE, capture_output=True, check=False).returncode != 0,
        reason="needs to mount a small disk of its own",
    ),
]


class OnASmallDisk(Program):
    """The program of somebody whose home is on a disk of 64 MB, which nobody else sees."""

    command = (*DISK, *Program.command)

    @property
    def disk(self) -> Path:
        """The home folder as the program sees it."""
        return Path(f"/proc/{self.process.pid}/root{self.home}")

    def pictures(self) -> list[Path]:
        """Every file and folder that was saved for the person."""
        return [path for folder in (self.disk, self.disk / "Desktop") for path in folder.glob("手机图*")]


@pytest.fixture
def small(session: Session, tmp_path: Path) -> Iterator[OnASmallDisk]:
    """It, on its start page."""
    program = OnASmallDisk(session, tmp_path / "home")
    program.key("Return")
    program.next_page()
    yield program
    program.close()


def test_on_a_full_disk_nothing_is_half_saved_and_after_some_room_was_made_it_is_saved(small: OnASmallDisk) -> None:
    walk(small, JOURNEYS["grandfather without a smartphone in 仁寿县"])
    filler = small.disk / "filler"
    free = os.statvfs(small.disk)
    filler.write_bytes(bytes(free.f_bavail * free.f_frsize - LEFT))
    small.ask("press", BUTTON, "存成图片，发微信")
    assert "删掉些不要的文件" in small.told("电脑存满了")
    assert small.pictures() == []
    filler.unlink()
    small.ask("press", BUTTON, "回到刚才那页")
    small.next_page()
    small.ask("press", BUTTON, "存成图片，发微信")
    assert small.told("存好了").startswith("存好了，一共")
    (saved,) = small.pictures()
    assert [path.suffix for path in saved.iterdir()] == [".png"] * len(list(saved.iterdir()))
    assert saved.parent.name == "Desktop"
    assert "Traceback" not in small.stderr()
