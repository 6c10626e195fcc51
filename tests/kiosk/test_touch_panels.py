"""What Debian 12's cage leaves out for touch panels. With a real one, in the machine: ``packaging/kiosk/vm visit``."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from kiosk_installed import KIOSK

SOURCE = KIOSK.parent / "linux" / "touch_frame.c"
WLROOTS = """
#include <stdint.h>
#include <stdio.h>
uint32_t wlr_seat_touch_notify_down(void *s, void *w, uint32_t t, int32_t id, double x, double y) {
    printf("down %d %u %d %g %g\\n", s == w, t, id, x, y);
    return 7;
}
void wlr_seat_touch_notify_motion(void *s, uint32_t t, int32_t id, double x, double y) {
    printf("motion %d %u %d %g %g\\n", s == 0, t, id, x, y);
}
void wlr_seat_touch_notify_up(void *s, uint32_t t, int32_t id) { printf("up %d %u %d\\n", s == 0, t, id); }
void wlr_seat_touch_notify_frame(void *s) { printf("frame %d\\n", s == 0); }
"""
COMPOSITOR = """
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
uint32_t wlr_seat_touch_notify_down(void *, void *, uint32_t, int32_t, double, double);
void wlr_seat_touch_notify_motion(void *, uint32_t, int32_t, double, double);
void wlr_seat_touch_notify_up(void *, uint32_t, int32_t);
int main(void) {
    setvbuf(stdout, 0, _IONBF, 0);
    printf("serial %u\\n", wlr_seat_touch_notify_down(0, 0, 1, 2, 3.5, 4.5));
    wlr_seat_touch_notify_motion(0, 2, 2, 5.5, 6.5);
    wlr_seat_touch_notify_up(0, 3, 2);
    return system("echo child ${LD_PRELOAD-alone}");
}
"""


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
def test_every_touch_is_told_to_be_whole_and_nothing_else_is_changed(tmp_path: Path) -> None:
    for name, text in (("wlroots", WLROOTS), ("compositor", COMPOSITOR)):
        (tmp_path / f"{name}.c").write_text(text)
    shared = ["gcc", "-shared", "-fPIC", "-o"]
    subprocess.run([*shared, tmp_path / "libwlroots.so", tmp_path / "wlroots.c"], check=True)
    subprocess.run([*shared, tmp_path / "touch_frame.so", SOURCE], check=True)
    program = tmp_path / "compositor"
    link = ["-L", tmp_path, "-lwlroots", f"-Wl,-rpath,{tmp_path}"]
    subprocess.run(["gcc", "-o", program, tmp_path / "compositor.c", *link], check=True)
    preload = {"LD_PRELOAD": str(tmp_path / "touch_frame.so"), "PATH": "/usr/bin:/bin"}
    told = subprocess.run([program], env=preload, check=True, capture_output=True, text=True)
    assert told.stderr == ""
    assert told.stdout.splitlines() == [
        "down 1 1 2 3.5 4.5",
        "frame 1",
        "serial 7",
        "motion 1 2 2 5.5 6.5",
        "frame 1",
        "up 1 3 2",
        "frame 1",
        "child alone",
    ]


@pytest.fixture
def compositor(tmp_path: Path) -> Path:
    """The script as it is laid out, and a cage that tells how it was begun."""
    here = tmp_path / "packaging" / "kiosk"
    here.mkdir(parents=True)
    shutil.copy(KIOSK / "compositor", here)
    (tmp_path / ".venv").mkdir()
    cage = tmp_path / "cage"
    cage.write_text(
        '#!/bin/sh\n[ "$1" != -v ] || { echo "Cage version $VERSION"; exit; }\n'
        'grep -q touch_frame /proc/$$/maps && echo loaded\necho "$*"\n'
    )
    cage.chmod(0o755)
    return here / "compositor"


def begun(compositor: Path, version: str) -> subprocess.CompletedProcess[str]:
    cage = compositor.parents[2]
    environment = {"PATH": f"{cage}:/usr/bin:/bin", "VERSION": version}
    return subprocess.run([compositor], env=environment, check=True, capture_output=True, text=True)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
@pytest.mark.parametrize(("version", "loaded"), [("0.1.4", True), ("0.2.0", False), ("0.10.1", False)])
def test_only_a_cage_that_needs_it_is_loaded_with_it(compositor: Path, version: str, loaded: bool) -> None:
    built = re.search(r"-o (\S+/touch_frame\.so)", (KIOSK / "README.md").read_text("utf-8"))
    assert built is not None
    library = compositor.parents[2] / built.group(1)
    library.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    # packaging/run makes it anew with every upgrade.
    shutil.rmtree(compositor.parents[2] / ".venv")
    told = begun(compositor, version).stdout.splitlines()
    assert told == [*(["loaded"] if loaded else []), f"-d -- {compositor.parent}/session"]


def test_where_it_is_not_there_the_journal_says_that_no_touch_panel_answers(compositor: Path) -> None:
    assert "触摸屏没有反应" in begun(compositor, "0.1.4").stderr
    assert begun(compositor, "0.2.0").stderr == ""
