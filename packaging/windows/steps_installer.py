"""Steps of `smoke`: what the installer does, what it refuses, and what is left."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from threading import Thread

from stand import DAMAGED, HERE, NO_ROOM, NOT_ALLOWED, OPEN, TEMPORARY, TITLE, TOO_OLD, UNINSTALL, Smoke
from wine import NOBODY, wait

ODD_FOLDER = r"C:\Program Files\亲情 医保"


def what_another_computer_wrote_down_is_not_followed(smoke: Smoke) -> None:
    smoke.register(UNINSTALL, "InstallLocation", r"Z:\usr\nowhere\qinbao")  # a roaming profile brings it along
    assert smoke.setup() == 0
    assert (smoke.folder / "qinbao.exe").exists()
    assert smoke.take_away() == 0


def it_installs_without_a_word_in_ten_seconds(smoke: Smoke) -> None:
    begun = time.monotonic()
    assert smoke.setup() == 0
    took = time.monotonic() - begun
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))  # others may be at work on this machine
    print(f"   {took:.1f} s, {busy:.1f} times busy")
    assert took <= 10 * busy
    assert (smoke.folder / "qinbao.exe").exists()
    assert r"Software\\Classes\\.qinbao" in smoke.registry()


def while_it_is_open_nothing_is_installed_or_taken_away(smoke: Smoke) -> None:
    smoke.refused(OPEN)
    assert smoke.take_away() == OPEN
    smoke.windows.start("wine", str(smoke.installer))
    wait("the installer", lambda: smoke.screen.windows("安装"))
    smoke.picture("installer-1-welcome")
    smoke.screen.key("Return")
    time.sleep(3)
    smoke.picture("installer-2-still-open")
    smoke.screen.key("Escape")
    time.sleep(1)
    smoke.picture("installer-3-stopped")
    smoke.screen.key("Escape", "Return")
    wait("no installer", lambda: not smoke.screen.windows("安装"))
    assert smoke.screen.windows(f"^{TITLE}$")
    smoke.close()


def installed_over_it_keeps_the_settings(smoke: Smoke) -> None:
    kept = {path.name: path.read_bytes() for path in smoke.windows.settings.glob("*.json")}
    assert {"look.json", "resume.json"} <= set(kept)
    (smoke.folder / "Lib" / "older.pyc").write_bytes(b"of an older version")
    smoke.windows.start("wine", str(smoke.installer))
    wait("the installer", lambda: smoke.screen.windows("安装"))
    smoke.screen.key("Return")
    time.sleep(1)
    smoke.picture("installer-4-working")
    wait("everything in place", lambda: not (smoke.folder / "Lib" / "older.pyc").exists(), 300)
    wait("the end", lambda: not smoke.folder.with_name("qinbao.old").exists())
    time.sleep(3)
    smoke.picture("installer-5-done")
    assert {path.name: path.read_bytes() for path in smoke.windows.settings.glob("*.json")} == kept
    smoke.screen.key("Return")
    wait("the program", lambda: smoke.screen.windows(f"^{TITLE}$"))
    smoke.picture("page-11-after-upgrade")
    smoke.close()
    assert (smoke.windows.settings / "resume.json").read_bytes() == kept["resume.json"]


def what_cannot_be_is_refused_and_changes_nothing(smoke: Smoke) -> None:
    broken = smoke.work / "broken-setup.exe"
    data = bytearray(smoke.installer.read_bytes())
    data[len(data) // 2] ^= 255
    broken.write_bytes(data)
    there = smoke.windows.files()
    smoke.refused(DAMAGED, installer=broken)
    smoke.refused(NOT_ALLOWED, r"/D=Z:\usr\qinbao")
    smoke.register(r"HKCU\Software\Wine", "Version", "win7")
    smoke.refused(TOO_OLD)
    smoke.register(r"HKCU\Software\Wine", "Version", "win10")
    assert smoke.windows.files() == there


def where_room_is_scarce_it_says_so_and_leaves_nothing(smoke: Smoke) -> None:
    there = smoke.windows.files()
    with smoke.drive("60m") as drive:
        smoke.refused(NO_ROOM, r"/D=D:\qinbao")
        assert list(drive.iterdir()) == []
    for room in ("150m", "200m", "260m"):  # too little for the program and what is unpacked for it, on one drive
        with smoke.drive(room) as drive, smoke.temporary("D:\\"):
            smoke.refused(NO_ROOM, r"/D=D:\qinbao")
            assert list(drive.iterdir()) == [], room
    assert smoke.windows.files() == there


def where_room_ends_before_it_begins_it_says_how_much_it_needs(smoke: Smoke) -> None:
    with smoke.drive("20m") as drive, smoke.temporary("D:\\"):
        smoke.windows.start("wine", str(smoke.installer))
        wait("the installer", lambda: smoke.screen.windows("安装"))
        fill(drive, "*")
        smoke.screen.key("Return")
        smoke.told("先腾出 1")  # a number begins
        smoke.picture("installer-6-no-room")
        wait("no installer", lambda: smoke.screen.key("Escape", "Return") or not smoke.screen.windows("安装"))


def where_room_ends_midway_it_says_so_and_leaves_nothing(smoke: Smoke) -> None:
    for room, temporary in (("200m", TEMPORARY), ("400m", "D:\\")):
        with smoke.drive(room) as drive, smoke.temporary(temporary):
            others = Thread(target=fill, args=(drive,))
            others.start()
            smoke.refused(NO_ROOM, r"/D=D:\qinbao")
            others.join()
            left = [path.relative_to(drive).as_posix() for path in drive.rglob("*")]
            assert left == ["of others"], left


def fill(drive: Path, begun: str = "qinbao.new/*") -> None:
    """Take all room of a drive, as soon as something is being unpacked there."""
    wait("the beginning", lambda: next(drive.glob(begun), None))
    with suppress(OSError), (drive / "of others").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(2**20))


def while_somebody_holds_a_file_all_stays_as_it_was(smoke: Smoke) -> None:
    there, registry = smoke.windows.files(), smoke.registry()
    with smoke.held(r"Lib\PySide6\Qt6Core.dll"):
        assert smoke.take_away() == NOT_ALLOWED
        smoke.windows.start("wine", str(smoke.folder / "uninstall.exe"))
        wait("the page", lambda: smoke.screen.windows(TITLE))
        smoke.screen.key("Return")
        smoke.told("重启电脑")
        smoke.picture("uninstaller-0-held")
        smoke.screen.key("Return", "Return")
        wait("no uninstaller", lambda: not smoke.screen.windows(TITLE))
        smoke.refused(NOT_ALLOWED)
    assert smoke.windows.files() == there
    assert "qinbao" in registry
    assert lines_about_us(smoke.registry()) == lines_about_us(registry)


def what_could_not_be_taken_away_goes_with_the_next_installation(smoke: Smoke) -> None:
    left = smoke.folder.with_name("qinbao.old")
    left.mkdir()
    shutil.copy(smoke.folder / "python313.dll", left)
    os.chown(left, NOBODY, NOBODY)
    assert smoke.setup() == 0
    assert not left.exists()


def where_an_antivirus_took_its_first_file_it_is_mended_or_taken_away_as_a_whole(smoke: Smoke) -> None:
    there = smoke.windows.files()
    (smoke.folder / "qinbao.exe").unlink()
    assert smoke.setup() == 0
    assert smoke.windows.files() == there
    (smoke.folder / "qinbao.exe").unlink()
    smoke.windows.run("wine", rf"{smoke.there}\uninstall.exe", "/S")
    nothing_is_left(smoke)
    assert smoke.setup() == 0


def a_read_only_program_is_no_hindrance(smoke: Smoke) -> None:
    (smoke.folder / "qinbao.exe").chmod(0o444)
    assert smoke.setup() == 0
    assert os.access(smoke.folder / "qinbao.exe", os.W_OK)


def in_a_folder_with_hanzi_and_a_space_it_works_too(smoke: Smoke) -> None:
    installer = "Z:" + str(smoke.installer).replace("/", "\\")
    line = f"start /wait {installer} /S /D={ODD_FOLDER}"  # by hand: what has a space would come with quotes
    assert smoke.windows.run("wine", "cmd", "/c", line).code == 0
    folder = smoke.windows.drive / "Program Files" / "亲情 医保"
    assert smoke.command("--version", folder=folder).code == 0
    smoke.windows.run("wine", rf"{ODD_FOLDER}\uninstall.exe", "/S")
    smoke.windows.rest()
    assert not folder.exists()
    shutil.rmtree(smoke.folder)  # the second installation took over the first one's place in the list of programs


def the_portable_program_starts_where_it_is_unpacked(smoke: Smoke) -> None:
    target = smoke.windows.home / "优盘"
    zipfile.ZipFile(smoke.zip).extractall(target)
    assert smoke.command("--version", folder=target / "qinbao").code == 0
    shutil.rmtree(target)


def signed_it_is_still_what_it_was(smoke: Smoke) -> None:
    key, certificate = smoke.work / "key.pem", smoke.work / "certificate.pem"
    make = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=qinbao test")
    purpose = ("-addext", "extendedKeyUsage=codeSigning")
    subprocess.run([*make, *purpose, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    signed = smoke.work / "signed-setup.exe"
    shutil.copy(smoke.installer, signed)
    names = {"QINBAO_SIGN_KEY": str(key), "QINBAO_SIGN_CERTIFICATE": str(certificate)}
    subprocess.run([str(HERE / "sign"), str(signed)], env=os.environ | names, check=True)
    verify = ("osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(signed))
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert smoke.setup(installer=signed) == 0


def taken_away_it_leaves_nothing(smoke: Smoke) -> None:
    smoke.windows.start("wine", str(smoke.folder / "uninstall.exe"))
    wait("the page", lambda: smoke.screen.windows(TITLE))
    smoke.picture("uninstaller-1-ask")
    smoke.screen.key("Return")
    wait("an empty place", lambda: not smoke.folder.exists())
    time.sleep(2)
    smoke.picture("uninstaller-2-done")
    smoke.screen.key("Return")
    nothing_is_left(smoke)


def nothing_is_left(smoke: Smoke) -> None:
    """But what people saved."""
    smoke.windows.rest()
    left = {name for name in smoke.windows.files() - smoke.before if not name.endswith(".pdf")}
    assert left == set(), left
    assert lines_about_us(smoke.registry()) == []


def lines_about_us(registry: str) -> list[str]:
    """What is written down of the program."""
    return [line for line in registry.splitlines() if "qinbao" in line and not line.startswith(("#", '"a'))]
