"""Attempts to leave a real kiosk with real keys, clicks and drags: on X with a window manager, and under cage.

Numbered like the known techniques in test_ways_out.py, where the same is tried inside the process. What no hand at
the screen can try: test_installing.py (07, 13, 14, 15, 18, 25), test_memory.py (11, 23), test_staying_alive.py (17).
"""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from kiosk_machine import PAPER, Machine, machine, missing, shown, try_to_stop, wait_for

from qinbao.kiosk.operator.operator import LEAVE
from qinbao.kiosk.operator.pin import hash_pin

LACKING = missing("Xvfb", "openbox", "xdotool", "xwininfo", "cage", "Xwayland", "setpriv")
pytestmark = [pytest.mark.kiosk, pytest.mark.skipif(bool(LACKING), reason=f"not here: {LACKING}")]

SURFACE = (255, 255, 255)
GREEN = (0x0B, 0x53, 0x45)
"""Ground of a main button."""
KEYS = {
    "01 dialogs of files": "ctrl+o ctrl+s ctrl+shift+s ctrl+n ctrl+t ctrl+f XF86Open XF86Save",
    "02 printing to a file": "ctrl+p ctrl+shift+p XF86Print",
    "03 menus by key": "shift+F10 Menu",
    "04 links and other programs": "XF86HomePage XF86Search XF86Mail XF86WWW XF86Explorer alt+Left alt+Home",
    "05 help": "F1 shift+F1 Help",
    "06 closing": "alt+F4 ctrl+q ctrl+w ctrl+F4 Escape alt+space F11 super+c",
    "07 another program or console": "alt+Tab alt+Escape super+d super+e super+r super+Tab Super_L alt+F1 alt+F2 "
    "ctrl+Escape ctrl+shift+Escape ctrl+alt+Delete ctrl+alt+BackSpace ctrl+alt+F2 ctrl+alt+t Sys_Req alt+Sys_Req",
    "08 switches for people with handicaps": "shift shift shift shift shift alt+shift+Num_Lock alt+shift+Print super+u",
    "11 clipboard": "ctrl+a ctrl+c ctrl+x ctrl+v ctrl+z shift+Insert ctrl+Insert shift+Delete",
    "12 input methods": "ctrl+space shift+space super+space Multi_key Zenkaku_Hankaku Henkan ctrl+shift+u ctrl+period",
    "14 power": "XF86PowerOff XF86Sleep XF86Suspend XF86WakeUp XF86LogOff",
    "19 pop-ups of the system": "XF86AudioMute XF86AudioRaiseVolume XF86MonBrightnessUp XF86Display XF86Eject super+n",
    "21 inspectors": "F12 ctrl+shift+i ctrl+shift+d ctrl+shift+c ctrl+alt+shift+p",
    "22 pictures of the screen": "Print alt+Print ctrl+Print shift+Print super+Print",
    "24 changing how it looks": "ctrl+plus ctrl+minus ctrl+0 F5 F10 ctrl+r",
}
DRAGS = {
    "09 swipes from the edges": ((2, 400, 700, 400), (1277, 400, 500, 400), (640, 2, 640, 600), (640, 797, 640, 200)),
    "10 dragging words out": ((300, 300, 600, 500), (200, 60, 640, 700)),
}


