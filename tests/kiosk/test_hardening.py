"""What the installer offers on top, each by itself, in an empty root folder; the machine in QEMU starts with them."""

import os
import subprocess
from pathlib import Path

import pytest
from kiosk_installed import KIOSK, needs_root_tools, root, run, tree

__all__ = ["root"]
pytestmark = needs_root_tools
TOUCH = 'allow id 0eef:0001 serial "" name "touch panel" with-interface 03:00:00'
PRINTER = 'allow id 04b8:0202 serial "A1" name "printer" with-interface { 07:01:02 ff:ff:ff }'
STICKS = (
    'allow id 0781:5581 name "stick" with-interface 08:06:50',
    "allow id 1:2 with-interface { 03:01:01 08:06:50 }",
)
HASH = "grub.pbkdf2.sha512.10000.ABCD.EF01"


@pytest.fixture
def house(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root folder with GRUB and usbguard, whose commands answer as the real ones do."""
    (root / "etc/grub.d").mkdir()
    linux = root / "etc/grub.d/10_linux"
    linux.write_text('echo "menuentry \'Debian\' --class debian {"\necho "\tlinux /vmlinuz"\necho }\n')
    linux.chmod(0o755)
    (root / "etc/usbguard").mkdir()
    (root / "etc/usbguard/rules.conf").write_text("")
    service = root / "usr/lib/systemd/system/usbguard.service"
    service.write_text("[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n")
    plugged = "\n".join((TOUCH, STICKS[0], PRINTER, STICKS[1]))
    for name, says in (("usbguard", plugged), ("grub-mkpasswd-pbkdf2", f"PBKDF2 hash of your password is {HASH}")):
        (tmp_path / name).write_text(f"#!/bin/sh\ncat <<'END'\n{says}\nEND\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return root


def test_without_a_name_it_says_what_each_does_and_changes_nothing(house: Path) -> None:
    before = tree(house)
    told = run("harden", house)
    assert tree(house) == before
    assert [line.split()[0] for line in told.splitlines() if line[0] not in " 打"] == [
        "boot-password",
        "usb",
        "read-only",
    ]
    run("harden", house, "read-only")
    assert "read-only  已经打开" in run("harden", house)


def test_the_installer_tells_of_it(house: Path) -> None:
    assert "qinbao-kiosk-harden" in run("install", house)


def test_whoever_changes_the_start_needs_the_password_and_whoever_starts_does_not(house: Path) -> None:
    told = subprocess.run(
        [KIOSK / "harden", "boot-password", "--root", house], capture_output=True, text=True, check=True
    ).stdout
    assert HASH not in told
    users = subprocess.run(["sh", house / "etc/grub.d/01_qinbao_kiosk"], capture_output=True, text=True, check=True)
    assert users.stdout == f'set superusers="operator"\npassword_pbkdf2 operator {HASH}\n'
    assert (house / "etc/grub.d/01_qinbao_kiosk").stat().st_mode & 0o077 == 0
    script = (house / "etc/grub.d/10_qinbao_kiosk").read_text().replace("/etc/", f"{house}/etc/")
    entries = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout
    assert entries == "menuentry 'Debian' --class debian --unrestricted {\n\tlinux /vmlinuz\n}\n"
    assert not os.access(house / "etc/grub.d/10_linux", os.X_OK) or os.geteuid() == 0
    assert (house / "etc/grub.d/10_linux").stat().st_mode & 0o111 == 0


def test_what_is_plugged_in_is_known_and_a_stick_never(house: Path) -> None:
    run("harden", house, "usb")
    assert (house / "etc/usbguard/rules.conf").read_text().splitlines() == [TOUCH, PRINTER]


def test_two_passwords_that_differ_change_nothing(house: Path, tmp_path: Path) -> None:
    (tmp_path / "grub-mkpasswd-pbkdf2").write_text("#!/bin/sh\necho 'passwords do not match' >&2\nexit 1\n")
    before = tree(house)
    done = subprocess.run([KIOSK / "harden", "boot-password", "--root", house], capture_output=True, check=False)
    assert done.returncode == 2
    assert tree(house) == before


@pytest.mark.parametrize("way", ["off", "uninstall"])
def test_all_of_it_is_taken_back(house: Path, way: str) -> None:
    before, mode = tree(house), (house / "etc/grub.d/10_linux").stat().st_mode
    run("install", house)
    (house / "etc/qinbao/kiosk.yaml").unlink()
    bare = tree(house)
    for name in ("boot-password", "usb", "read-only"):
        run("harden", house, name)
    assert tree(house) != bare
    if way == "off":
        for name in ("boot-password", "usb", "read-only"):
            run("harden", house, name, "off")
        assert tree(house) == bare
    else:
        run("uninstall", house)
        assert tree(house) == before
    assert (house / "etc/grub.d/10_linux").stat().st_mode == mode
