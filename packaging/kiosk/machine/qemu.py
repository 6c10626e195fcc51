"""One kiosk in QEMU: a disk, a screen or two, a keyboard, a tablet for a touch panel, no network."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from hands import script
from lines import Inside, Line, LineError, wait_for
from processor import PATIENCE, kvm
from screens import Seen, middle, resize

SIZE = (1360, 768)
CLEAR, PRIMARY = "8F1D12", "0B5345"
"""Colours of 马上清屏 and of the one button that leads on (qinbao/ui/theme/colours.py)."""
SAVED = "served"
_PANEL = "/run/panel"
EMULATED = ["-accel", "tcg,tb-size=1024", "-cpu", "Nehalem", "-icount", "shift=1"]
"""A slow machine of 500 million instructions a second by its own clock, however busy the one that emulates it."""


class Disk(NamedTuple):
    """What a machine is started from: the folder of ``disk``, and the layer above its base."""

    folder: Path
    layer: Path

    @property
    def options(self) -> Path:
        """What GRUB was told to tell the kernel; QEMU does in its place."""
        return self.folder / "options"

    def fresh(self) -> None:
        """Forget whatever a machine has written."""
        self.layer.unlink(missing_ok=True)
        self.options.write_text("")
        below = self.folder / "base.qcow2"
        command = ["qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", str(below), str(self.layer)]
        subprocess.run(command, check=True)

    def copy(self, name: str) -> "Disk":
        """The same once more, with the moments that were saved in it."""
        other = Disk(self.folder, self.layer.with_name(f"{name}.qcow2"))
        subprocess.run(["cp", "--sparse=always", "--reflink=auto", self.layer, other.layer], check=True)
        return other


class Net(NamedTuple):
    """Where a machine is plugged in: a network namespace, a tap in it that is made already, and the card's address."""

    space: str
    tap: str
    mac: str

    def card(self) -> list[str]:
        """As QEMU is told."""
        tap = f"tap,id=net,ifname={self.tap},script=no,downscript=no"
        return ["-netdev", tap, "-device", f"virtio-net-pci,netdev=net,mac={self.mac}"]


