"""Steps of `smoke`: the program, once it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "unit" / "content" / "packs"))
from inside import ICON, MANIFEST, VERSION, resources
from packs_demo import Publisher, release
from stand import HERE, TITLE, Smoke
from wine import Screen, wait

GUIDE = ("guide", "family-account", "--place", "杭州", "--for", "parent", "--on", "2026-11-28")
SHEETS = ("fridge", "steps", "checklist", "card", "qr", "family", "ask")
TO_SAVE = 10
"""How often Tab is pressed on the page of the sheets until 存成 PDF has the focus."""
NEEDED = (
    "python313.dll",
    "python313.zip",
    "Lib/msgspec/_core.cp313-win_amd64.pyd",
    "Lib/PySide6/Qt6Core.dll",
    "Lib/qinbao/cli/window.pyc",
)
"""Files of which any may be missing after an antivirus has been there."""
BAR, LINE, PAGE = "#FFFFFF", "#D9DFDB", "#FBF8F1"
"""Colours from the bottom up, where the lower bar is seen as a whole."""
SCREENS = ((96, "1366x768"), (120, "1366x768"), (144, "1366x768"), (192, "1920x1080"))
"""Dots per inch that Windows is set to, on a screen where people do so."""


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
    smoke.says("存好了")
    smoke.picture("page-9-saved")
    facts = subprocess.run(["pdfinfo", str(sheet)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", facts), facts


def without_a_printer_it_says_so(smoke: Smoke) -> None:
    smoke.screen.key("Escape", "Return")
    smoke.says("没找到打印机")
    smoke.picture("page-10-no-printer")


def a_second_start_brings_the_first_window_forward(smoke: Smoke) -> None:
    (window,) = smoke.screen.windows(f"^{TITLE}$")
    smoke.screen.tool("xdotool", "windowminimize", "--sync", window)
    wait("a window put away", lambda: not smoke.screen.windows(f"^{TITLE}$"))
    smoke.windows.start("wine", str(smoke.folder / "qinbao.exe"))
    assert wait("the first window", lambda: smoke.screen.windows(f"^{TITLE}$")) == [window]
    wait("the keyboard", lambda: smoke.screen.front() == window)


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


def its_programs_say_to_windows_what_they_are(smoke: Smoke) -> None:
    icon = (HERE.parents[1] / "assets" / "icons" / "app" / "qinbao.ico").read_bytes()
    version = re.search(r"-([\d.]+)-win64", smoke.installer.name)
    assert version is not None
    for name in ("qinbao.exe", "qinbao-cli.exe"):
        inside = resources((smoke.folder / name).read_bytes())
        manifest = ElementTree.fromstring(inside[MANIFEST][0])
        said = {part.tag.rpartition("}")[2]: (part.text or "").strip() for part in manifest.iter()}
        assert said["dpiAwareness"].split(",")[0] == "PerMonitorV2", said
        assert (said["longPathAware"], said["activeCodePage"]) == ("true", "UTF-8"), said
        assert len(inside[ICON]) == int.from_bytes(icon[4:6], "little")
        assert all(picture in icon for picture in inside[ICON])
        told = inside[VERSION][0].decode("utf-16-le", "replace")
        assert f"ProductVersion\0{version[1]}\0" in re.sub("\0+", "\0", told), told
        assert name in told, told


def a_pack_that_is_opened_is_looked_at(smoke: Smoke) -> None:
    assert r"qinbao.exe\" \"%1\"" in smoke.registry()  # what a double click on it does
    pack = smoke.windows.profile / "给妈妈.qinbao"
    pack.write_text("a letter, not a pack")
    smoke.windows.start("wine", str(smoke.folder / "qinbao.exe"), rf"C:\users\{smoke.windows.user}\{pack.name}")
    wait("window", lambda: smoke.screen.windows(f"^{TITLE}$"))
    smoke.says("没有设好怎么更新资料")  # it has no keys: nothing is published yet
    smoke.picture("page-12-no-pack")
    smoke.close()
    pack.unlink()


def a_missing_file_is_told_in_a_sentence(smoke: Smoke) -> None:
    for name in NEEDED:
        file = smoke.folder / name
        away = file.with_name(f"{file.name}.away")
        file.rename(away)
        try:
            done = smoke.command("--version")
            said = done.complaint.decode("utf-8")
            assert done.code == 0 or (done.code == 1 and "重新装" in said and "Traceback" not in said), (name, done)
            smoke.windows.start("wine", "explorer", rf"{smoke.there}\qinbao.exe")  # without any place to print to
            wait(f"window without {name}", lambda: smoke.screen.windows("."))
            smoke.told("重新装一次")
            smoke.picture(f"missing-{name.rpartition('/')[2]}")
            smoke.screen.key("Return")
            wait("an end", lambda: not smoke.screen.windows("."))
            smoke.windows.rest()
        finally:
            away.rename(file)


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
        below = [colour for colour, _ in groupby(reversed(smoke.screen.column(4)))]
        assert below[:3] == [BAR, LINE, PAGE], (dots, below)
        smoke.close()
        smoke.screen.close()
    smoke.windows.screen = smoke.screen = first
    smoke.register(r"HKCU\Control Panel\Desktop", "LogPixels", "96", "REG_DWORD")
