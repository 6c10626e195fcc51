"""Attempts to leave a real kiosk with real keys and clicks: on X with a window manager, and under cage."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kiosk_machine import PAPER, Machine, machine, missing

LACKING = missing("Xvfb", "openbox", "xdotool", "import", "xwininfo", "cage", "Xwayland", "setpriv")
pytestmark = [pytest.mark.kiosk, pytest.mark.skipif(bool(LACKING), reason=f"not here: {LACKING}")]

KEYS = (
    "F1", "shift+F1", "shift+F10", "Menu", "alt+F4", "ctrl+q", "ctrl+w", "Escape", "ctrl+o", "ctrl+p", "ctrl+s",
    "ctrl+n", "ctrl+t", "ctrl+v", "ctrl+c", "ctrl+x", "ctrl+a", "ctrl+z", "shift+Insert", "F5", "F10", "F11", "F12",
    "Print", "alt+Print", "Super_L", "super+e", "super+d", "super+r", "alt+F1", "alt+F2", "alt+space", "alt+Tab",
    "ctrl+Escape", "ctrl+shift+Escape", "ctrl+alt+Delete", "ctrl+alt+F2", "ctrl+alt+BackSpace", "alt+Escape",
    "ctrl+plus", "ctrl+minus", "ctrl+0", "alt+Left", "alt+Home", "XF86HomePage", "XF86Search", "XF86Mail",
    "XF86Explorer", "XF86AudioMute", "Sys_Req",
)  # fmt: skip


@pytest.fixture(params=["openbox", "cage"])
def kiosk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machine]:
    """Started, shown and touched: the home page is open."""
    with machine(tmp_path, request.param) as made:
        made.start()
        assert made.ready(), made.said
        time.sleep(0.5)
        made.do("mousemove", "500", "380", "click", "1")
        time.sleep(0.8)
        yield made


def test_no_key_and_no_click_leads_out(kiosk: Machine) -> None:
    pid = kiosk.pid
    before = sorted(kiosk.windows())
    for key in KEYS:
        kiosk.do("key", key)
    for x, y in ((300, 300), (640, 60), (640, 700), (5, 5)):
        for button in ("2", "3", "8", "9"):
            kiosk.do("mousemove", str(x), str(y), "click", button)
    kiosk.do("key", "shift", "key", "shift", "key", "shift", "key", "shift", "key", "shift")
    kiosk.do("mousemove", "300", "300", "mousedown", "1", "mousemove", "600", "500", "mouseup", "1")
    time.sleep(0.5)
    assert kiosk.pid == pid
    assert sorted(kiosk.windows()) == before
    picture = kiosk.picture()
    assert tuple(picture[2, 2]) in (PAPER, (255, 255, 255)), "something lies over the upper left corner"


def test_it_fills_the_screen_without_a_title_bar(kiosk: Machine) -> None:
    kiosk.do("key", "F1", "key", "F1", "key", "F1", "key", "F1", "key", "F1", "key", "F1")  # the calm page: all paper
    time.sleep(0.8)
    picture = kiosk.picture()
    _, width, height = max(kiosk.windows(), key=lambda window: window[1] * window[2])
    top = picture[0:40, 0:width].reshape(-1, 3)
    bottom = picture[height - 20 : height, 0:width].reshape(-1, 3)
    assert np.all(top == PAPER)
    assert np.all(bottom == PAPER)
