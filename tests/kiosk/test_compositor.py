import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_machine import _as_nobody, missing, wait_for

from qinbao.kiosk.compositor import Compositor

LACKING = missing("cage", "setpriv")


@pytest.fixture
def cage(tmp_path: Path) -> Iterator[tuple[dict[str, str], int]]:
    """A real compositor without any screen: what it is called, and its process."""
    run = Path("/tmp") / f"qc-{os.getpid()}-{time.monotonic_ns() % 10**9}"
    run.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(run, 65534, 65534)
    env = {"XDG_RUNTIME_DIR": str(run), "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}
    env |= {"WLR_LIBINPUT_NO_DEVICES": "1", "PATH": os.environ["PATH"]}
    process = subprocess.Popen([*_as_nobody(), "cage", "--", "sleep", "60"], env=env, stderr=subprocess.DEVNULL)
    try:
        assert wait_for(lambda: list(run.glob("wayland-?")), 10)
        yield env | {"WAYLAND_DISPLAY": next(run.glob("wayland-?")).name}, process.pid
    finally:
        process.kill()
        process.wait()
        for file in run.iterdir():
            file.unlink()
        run.rmdir()


@pytest.mark.skipif(bool(LACKING), reason=f"not here: {LACKING}")
def test_a_compositor_that_stands_still_is_known_and_one_that_goes_on_again_too(
    cage: tuple[dict[str, str], int],
) -> None:
    environment, pid = cage
    compositor = Compositor(environment)

    def answers() -> bool:
        time.sleep(0.4)
        return compositor.answers()

    assert [answers() for _ in range(3)] == [True, True, True]
    os.kill(pid, signal.SIGSTOP)
    answers()
    assert not answers()
    assert not answers()
    os.kill(pid, signal.SIGCONT)
    answers()
    assert answers()
    compositor.close()


def test_where_there_is_no_compositor_nobody_is_asked() -> None:
    assert Compositor({}).answers()


def test_one_that_is_gone_does_not_answer(tmp_path: Path) -> None:
    compositor = Compositor({"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"})
    assert not compositor.answers()
