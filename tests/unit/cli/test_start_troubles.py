"""What keeps the window from opening is told in one sentence, with exit code 1 and the place of the log."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qinbao.cli.window import debian_package, loading_trouble
from qinbao.content.library import Library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a Linux desktop may lack")
COMMAND = [sys.executable, "-I", "-m", "qinbao"]
LOG = ".local/state/qinbao/log/qinbao.log"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home as it happens to be: a space and hanzi in its name."""
    folder = tmp_path / "老 王"
    folder.mkdir()
    return folder


def environment(home: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), **more}


def start(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    settings = environment(home, **more)
    command = [*COMMAND, *arguments]
    return subprocess.run(command, env=settings, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def window(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A window that is open, on a screen nobody sees."""
    settings = environment(home, QT_QPA_PLATFORM="offscreen")
    process = subprocess.Popen(COMMAND, env=settings, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while not (home / ".local/state/qinbao/window.call").exists():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < end, "no window"
        time.sleep(0.05)
    yield process
    process.terminate()
    process.communicate(timeout=20)


def words(library: Library, key: str, home: Path, **fields: str) -> str:
    return library.words(f"start.{key}", **fields) + library.words("start.log", path=home / LOG) + "\n"


def test_without_a_screen_one_sentence_says_so(home: Path, library: Library) -> None:
    done = start(home)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", words(library, "no-screen", home))


def test_a_screen_that_cannot_be_reached_is_told_apart_from_none(home: Path, library: Library) -> None:
    done = start(home, DISPLAY=":9876")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", words(library, "no-window", home))


def test_the_log_keeps_what_qt_said(home: Path) -> None:
    start(home, DISPLAY=":9876")
    assert "could not connect to display :9876" in (home / LOG).read_text(encoding="utf-8")


def test_a_desktop_with_hanzi_is_found_where_names_are_not_in_utf8(home: Path) -> None:
    (home / "桌面").mkdir()
    (home / ".config").mkdir()
    (home / ".config/user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/桌面"\n', encoding="utf-8")
    asked = """
from pathlib import Path
from qinbao.cli import window
window.speak_utf8()
from PySide6.QtCore import QCoreApplication, QStandardPaths
application = QCoreApplication([])
print(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)).is_dir())
"""
    command = [sys.executable, "-I", "-X", "utf8=0", "-c", asked]  # Python takes the words of a C locale for ASCII
    settings = environment(home, LC_ALL="C")
    done = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_a_window_begins_in_utf8_whatever_the_session_is_set_to(home: Path) -> None:
    settings = environment(home, LC_ALL="C", QT_QPA_PLATFORM="none")
    command = [sys.executable, "-I", "-X", "utf8=0", "-m", "qinbao"]
    subprocess.run(command, env=settings, capture_output=True, timeout=60, check=False)
    assert "Detected locale" not in (home / LOG).read_text(encoding="utf-8")


def test_a_terminal_is_spoken_to_in_its_own_encoding(home: Path, library: Library) -> None:
    settings = environment(home, QINBAO_TERMINAL="gb18030")
    done = subprocess.run(COMMAND, env=settings, capture_output=True, timeout=60, check=False)
    assert done.stderr.decode("gb18030") == words(library, "no-screen", home)


def test_a_second_start_sends_people_to_the_window_they_have(
    home: Path, library: Library, window: subprocess.Popen[str]
) -> None:
    done = start(home, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (1, words(library, "running", home))
    assert window.poll() is None


def test_the_first_window_comes_forward_when_called(home: Path, window: subprocess.Popen[str]) -> None:
    start(home, QT_QPA_PLATFORM="offscreen")
    end = time.monotonic() + 20
    # The screen nobody sees has no front and says so: that is how we know that it was asked.
    while "raise()" not in (home / LOG).read_text(encoding="utf-8"):
        assert time.monotonic() < end, "it was not called"
        time.sleep(0.05)


def test_another_person_may_open_a_window_meanwhile(tmp_path: Path, window: subprocess.Popen[str]) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(COMMAND, env=environment(other, QT_QPA_PLATFORM="offscreen"), timeout=4, check=False)


def test_a_window_that_was_killed_does_not_lock_anybody_out(home: Path, window: subprocess.Popen[str]) -> None:
    window.kill()
    window.wait()
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(COMMAND, env=environment(home, QT_QPA_PLATFORM="offscreen"), timeout=4, check=False)


@pytest.mark.parametrize("fonts", ["<fontconfig></fontconfig>", None], ids=["no fonts", "no fontconfig file"])
def test_it_opens_without_any_font_of_the_system(home: Path, fonts: str | None) -> None:
    file = home / "fonts.conf"
    if fonts is not None:
        file.write_text(f'<?xml version="1.0"?>{fonts}', encoding="utf-8")
    settings = environment(home, QT_QPA_PLATFORM="offscreen", FONTCONFIG_FILE=str(file))
    with pytest.raises(subprocess.TimeoutExpired) as running:
        subprocess.run(COMMAND, env=settings, timeout=4, capture_output=True, check=False)
    assert b"Traceback" not in (running.value.stderr or b"")


def test_it_opens_where_nothing_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    settings = environment(file, QT_QPA_PLATFORM="offscreen")
    with pytest.raises(subprocess.TimeoutExpired) as running:
        subprocess.run(COMMAND, env=settings, timeout=4, capture_output=True, check=False)
    assert b"Traceback" not in (running.value.stderr or b"")


@pytest.mark.parametrize(
    ("said", "key", "fields"),
    [
        (
            "libxcb-cursor.so.0: cannot open shared object file: No such file or directory",
            "no-library",
            {"library": "libxcb-cursor.so.0", "package": "libxcb-cursor0"},
        ),
        (
            "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.35' not found (required by /opt/libQt6Core.so.6)",
            "old-system",
            {"version": "GLIBC 2.35"},
        ),
        ("No module named 'PySide6'", "incomplete", {}),
    ],
)
def test_what_the_loader_says_becomes_a_sentence(library: Library, said: str, key: str, fields: dict[str, str]) -> None:
    assert loading_trouble(said) == (key, fields)
    assert library.words(f"start.{key}", **fields)


@pytest.mark.parametrize(
    ("library_name", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libEGL.so.1", "libegl1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
    ],
)
def test_the_package_to_install_follows_debians_naming_rule(library_name: str, package: str) -> None:
    assert debian_package(library_name) == package


def test_diagnose_names_versions_and_nobody(home: Path) -> None:
    (home / ".config").mkdir()
    done = start(home, "--diagnose", CUPS_SERVER=str(home / "no-such-socket"), XDG_RUNTIME_DIR=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert "PySide6-Essentials 6." in done.stdout
    assert "typst 0." in done.stdout
    assert "老" not in done.stdout
    assert str(home) not in done.stdout
    assert "~/.local/state/qinbao" in done.stdout


@pytest.fixture
def desk(home: Path) -> dict[str, str]:
    """What a desktop gives to a program that was double-clicked, and who shows its sentences."""
    shows = home / "bin" / "zenity"
    shows.parent.mkdir()
    shows.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$HOME/shown"\n', encoding="utf-8")
    shows.chmod(0o755)
    return {"PATH": f"{shows.parent}:{os.environ['PATH']}", "GIO_LAUNCHED_DESKTOP_FILE": "/a.desktop"}


def test_who_double_clicked_sees_why_no_window_opens(home: Path, desk: dict[str, str]) -> None:
    done = start(home, **desk)
    assert done.returncode == 1
    assert (home / "shown").read_text(encoding="utf-8").splitlines()[-1] == done.stderr.strip()


def test_in_a_terminal_no_window_tells_it_again(home: Path, desk: dict[str, str]) -> None:
    assert start(home, PATH=desk["PATH"]).returncode == 1
    assert not (home / "shown").exists()


def test_a_window_that_is_open_is_told_by_itself(
    home: Path, window: subprocess.Popen[str], desk: dict[str, str]
) -> None:
    assert start(home, QT_QPA_PLATFORM="offscreen", **desk).returncode == 1
    assert not (home / "shown").exists()
