"""Hanzi typed into the city search with the real fcitx5 and its pinyin, as a Debian desktop sets it up."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from tests.desktop.conftest import BUTTON, CHOICE, FIELD, LAUNCHERS, PROGRAMS, Program, Session, wait

PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
"""English first, pinyin after Ctrl+Space: what fcitx5 is like once pinyin was added."""
DESKTOP = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}
"""What Debian's im-config tells every program."""
LINE = "打字找城市"

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        sys.platform != "linux"
        or any(shutil.which(name) is None for name in (*PROGRAMS, "fcitx5"))
        or not any(Path(path).exists() for path in LAUNCHERS),
        reason=f"needs a Linux with at-spi2-core and {', '.join(PROGRAMS)}, fcitx5",
    ),
]


def owned(session: Session, name: str) -> bool:
    """Whether somebody on the bus of the session has this name."""
    command = ("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/")
    asked = (*command, "org.freedesktop.DBus.NameHasOwner", f"string:{name}")
    return b"true" in subprocess.run(asked, env=session.environment, capture_output=True, check=False).stdout


@pytest.fixture
def search(tmp_path: Path) -> Iterator[Program]:
    """The page that asks for a city, with the focus in its line, and pinyin switched on."""
    (tmp_path / "screen").mkdir()
    session = Session(tmp_path / "screen")
    settings = tmp_path / "screen" / ".config" / "fcitx5"
    settings.mkdir(parents=True)
    (settings / "profile").write_text(PROFILE)
    session.start("fcitx5", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait("fcitx5", lambda: owned(session, "org.freedesktop.portal.IBus"))
    program = Program(session, tmp_path / "home", **DESKTOP)
    program.key("Return")
    program.next_page()
    for role, name in ((BUTTON, "替家人亮医保码"), (CHOICE, "爱人"), (BUTTON, "继续")):
        program.ask("press", role, name)
        program.next_page() if role == BUTTON else None
    program.ask("focus", FIELD, LINE)
    program.key("ctrl+space")
    yield program
    program.close()
    session.close()


def line(program: Program, picture: Path) -> Image.Image:
    """What the search line looks like."""
    left, top, width, height = program.ask("place", FIELD, LINE)
    return program.session.screenshot(picture).crop((left, top, left + width, top + height))


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether words came or went, not only a cursor."""
    box = ImageChops.difference(one, other).getbbox()
    return box is not None and box[2] - box[0] > 40


def test_pinyin_is_shown_while_it_is_typed_and_only_the_chosen_hanzi_are_looked_for(
    search: Program, tmp_path: Path
) -> None:
    empty, all_of_it = line(search, tmp_path / "empty.png"), search.controls(CHOICE)
    search.type("hangzhou")
    wait("pinyin in the line", lambda: differ(empty, line(search, tmp_path / "pinyin.png")))
    assert search.ask("text", FIELD, LINE) == ""
    assert search.controls(CHOICE) == all_of_it
    search.key("space")
    wait("hanzi in the line", lambda: search.ask("text", FIELD, LINE) == "杭州")
    wait("what was found", lambda: search.controls(CHOICE) == ["杭州市"])
    search.key("Return")
    wait("the city to be chosen", lambda: any("选的是：浙江省 杭州市" in name for name in search.ask("names")))
    search.ask("press", BUTTON, "继续")
    assert search.next_page().startswith("第 3 问")
    assert "Traceback" not in search.stderr()


def test_enter_that_ends_the_pinyin_chooses_nothing_and_goes_nowhere(search: Program, tmp_path: Path) -> None:
    empty = line(search, tmp_path / "empty.png")
    search.type("lankao")
    wait("pinyin in the line", lambda: differ(empty, line(search, tmp_path / "pinyin.png")))
    search.key("Return")
    wait("the letters in the line", lambda: search.ask("text", FIELD, LINE) == "lankao")
    wait("what was found", lambda: search.controls(CHOICE) == ["兰考县"])
    assert not any("选的是" in name for name in search.ask("names"))
    assert search.ask("heard") == []