class Machine:
    """A machine that runs, from the moment it is made until ``cut``."""

    def __init__(
        self,
        disk: Disk,
        *,
        clock: str = "utc",
        loader: bool = False,
        served: bool = False,
        hurries: bool = False,
        net: Net | None = None,
    ) -> None:
        """``clock``: of the hardware, as ``-rtc base`` has it. ``loader``: by GRUB of the disk, not by QEMU.

        ``served``: not switched on, but going on from the moment that was saved when the start page stood.
        ``hurries``: its clock leaps over all times in which nothing is to be done, so that a day passes in an hour;
        emulated in any case, for a processor that is lent goes by the clock out here.
        ``net``: none for all but those that are many.
        """
        self._lines = tempfile.TemporaryDirectory(prefix="kiosk-")
        self.here = Path(self._lines.name)
        self.layer = disk.layer
        self._socket = 0
        self._fingers = False
        command = [
            *(["ip", "netns", "exec", net.space] if net else []),
            "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-name", "qinbao-kiosk", "-m", "2048", "-smp", "1",
            *(["-accel", "kvm", "-cpu", "host"] if kvm() and not hurries else EMULATED),
            *(["-icount", "shift=1,sleep=off"] if hurries else []),
            "-drive", f"file={disk.layer},if=virtio,format=qcow2,cache={'unsafe' if hurries else 'writeback'}",
            "-drive", f"file={disk.folder}/packages.img,if=virtio,format=raw,read-only=on",
            "-device", f"virtio-vga,id=screens,max_outputs=2,xres={SIZE[0]},yres={SIZE[1]}",
            "-vnc", f"unix:{self.here}/screen0,id=one,display=screens,head=0",
            "-vnc", f"unix:{self.here}/screen1,id=two,display=screens,head=1",
            "-device", "qemu-xhci,id=usb", "-device", "usb-kbd,id=keyboard,bus=usb.0",
            "-device", "usb-tablet,id=tablet,bus=usb.0",
            "-device", "virtio-serial", "-chardev", f"socket,id=agent,path={self.here}/agent,server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0",
            "-qmp", f"unix:{self.here}/qmp,server=on,wait=off", "-serial", f"file:{self.here}/console",
            "-rtc", f"base={clock},clock=vm", *(net.card() if net else ["-nic", "none"]), "-no-reboot",
            *(["-loadvm", SAVED] if served else []),
        ]  # fmt: skip
        if not loader:
            command += ["-kernel", f"{disk.folder}/vmlinuz", "-initrd", f"{disk.folder}/initrd"]
            options = disk.options.read_text().strip()
            command += ["-append", f"root=/dev/vda1 ro quiet vt.global_cursor_default=0 {options}"]
        self.began = time.monotonic()
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=lambda: os.nice(1))
        self._qmp = Line(self.here / "qmp")
        self._qmp.ask("qmp_capabilities")
        self.inside = Inside(self.here / "agent")
        self.run, self.tell = self.inside.run, self.inside.tell

    def __enter__(self) -> "Machine":
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def ask(self, execute: str, within: float = 60.0, **arguments: Any) -> Any:
        """A command of QMP."""
        return self._qmp.ask(execute, within, **arguments)

    def save(self) -> None:
        """Keep this moment in the disk, for ``served``."""
        told = self.ask("human-monitor-command", 600, command_line=f"savevm {SAVED}")
        assert not told, told

    def cut(self) -> None:
        """Pull the plug: what the machine has not written to its disk is lost."""
        self._process.kill()
        self._process.wait()
        self._lines.cleanup()

    def switch_off(self, within: float = 60.0) -> None:
        """Have the machine switch itself off as usual, and wait until it has."""
        # The agent may be ended before it has answered.
        with suppress(LineError, OSError):
            self.run("sync; systemctl start poweroff.target --no-block")
        wait_for(lambda: self.off, within, "it does not switch itself off")

    @property
    def off(self) -> bool:
        """Whether it has switched itself off, or started anew, which QEMU is told not to do."""
        return self._process.poll() is not None

    def picture(self, file: Path, head: int | None = None) -> Path:
        """What a screen shows, as a PNG."""
        which = self._socket if head is None else head
        self.ask("screendump", filename=str(file), device="screens", head=which, format="png")
        return file

    def look(self) -> "Seen":
        """What the screen shows, to compare."""
        file = self.here / "look"
        self.ask("screendump", filename=str(file), device="screens", head=self._socket)
        return Seen(file.read_bytes())

    def panel(self) -> None:
        """Give it a touch panel: from now on ``tap`` is a finger on it, and not the tablet, which is a pointer."""
        self.tell(f"modprobe uinput; {script('panel')} >{_PANEL}.pl; mkfifo {_PANEL}")
        self.tell(f"systemd-run -q --unit=panel perl {_PANEL}.pl {_PANEL}; sleep 3")
        self._fingers = True

    def tap(self, x: float, y: float) -> None:
        """Touch the screen; ``x`` and ``y`` are parts of its width and height."""
        if self._fingers:
            self.tell(f"echo {x:.4f} {y:.4f} >{_PANEL}; sleep 0.3")
            return
        where = [
            {"type": "abs", "data": {"axis": axis, "value": round(part * 32767)}} for axis, part in (("x", x), ("y", y))
        ]
        self.ask("input-send-event", events=where)
        for down in (True, False):
            time.sleep(0.08)
            self.ask("input-send-event", events=[{"type": "btn", "data": {"button": "left", "down": down}}])
        time.sleep(0.08)

    def slide(self, x: float, y: float, to: float) -> None:
        """A finger on the panel, from ``y`` to another height."""
        self.tell(f"echo {x:.4f} {y:.4f} {to:.4f} >{_PANEL}; sleep 2")

    def keys(self, *names: str) -> None:
        """Press keys together, by QEMU's names of them."""
        self.ask("send-key", keys=[{"type": "qcode", "data": name} for name in names])
        time.sleep(0.15)

    def first_screen(self, width: int, height: int) -> None:
        """Put another screen in the place of the first."""
        resize(self.here / "screen0", width, height)

    def second_screen(self, on: bool) -> None:
        """Plug a second screen in, or pull it out."""
        resize(self.here / "screen1", *((1024, 768) if on else (0, 0)))

    def other_socket(self) -> None:
        """Pull the first screen out, and plug it in where a second one would be."""
        # To a screen that was never told a size, QEMU takes 0 by 0 for what it has already, and tells nobody.
        self.first_screen(*SIZE)
        self._noticed()
        self.first_screen(0, 0)
        self._noticed()
        self.second_screen(True)
        self._socket = 1

    def first_socket(self) -> None:
        """Take ``other_socket`` back."""
        self.second_screen(False)
        self._noticed()
        self.first_screen(*SIZE)
        self._socket = 0

    def _noticed(self) -> None:
        """As long as a hand needs at least: virtio's driver forgets a change that comes while it looks at another."""
        self.run("udevadm settle; sleep 1")

    def gone(self, device: str) -> None:
        """Wait until a device that was pulled out is out."""
        wait_for(lambda: not self._has(device), 20, f"{device} is still there")

    def shows_start(self, within: float = 60.0) -> float:
        """Wait for the start page; seconds until then."""
        return wait_for(lambda: self.is_start(self.look()), within, "no start page")

    def opens(self, within: float = 60.0) -> None:
        """From the start page into a visit, by a tap."""
        self.shows_start(within)
        self.until_tapped(lambda seen: (0.5, 0.5), lambda seen: seen.box(CLEAR) is not None, "no visit opens")

    def clears(self) -> None:
        """马上清屏, from whatever page of a visit."""
        self.until_tapped(lambda seen: middle(seen.box(CLEAR)), self.is_start, "it is not cleared")

    def opens_and_clears(self, within: float = 60.0) -> None:
        """Whether somebody would be served."""
        self.opens(within)
        self.clears()

    def until_tapped(
        self, where: Callable[[Seen], tuple[float, float] | None], then: Callable[[Seen], bool], otherwise: str
    ) -> None:
        """Tap, and once more where that was not heard, as people do."""
        tries, within = round(4 * max(1.0, PATIENCE / 4)), min(6.0, 24 / PATIENCE)
        for _ in range(tries):
            seen = self.look()
            if then(seen):
                return
            place = where(seen)
            if place is not None:
                self.tap(*place)
            try:
                wait_for(lambda: then(self.look()), within, otherwise)
            except AssertionError:
                continue
            return
        raise AssertionError(otherwise)

    @staticmethod
    def is_start(seen: Seen) -> bool:
        """Whether a screen shows the start page."""
        return not seen.blank and seen.box(CLEAR) is None and seen.box(PRIMARY) is not None

    def _has(self, device: str) -> bool:
        there = self.ask("qom-list", path="/machine/peripheral")
        return any(entry["name"] == device for entry in there)

    def active(self, unit: str = "qinbao-kiosk.service") -> bool:
        """Whether systemd has heard that it is ready."""
        return self.run(f"systemctl is-active {unit}").out.strip() == "active"

    def restarts(self) -> int:
        """How often the unit has been started anew."""
        return int(self.tell("systemctl show -p NRestarts --value qinbao-kiosk.service"))

    def started_anew(self, before: int, within: float = 60.0) -> float:
        """Wait until systemd has started the unit again, after so many times ``before``; seconds until then."""
        return wait_for(lambda: self.restarts() > before, within, "nobody noticed")

    def serves(self, within: float = 90.0) -> float:
        """Wait until the agent answers and the kiosk is ready; seconds since this was asked."""
        began = time.monotonic()
        self.inside.there(within)
        wait_for(self.active, within, "the kiosk is not ready")
        return time.monotonic() - began
