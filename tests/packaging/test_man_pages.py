"""The man pages name all that can be asked for: by the program's own help, and by the kiosk's scripts."""

import re
from pathlib import Path

import pytest

from qinbao import cli
from qinbao.cli.commands import COMMANDS
from qinbao.content.packs import CONTENT
from qinbao.paper.catalogue import NAMES
from qinbao.paths import UserFolders
from qinbao.ui import resume

OPTION = re.compile(r"--[a-z][a-z-]+")
CHOICES = re.compile(r"\{([^}]+)\}")
HEAD = re.compile(r"# packaging/kiosk/[a-z]+([^:]*): ")
TAKEN = re.compile(r"^ +(--[a-z-]+)\)", re.MULTILINE)
Sections = dict[str, str]


def sections(page: Path) -> Sections:
    """What stands under each heading of a page, without what only says in which letters."""
    plain = re.sub(r'\\f[BIPR]|^\.[BIR]{1,2} |"', "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(part.split("\n", 1) for part in plain.replace("\\-", "-").split("\n.SH ")[1:])


@pytest.fixture(scope="module")
def page(root: Path) -> Sections:
    """The page of the program."""
    return sections(root / "packaging/debian/qinbao.1")


def about(page: Sections, command: str) -> str:
    """What the page says of a command: its entry, and its own line among the ways to call the program."""
    told = (one for one in page["COMMANDS"].split(".TP\n") if re.match(rf"{command}\b(?!-)", one))
    ways = (one for one in page["SYNOPSIS"].split(".br\n") if one.startswith(f"qinbao {command}\n"))
    return "\n".join((*told, *ways))


def help_of(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What the program says when it is asked."""
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_with_all_it_takes_and_nothing_else(
    page: Sections, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    told, said = about(page, command), help_of(capsys, command)
    assert {*OPTION.findall(told), "--help"} == set(OPTION.findall(said))
    choices = {one for found in CHOICES.findall(said) for one in found.split(",")}
    assert choices - set(re.findall(r"[a-z-]+", told)) == set()


def test_all_commands_stand_among_the_ways_to_call_the_program(page: Sections) -> None:
    _, _, rest = page["SYNOPSIS"].rpartition("qinbao\n")
    assert {"guide", *re.findall(r"[a-z-]+", rest)} - {"br"} == set(COMMANDS)


def test_every_option_of_the_program_itself_is_told(page: Sections, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(OPTION.findall(page["OPTIONS"])) == set(OPTION.findall(help_of(capsys)))


def test_every_sheet_is_told(page: Sections) -> None:
    assert set(NAMES) - set(re.findall(r"[a-z-]+", about(page, "guide"))) == set()


def test_every_file_the_program_keeps_of_a_person_is_told(page: Sections, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    folders = UserFolders.of_this_user()
    kept = (folders.settings, folders.cache, folders.state / resume.FILE, folders.log / "qinbao.log", folders.data)
    told = page["FILES"].replace("~", str(Path.home())).split()
    assert {str(path) for path in (*kept, folders.data / CONTENT)} - set(told) == set()


def kiosk_commands(root: Path) -> list[str]:
    """Names of the scripts of the kiosk that are commands of the system."""
    links = (root / "packaging/debian/qinbao-kiosk.links").read_text(encoding="utf-8")
    return re.findall(r"usr/sbin/qinbao-kiosk-(\w+)", links)


def test_every_script_of_the_kiosk_is_told_with_all_it_takes(root: Path) -> None:
    steps = (root / "packaging/kiosk/steps").read_text(encoding="utf-8")
    commands = kiosk_commands(root)
    assert len(commands) > 5
    for name in commands:
        script = (root / "packaging/kiosk" / name).read_text(encoding="utf-8")
        taken = TAKEN.findall(script + steps * ("\noptions " in script))
        told = sections(root / f"packaging/debian/qinbao-kiosk-{name}.8")["SYNOPSIS"].split()
        (head,) = HEAD.findall(script)
        assert "".join(told[1:]) == head.replace(" ", ""), name
        assert set(OPTION.findall(head)) == set(taken), name