@pytest.fixture(scope="module", params=["openbox", "cage"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Started once and attacked again and again, as by one bored person after the other."""
    with machine(tmp_path_factory.mktemp(request.param), request.param) as made:
        made.start()
        assert made.ready(), made.said
        shown(made.display)
        yield made


@pytest.fixture
def kiosk(opened: Machine) -> Iterator[Machine]:
    """Somebody has begun; whatever is tried then, the same process fills the screen with the same windows."""
    opened.tap(500, 380)
    shown(opened.display)
    pid, before = opened.pid, sorted(opened.windows())
    yield opened
    time.sleep(0.3)
    assert opened.pid == pid
    assert sorted(opened.windows()) == before
    assert tuple(opened.picture()[2, 2]) in (PAPER, SURFACE), "something lies over the upper left corner"


@pytest.mark.parametrize("name", KEYS)
def test_no_key_leads_out(kiosk: Machine, name: str) -> None:
    kiosk.do("key", *KEYS[name].split())


def test_03_no_other_button_of_a_mouse_leads_out(kiosk: Machine) -> None:
    for x, y in ((300, 300), (640, 60), (640, 700), (5, 5), (1275, 795)):
        for button in ("2", "3", "8", "9"):
            kiosk.do("mousemove", str(x), str(y), "click", button)


def test_06_a_window_manager_that_asks_it_to_close_is_refused(kiosk: Machine) -> None:
    for number in kiosk.do("search", "--onlyvisible", "--name", ".").split():
        kiosk.do("windowfocus", number, "key", "alt+F4")
        kiosk.do("windowminimize", number)
    time.sleep(0.5)


def test_08_a_shift_key_held_for_nine_seconds_brings_no_question(kiosk: Machine) -> None:
    before = sorted(kiosk.windows())
    kiosk.do("keydown", "Shift_R")
    try:
        assert not wait_for(lambda: sorted(kiosk.windows()) != before, 9, every=0.5)
    finally:
        kiosk.do("keyup", "Shift_R")


@pytest.mark.parametrize("name", DRAGS)
def test_no_drag_leads_out(kiosk: Machine, name: str) -> None:
    for x, y, to_x, to_y in DRAGS[name]:
        kiosk.do("mousemove", str(x), str(y), "mousedown", "1", "mousemove", str(to_x), str(to_y), "mouseup", "1")


@pytest.mark.parametrize("typed", ["/etc/passwd", "file:///C:/*.exe", "javascript:alert(1)", "; reboot"])
def test_13_16_a_keyboard_that_is_plugged_in_types_nothing(kiosk: Machine, typed: str) -> None:
    kiosk.do("type", "--delay", "20", typed)
    time.sleep(0.2)
    assert typed not in kiosk.said


def test_24_a_flood_of_taps_and_keys_is_survived(kiosk: Machine) -> None:
    for x, y in ((640, 380), (300, 300), (900, 760), (20, 20)):
        kiosk.do("mousemove", str(x), str(y), "click", "--repeat", "300", "--delay", "2", "1")
    kiosk.do("type", "--delay", "1", "q1;/" * 200)


def test_23_journal_and_files_hold_nothing_of_what_was_looked_for(kiosk: Machine) -> None:
    for word in ("family-account", "330100", "hangzhou", "杭州"):
        assert word not in kiosk.said
        kept = [path for path in (kiosk.folder / "state").rglob("*") if path.suffix != ".bin" and path.is_file()]
        assert not [path.name for path in kept if "cache" not in path.parts and word.encode() in path.read_bytes()]


def test_20_it_fills_the_screen_without_a_title_bar(kiosk: Machine) -> None:
    kiosk.do("key", "F1", "key", "F1", "key", "F1", "key", "F1", "key", "F1", "key", "F1")  # the calm page: all paper
    shown(kiosk.display)
    picture = kiosk.picture()
    _, width, height = max(kiosk.windows(), key=lambda window: window[1] * window[2])
    top = picture[0:40, 0:width].reshape(-1, 3)
    bottom = picture[height - 20 : height, 0:width].reshape(-1, 3)
    assert np.all(top == PAPER)
    assert np.all(bottom == PAPER)


@pytest.mark.skipif(bool(missing("grim")), reason="not here: grim")
def test_20_on_two_screens_the_page_spans_one_and_the_other_stays_black(tmp_path: Path) -> None:
    # Without X. On a lone screen of this kind cage 0.1.4 draws nothing at all, whatever the program.
    with machine(tmp_path, "cage", extra={"WLR_BACKENDS": "headless", "WLR_HEADLESS_OUTPUTS": "2"}) as made:
        made.start()
        assert made.ready(), made.said
        (line,) = (path.name for path in (tmp_path / "run").glob("wayland-?"))
        env = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path / "run"), "WAYLAND_DISPLAY": line}

        def picture() -> np.ndarray:
            shot = subprocess.run(["grim", "-"], env=env, capture_output=True, check=True).stdout
            return cv2.cvtColor(cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)

        assert wait_for(lambda: np.any(np.all(picture() == GREEN, axis=2)), 10), "no button to begin with"
        seen = picture()
    left, right = np.array_split(seen, 2, axis=1)
    edges = (left[:40], left[-20:], left[:, :20], left[:, -20:])
    assert all(np.all(edge.reshape(-1, 3) == PAPER) for edge in edges)
    assert np.any(np.all(left == GREEN, axis=2))
    assert np.all(right == 0)


@pytest.mark.parametrize(("pin", "leaves"), [("111111", True), ("222222", False)])
def test_25_seven_taps_and_only_the_right_pin_lead_out(tmp_path: Path, pin: str, leaves: bool) -> None:
    config = f"printing: false\npin: {hash_pin(pin)}\n"
    with machine(tmp_path, "openbox", config) as made:
        made.start()
        assert made.ready(), made.said
        assert made.process is not None
        shown(made.display)
        try_to_stop(made.display)
        ended = wait_for(lambda: made.process is not None and made.process.poll() is not None, 3)
        assert ended == leaves
        assert made.process.poll() == (LEAVE if leaves else None)
