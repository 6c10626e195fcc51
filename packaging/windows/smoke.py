"""What `smoke` proves, step by step: each step is a sentence, and the first that is not true ends it.

python3 smoke.py DEBIAN13 WORK INSTALLER PICTURES
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "unit" / "content" / "packs"))
from packs_demo import Publisher, release
from wine import Done, Screen, Windows, wait

HERE = Path(__file__).resolve().parent
TITLE = "亲情医保助手"
GUIDE = ("guide", "family-account", "--place", "杭州", "--for", "parent", "--on", "2026-11-28")
SHEETS = ("fridge", "steps", "checklist", "card", "qr", "family", "ask")
DAMAGED, TOO_OLD, OPEN, NO_ROOM, NOT_ALLOWED = 2, 4, 5, 6, 7
TO_SAVE = 10
"""How often Tab is pressed on the page of the sheets until 存成 PDF has the focus."""
ODD_FOLDER = r"C:\Program Files\亲情 医保"
SCREENS = ((96, "1366x768"), (120, "1366x768"), (144, "1366x768"), (192, "1920x1080"))
"""Dots per inch that Windows is set to, on a screen where people do so."""


class Smoke:
    """A Windows, and what is tried on it."""

    def __init__(self, inside: Path, work: Path, installer: Path, pictures: Path) -> None:
        self.inside, self.work, self.pictures = inside, work, pictures
        self.installer = work / installer.name
        shutil.copy(installer, self.installer)
        self.zip = installer.with_name(installer.name.replace("setup.exe", "portable.zip"))
        os.chmod(work, 0o755)
        icu = work / "icuuc.dll"
        stub = ("x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(icu), str(HERE / "icu_stub.c"))
        subprocess.run(stub, check=True)
        self.screen = Screen("1366x768")
        self.windows = Windows(inside, work / "home", self.screen)
        self.windows.prepare(icu)
        self.before = self.windows.files()
        self.folder = self.windows.profile / "AppData" / "Local" / "Programs" / "qinbao"

    def setup(self, *words: str, installer: Path | None = None) -> int:
        """Run the installer without a word; its exit code."""
        return self.windows.run("wine", str(installer or self.installer), "/S", *words).code

    def refused(self, wanted: int, *words: str, installer: Path | None = None) -> None:
        """Run the installer, which must end with this code."""
        code = self.setup(*words, installer=installer)
        assert code == wanted, f"exit code {code} instead of {wanted}"

    def command(self, *words: str, folder: Path | None = None) -> Done:
        """Run the program that prints."""
        return self.windows.run("wine", str((folder or self.folder) / "qinbao-cli.exe"), *words)

    def open(self) -> str:
        """Start what the shortcut on the desktop leads to; the window."""
        links = list((self.windows.profile / "Desktop").glob("*.lnk"))
        assert [link.stem for link in links] == [TITLE], links
        target = shortcut_target(links[0].read_bytes())
        assert target.endswith(r"AppData\Local\Programs\qinbao\qinbao.exe"), target
        self.windows.start("wine", target)
        return wait("window", lambda: self.screen.windows(f"^{TITLE}$"))[0]

    def close(self) -> None:
        """Close the window as its corner does."""
        self.screen.key("alt+F4")
        wait("an end", lambda: not self.screen.windows(f"^{TITLE}$"))
        self.windows.rest()

    def at(self) -> str:
        """Where the journey is; written down from its first answer on."""
        file = self.windows.settings / "resume.json"
        return str(json.loads(file.read_text(encoding="utf-8"))["at"]) if file.exists() else "ask.for"

    def picture(self, name: str) -> None:
        """Keep what is seen, to look at."""
        time.sleep(0.5)
        self.screen.picture(self.pictures / f"{name}.png")

    def registry(self) -> str:
        """What Windows keeps for this person."""
        self.windows.rest()
        return (self.windows.home / "prefix" / "user.reg").read_text(encoding="utf-8", errors="replace")

    def register(self, key: str, name: str, value: str, kind: str = "REG_SZ") -> None:
        """Set a value of the registry."""
        done = self.windows.run("wine", "reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f")
        assert done.code == 0, done


def shortcut_target(link: bytes) -> str:
    """The program a shortcut leads to: the last path in it, which Windows keeps in UTF-16."""
    words = [link[start:].decode("utf-16-le", "replace") for start in (0, 1)]
    found = [path for text in words for path in re.findall(r"[A-Z]:\\[^\0:*?\"<>|]+?\\qinbao", text)]
    assert found, "a shortcut to nowhere"
    return f"{found[-1]}\\qinbao.exe"


def it_installs_without_a_word_in_ten_seconds(smoke: Smoke) -> None:
    begun = time.monotonic()
    assert smoke.setup() == 0
    print(f"   {time.monotonic() - begun:.1f} s")
    assert (smoke.folder / "qinbao.exe").exists()
    assert r"Software\\Classes\\.qinbao" in smoke.registry()


def a_journey_by_keyboard_ends_in_a_saved_sheet(smoke: Smoke) -> None:
    smoke.open()
    smoke.picture("page-1-first-start")
    smoke.screen.key("Return")
    smoke.picture("page-2-home")
    smoke.screen.key("Tab", "Tab", "Tab", "Return")
    time.sleep(2)
    seen: list[str] = []
    while (here := smoke.at()) != "sheets":
        if here.partition(".")[0] not in seen:
            seen.append(here.partition(".")[0])
            smoke.picture(f"page-{len(seen) + 2}-{seen[-1]}")
        if here == "ask.place":
            smoke.screen.key("Tab", "Tab", "space")
        elif here.startswith("ask."):
            smoke.screen.key("Tab", "space")
        smoke.screen.key("Return")
        wait(f"the page after {here}", lambda: smoke.at() != here or here == "review", 20)
        time.sleep(0.3)
    smoke.screen.key(*["Tab"] * TO_SAVE)
    smoke.picture("page-8-sheets")
    smoke.screen.key("Return")
    desktop = smoke.windows.profile / "Desktop"
    sheet = wait("a sheet on the desktop", lambda: next(desktop.glob("*.pdf"), None))
    smoke.picture("page-9-saved")
    facts = subprocess.run(["pdfinfo", str(sheet)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", facts), facts


def without_a_printer_it_says_so(smoke: Smoke) -> None:
    smoke.screen.key("Escape", "Return")
    time.sleep(6)
    smoke.picture("page-10-no-printer")


def a_second_start_brings_the_first_window_forward(smoke: Smoke) -> None:
    (window,) = smoke.screen.windows(f"^{TITLE}$")
    smoke.screen.tool("xdotool", "windowminimize", "--sync", window)
    wait("a window put away", lambda: not smoke.screen.windows(f"^{TITLE}$"))
    smoke.windows.start("wine", str(smoke.folder / "qinbao.exe"))
    assert wait("the first window", lambda: smoke.screen.windows(f"^{TITLE}$")) == [window]
    wait("the keyboard", lambda: smoke.screen.front() == window)


def while_it_is_open_nothing_is_installed_or_taken_away(smoke: Smoke) -> None:
    smoke.refused(OPEN)
    folder = rf"C:\users\{smoke.windows.user}\AppData\Local\Programs\qinbao"
    assert smoke.windows.run("wine", rf"{folder}\uninstall.exe", "/S", f"_?={folder}").code == OPEN
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
    smoke.screen.key("Return")
    wait("the program", lambda: smoke.screen.windows(f"^{TITLE}$"))
    smoke.picture("page-11-after-upgrade")
    smoke.close()
    assert (smoke.windows.settings / "resume.json").read_bytes() == kept["resume.json"]


def its_sheets_are_those_of_linux_to_the_byte(smoke: Smoke) -> None:
    for sheet in SHEETS:
        there, here = smoke.windows.home / "sheet.pdf", smoke.work / "sheet.pdf"
        done = smoke.command(*GUIDE, "--sheet", sheet, "--pdf", str(there))
        assert done.code == 0, done
        subprocess.run([sys.executable, "-I", "-m", "qinbao", *GUIDE, "--sheet", sheet, "--pdf", str(here)], check=True)
        assert there.read_bytes() == here.read_bytes(), sheet


def in_every_code_page_it_speaks_chinese(smoke: Smoke) -> None:
    for page in ("936", "1252", "65001"):
        smoke.register(r"HKLM\System\CurrentControlSet\Control\Nls\CodePage", "ACP", page)
        smoke.windows.rest()
        for words, code in ((("places", "杭州"), 0), (("guide", "see-doctor", "--place", "无此地"), 2)):
            line = " ".join((rf"C:\users\{smoke.windows.user}\AppData\Local\Programs\qinbao\qinbao-cli.exe", *words))
            done = smoke.windows.run("wine", "cmd", "/c", f"chcp {page} >nul & {line}")
            said = (done.out + done.complaint).decode("utf-8")
            assert words[-1] in said, (page, done)
            assert "\\u" not in said, (page, done)
            assert code or "浙江" in said, (page, done)


def a_pack_of_content_is_tried_and_used(smoke: Smoke) -> None:
    version = time.strftime("%Y.%m.%d.1")
    publisher = Publisher(smoke.work / "repository")
    pack = publisher.publish(version, release.files_of(HERE.parents[1] / "data", version))
    arrived = shutil.copy(pack, smoke.windows.home)
    root = smoke.folder / "Lib" / "qinbao" / "assets" / "content" / "root.json"
    root.parent.mkdir()
    shutil.copy(publisher.folder / "metadata" / "1.root.json", root)
    done = smoke.command("pack", "install", str(arrived))
    assert done.code == 0, done
    assert version in done.out.decode("utf-8"), done
    assert version in smoke.command("pack", "list").out.decode("utf-8")
    shutil.rmtree(root.parent)
    assert smoke.command("pack", "rollback").code == 0


def what_cannot_be_is_refused_and_changes_nothing(smoke: Smoke) -> None:
    broken = smoke.work / "broken-setup.exe"
    data = bytearray(smoke.installer.read_bytes())
    data[len(data) // 2] ^= 255
    broken.write_bytes(data)
    there = smoke.windows.files()
    smoke.refused(DAMAGED, installer=broken)
    smoke.refused(NOT_ALLOWED, r"/D=Z:\usr\qinbao")
    small = smoke.work / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60m,mode=777", "tmpfs", str(small)], check=True)
    inside = smoke.inside / str(small).lstrip("/")
    subprocess.run(["mount", "--bind", str(small), str(inside)], check=True)
    (smoke.windows.home / "prefix" / "dosdevices" / "d:").symlink_to(small)
    smoke.refused(NO_ROOM, r"/D=D:\qinbao")
    assert list(small.iterdir()) == []
    smoke.register(r"HKCU\Software\Wine", "Version", "win7")
    smoke.refused(TOO_OLD)
    smoke.register(r"HKCU\Software\Wine", "Version", "win10")
    assert smoke.windows.files() == there


def a_missing_library_is_told_in_a_sentence(smoke: Smoke) -> None:
    library = smoke.folder / "python313.dll"
    library.rename(library.with_suffix(".away"))
    done = smoke.command("--version")
    library.with_suffix(".away").rename(library)
    assert done.code == 1, done
    assert "重新装" in done.complaint.decode("utf-8"), done


def at_every_setting_of_the_screen_the_lower_bar_is_seen(smoke: Smoke) -> None:
    first = smoke.windows.screen
    for dots, size in SCREENS:
        smoke.register(r"HKCU\Control Panel\Desktop", "LogPixels", str(dots), "REG_DWORD")
        smoke.windows.rest()
        smoke.windows.screen = smoke.screen = Screen(size)
        window = smoke.open()
        time.sleep(3)
        smoke.picture(f"dpi-{dots}-{size}")
        place = smoke.screen.tool("xdotool", "getwindowgeometry", "--shell", window)
        values = {name: int(value) for name, value in re.findall(r"([XYWIDTHEG]+)=(\d+)", place)}
        width, height = (int(side) for side in size.split("x"))
        assert values["X"] + values["WIDTH"] <= width + 2, (dots, place)
        assert values["Y"] + values["HEIGHT"] <= height + 20, (dots, place)
        smoke.close()
        smoke.screen.close()
    smoke.windows.screen = smoke.screen = first
    smoke.register(r"HKCU\Control Panel\Desktop", "LogPixels", "96", "REG_DWORD")


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
    smoke.windows.rest()
    left = {name for name in smoke.windows.files() - smoke.before if not name.endswith(".pdf")}
    assert left == set(), left
    found = [line for line in smoke.registry().splitlines() if "qinbao" in line and not line.startswith(("#", '"a'))]
    assert found == [], found


STEPS: tuple[Callable[[Smoke], None], ...] = (
    it_installs_without_a_word_in_ten_seconds,
    a_journey_by_keyboard_ends_in_a_saved_sheet,
    without_a_printer_it_says_so,
    a_second_start_brings_the_first_window_forward,
    while_it_is_open_nothing_is_installed_or_taken_away,
    installed_over_it_keeps_the_settings,
    its_sheets_are_those_of_linux_to_the_byte,
    in_every_code_page_it_speaks_chinese,
    a_pack_of_content_is_tried_and_used,
    what_cannot_be_is_refused_and_changes_nothing,
    a_missing_library_is_told_in_a_sentence,
    at_every_setting_of_the_screen_the_lower_bar_is_seen,
    in_a_folder_with_hanzi_and_a_space_it_works_too,
    the_portable_program_starts_where_it_is_unpacked,
    signed_it_is_still_what_it_was,
    taken_away_it_leaves_nothing,
)


def main(arguments: list[str]) -> int:
    """Take every step; exit code 1 at the first that is not true."""
    smoke = Smoke(*(Path(word) for word in arguments))
    for step in STEPS:
        print("==", step.__name__.replace("_", " "), flush=True)
        try:
            step(smoke)
        except BaseException:
            smoke.picture("failed")
            raise
    print("All of it works under wine, and nothing is left.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
