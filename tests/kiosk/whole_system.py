"""A whole system in namespaces of its own: this machine's files below a layer that is thrown away, systemd as 1.

What it lacks is a screen, a console and the kernel's own settings; all else is real: accounts, units, dpkg, signals.
"""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_machine import ROOT, wait_for

SYSTEMD = Path("/lib/systemd/systemd")
PROGRAM = Path("/opt/qinbao")
_QUIET = (
    # What would change the kernel of the machine that runs the tests, and what only takes time.
    "systemd-sysctl.service", "systemd-modules-load.service", "systemd-udevd.service", "systemd-udev-trigger.service",
    "systemd-udevd-control.socket", "systemd-udevd-kernel.socket", "systemd-remount-fs.service", "cups.service",
    "cups.socket", "cups.path", "systemd-random-seed.service", "systemd-journald-audit.socket", "e2scrub_reap.service",
    "systemd-logind.service", "systemd-networkd.service", "cron.service", "ssh.service",
)  # fmt: skip
_BOOT = """set -e
mount --make-rprivate /
mount -t overlay overlay -o lowerdir=/,upperdir={here}/upper,workdir={here}/work {here}/root
cd {here}/root
mount -t proc proc proc
mount -t sysfs sys sys
mount -t cgroup2 none sys/fs/cgroup
mount -t tmpfs -o mode=755 dev dev
for name in null zero full random urandom tty; do touch dev/$name; mount --bind /dev/$name dev/$name; done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t tmpfs -o mode=755 run run
mkdir run/lock
{binds}
mount -t tmpfs -o mode=1777 tmp tmp
exec chroot . env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin {command}
"""
_PYTHON = """#!/bin/sh
LD_LIBRARY_PATH=/opt/python/lib PYTHONPATH=/opt/qinbao/desktop:/opt/site exec /opt/python/bin/{name} "$@"
"""
_NO_SCREEN = """[Service]
# The rest of the unit is as shipped. Here are no screen, no touch panel and no console.
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
TTYPath=
StandardInput=null
"""


def lacking() -> str:
    """Why no whole system can run here; empty where it can."""
    if os.geteuid() != 0:
        return "only root can"
    missing = [name for name in ("unshare", "nsenter", "cage", "seatd", "useradd") if shutil.which(name) is None]
    if missing or not SYSTEMD.exists():
        return f"not here: {missing or SYSTEMD}"
    tried = subprocess.run(
        # Not on /sys/fs/cgroup, where most machines have the same already.
        ["unshare", "--mount", "--pid", "--fork", "mount", "-t", "cgroup2", "none", "/mnt"],
        check=False, capture_output=True,
    )  # fmt: skip
    return "" if tried.returncode == 0 else "no namespaces here"


