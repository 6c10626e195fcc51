"""The operator stops the kiosk with real taps, and a real systemd leaves it off.

Needs a screen of X for the taps, so the start script runs under the lines of our unit that say when it is started and
ended. The unit as shipped, whole, is in test_whole_unit.py.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from kiosk_machine import ROOT, SESSION, missing, screen, shown, try_to_stop, wait_for

from qinbao.kiosk.operator.operator import LEAVE
from qinbao.kiosk.operator.pin import hash_pin

LACKING = missing("Xvfb", "unshare", "systemctl", "xdotool")
SYSTEMD = Path("/usr/lib/systemd/systemd")
UNIT = ROOT / "packaging" / "kiosk" / "system" / "qinbao-kiosk.service"
TAKEN = (
    "StartLimitIntervalSec", "Type", "NotifyAccess", "WatchdogSec", "WatchdogSignal", "TimeoutStartSec",
    "TimeoutStopSec", "Restart", "RestartSec", "RestartPreventExitStatus", "KillMode", "LimitCORE", "OOMPolicy",
)  # fmt: skip
"""Lines of our unit that say when it is started and ended."""
MANAGER = """mount --make-rprivate / && mkdir -p /run/systemd && mount -t tmpfs tmpfs /run/systemd && \
mkdir /run/systemd/system && exec {systemd} --user --unit=default.target"""
pytestmark = [
    pytest.mark.kiosk,
    pytest.mark.skipif(bool(LACKING) or not SYSTEMD.exists(), reason=f"not here: {LACKING or SYSTEMD}"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root has mounts of its own for another systemd"),
]


class Service:
    """The kiosk as a service of a systemd of its own."""

    def __init__(self, run: Path, display: int) -> None:
        self.run = run
        self.display = display

    def tell(self, *words: str) -> str:
        env = os.environ | {"XDG_RUNTIME_DIR": str(self.run)}
        done = subprocess.run(["systemctl", "--user", *words], env=env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    @property
    def serves(self) -> bool:
        return self.tell("is-active", "kiosk.service") == "active" and self.pid is not None

    @property
    def pid(self) -> int | None:
        """The process that shows the pages."""
        for name in filter(str.isdigit, os.listdir("/proc")):
            with suppress(OSError):
                words = Path("/proc", name, "cmdline").read_bytes().split(b"\0")
                if b"--kiosk" in words and str(self.run / "kiosk.yaml").encode() in words:
                    return int(name)
        return None


def write_unit(folder: Path, display: int) -> None:
    """Our unit, but for what only the machine's own systemd can do."""
    lines = [line for line in UNIT.read_text("utf-8").splitlines() if line.partition("=")[0] in TAKEN]
    env = {
        "QINBAO_KIOSK_PLATFORM": "xcb", "DISPLAY": f":{display}", "QINBAO_KIOSK_CONFIG": folder / "kiosk.yaml",
        "STATE_DIRECTORY": folder / "state", "RUNTIME_DIRECTORY": folder, "XDG_RUNTIME_DIR": folder,
    }  # fmt: skip
    limit, rest = lines[0], lines[1:]
    told = [f"Environment={name}={value}" for name, value in env.items()]
    units = folder / "config" / "systemd" / "user"
    units.mkdir(parents=True)
    text = "\n".join(["[Unit]", limit, "[Service]", *rest, *told, f"ExecStart={SESSION}", ""])
    (units / "kiosk.service").write_text(text)
    (folder / "kiosk.yaml").write_text(f"printing: false\npin: {hash_pin('111111')}\n")


@pytest.fixture
def service() -> Iterator[Service]:
    run = Path("/tmp") / f"qk-{os.getpid()}"  # a socket's path must be short
    run.mkdir(mode=0o700)
    with screen(1280, 800) as display:
        made = Service(run, display)
        write_unit(run, display)
        env = os.environ | {"XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(run / "config"), "HOME": str(run)}
        manager = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", MANAGER.format(systemd=SYSTEMD)],
            env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            if not wait_for((run / "systemd" / "private").exists, 10):
                pytest.skip("no second systemd can run here")
            made.tell("start", "kiosk.service")
            assert made.serves, made.tell("status", "kiosk.service")
            yield made
        finally:
            made.tell("stop", "kiosk.service")
            manager.terminate()
            manager.wait(20)
            shutil.rmtree(run, ignore_errors=True)


def test_systemd_leaves_it_off_when_the_operator_has_stopped_it(service: Service) -> None:
    shown(service.display)
    try_to_stop(service.display)
    assert wait_for(lambda: service.tell("is-active", "kiosk.service") != "active", 5)
    assert not wait_for(lambda: service.pid is not None, 3)
    assert service.tell("show", "-p", "ExecMainStatus", "--value", "kiosk.service") == str(LEAVE)
    assert service.pid is None
