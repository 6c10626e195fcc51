"""The installer, and an empty root folder for it."""

import shutil
import subprocess
from pathlib import Path

import pytest

KIOSK = Path(__file__).resolve().parent.parent.parent / "packaging" / "kiosk"
UNIT = KIOSK / "system" / "qinbao-kiosk.service"
needs_root_tools = pytest.mark.skipif(
    shutil.which("useradd") is None or shutil.which("systemctl") is None, reason="needs useradd and systemctl"
)


def run(name: str, root: Path, *options: str) -> str:
    done = subprocess.run([KIOSK / name, *options, "--root", root], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine with accounts and CUPS, and nothing else."""
    etc = tmp_path / "root" / "etc"
    (etc / "cups").mkdir(parents=True)
    (etc / "passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")
    (etc / "group").write_text("root:x:0:\n")
    (etc / "shadow").write_text("root:*:19000:0:99999:7:::\n")
    (etc / "gshadow").write_text("root:*::\n")
    (etc / "login.defs").write_text("SYS_UID_MIN 100\nSYS_UID_MAX 999\nSYS_GID_MIN 100\nSYS_GID_MAX 999\n")
    (etc / "cups" / "cupsd.conf").write_text(
        "PreserveJobHistory Yes\nListen localhost:631\nBrowsing On\n<Location />\n</Location>\n"
    )
    units = tmp_path / "root" / "usr" / "lib" / "systemd" / "system"
    units.mkdir(parents=True)
    for name in ("ctrl-alt-del.target", "multi-user.target", "timers.target"):
        (units / name).write_text("[Unit]\nDescription=x\n")
    return tmp_path / "root"


def tree(root: Path) -> dict[str, str]:
    """Every file and link with what it holds."""
    held = {}
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            held[str(path.relative_to(root))] = f"-> {path.readlink()}"
        elif path.is_file() and not path.name.endswith("-") and path.name != ".pwd.lock":
            held[str(path.relative_to(root))] = path.read_text("utf-8")
    return held