class System:
    """The system; ``run`` and ``tell`` work inside it."""

    def __init__(self, here: Path, settings: str) -> None:
        self.here = here
        self._process: subprocess.Popen[bytes] | None = None
        self.binds = {
            Path(sys.base_prefix): Path("/opt/python"),
            Path(sysconfig.get_paths()["purelib"]): Path("/opt/site"),
            **{ROOT / name: PROGRAM / name for name in ("desktop", "data", "assets", "packaging")},
        }
        for name in ("upper", "work", "root"):
            (here / name).mkdir()
        here.chmod(0o755)
        units = self.write("/etc/systemd/system/default.target", "").parent
        (units / "default.target").unlink()
        (units / "default.target").symlink_to("/lib/systemd/system/multi-user.target")
        for name in _QUIET:
            (units / name).symlink_to("/dev/null")
        for name in ("basic.target.wants", "multi-user.target.wants", "timers.target.wants", "sockets.target.wants"):
            # Whatever else this machine starts by itself is not the kiosk's.
            (units / name).mkdir()
            os.setxattr(units / name, "trusted.overlay.opaque", b"y")
        self.write("/etc/systemd/system/qinbao-kiosk.service.d/no-screen.conf", _NO_SCREEN)
        self.write("/etc/qinbao/kiosk.yaml", settings)
        python = self.write(f"{PROGRAM}/.venv/bin/python", _PYTHON.format(name=Path(sys.executable).resolve().name))
        python.chmod(0o755)
        (self.inside(PROGRAM) / "pyproject.toml").touch()
        for at in self.binds.values():
            self.inside(at).mkdir(parents=True, exist_ok=True)

    def inside(self, path: Path | str) -> Path:
        """Where a file of the upper layer lies before the system is there."""
        return self.here / "upper" / str(path).lstrip("/")

    def write(self, path: str, text: str) -> Path:
        """Write a file, before the system is there."""
        file = self.inside(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def before(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command while no systemd is there, as when an image is made."""
        done = subprocess.run(
            self._unshare(f"sh -c '{command}'"), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        self.renew()
        return done

    def renew(self) -> None:
        """Make ready for the next start: the mounts are gone, and the layer needs a fresh folder for its work."""
        shutil.rmtree(self.here / "work")
        (self.here / "work").mkdir()

    def boot(self) -> None:
        """Start it, and wait until all of it has been started."""
        with (self.here / "log").open("wb") as log:
            self._process = subprocess.Popen(
                self._unshare(f"{SYSTEMD} --show-status=no --log-target=kmsg"),
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        assert wait_for(lambda: self.pid is not None and self.tell("is-system-running") in ("running", "degraded"), 60)

    @property
    def pid(self) -> int | None:
        """Its process 1, as seen from here."""
        assert self._process is not None
        path = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        children = path.read_text().split()
        return int(children[0]) if children else None

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as root."""
        enter = ["nsenter", "--target", str(self.pid), "--mount", "--pid", "--ipc", "--uts", "--root", "--wd"]
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [*enter, "--", *words], env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    def tell(self, *words: str) -> str:
        """What ``systemctl`` says."""
        return self.run("systemctl", *words).stdout.strip()

    def journal(self) -> str:
        """All that the kiosk said."""
        return self.run("journalctl", "--no-pager", "-u", "qinbao-kiosk", "-o", "cat").stdout

    def process(self, name: str) -> int | None:
        """The pid, as seen from here, of the youngest process of the kiosk whose command holds ``name``.

        The youngest, for cage names the start script that it runs.
        """
        group = self.tell("show", "-p", "ControlGroup", "--value", "qinbao-kiosk.service")
        told = self.run("cat", f"/sys/fs/cgroup{group}/cgroup.procs").stdout.split()
        for inner in sorted(told, key=int, reverse=True):
            status = self.run("cat", f"/proc/{inner}/cmdline").stdout.split("\0")
            if any(part.endswith(name) for part in status):
                return self._outer(int(inner))
        return None

    def stop(self) -> None:
        """End all of it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            time.sleep(0.2)

    def _outer(self, inner: int) -> int | None:
        for path in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":", 1) for line in path.read_text().splitlines() if ":" in line)
                same = os.stat(path.parent / "ns/pid").st_ino == os.stat(f"/proc/{self.pid}/ns/pid").st_ino
            except (OSError, ValueError):
                continue
            if same and lines["NSpid"].split()[-1] == str(inner):
                return int(path.parent.name)
        return None

    def _unshare(self, command: str) -> list[str]:
        binds = "\n".join(f"mount --bind {source} .{at}" for source, at in self.binds.items())
        script = _BOOT.format(here=self.here, binds=binds, command=command)
        return [
            "unshare", "--mount", "--pid", "--fork", "--ipc", "--uts", "--cgroup", "--kill-child", "sh", "-c", script,
        ]  # fmt: skip


@contextmanager
def system(here: Path, settings: str = "printing: false\n") -> Iterator[System]:
    """A system that has not been started. ``settings``: of the kiosk."""
    made = System(here, settings)
    try:
        yield made
    finally:
        made.stop()


def freeze(pid: int) -> None:
    """SIGSTOP."""
    os.kill(pid, signal.SIGSTOP)
