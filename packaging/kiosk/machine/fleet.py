"""Two kiosks and a mirror on a bridge that leads nowhere else: what ``fleet/README.md`` tells a district to do."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from house import SETTINGS, journal, packages, pin
from lines import wait_for
from package import DPKG
from qemu import Disk, Machine, Net
from results import Results

ROOT = Path(__file__).resolve().parents[3]
README = ROOT / "packaging" / "kiosk" / "fleet" / "README.md"
SPACE = "qinbao-fleet"
"""Name of the network: it has no way out of it."""
MIRROR = "10.9.0.1"
HOUSES = {"north": "330100", "south": "510100"}
"""Where the two stand: each has a file of its own."""
_TAKEN = "unattended-upgrades"
"""What a machine needs of Debian besides; in a district it comes from a mirror of Debian."""


def fleet(results: Results, installed: Disk) -> None:
    """An image that knows the mirror, two machines made of it, one file for each, a version that comes by itself."""
    with tempfile.TemporaryDirectory(prefix="fleet-") as folder, bridge() as nets:
        mirror = Mirror(Path(folder))
        image = installed.copy("fleet-image")
        with results.proof("fleet: a mirror, and a machine that knows no other source") as say:
            mirror.make()
            with Machine(image, net=nets[0]) as machine:
                say(_image(machine, mirror))
        with (
            Machine(image.copy("fleet-north"), net=nets[0]) as north,
            Machine(image.copy("fleet-south"), net=nets[1]) as south,
        ):
            machines = dict(zip(HOUSES, (north, south), strict=True))
            for name, machine in machines.items():
                with results.proof(f"fleet: {name} starts from the image, with a file of its own", machine) as say:
                    say(_house(machine, name))
            with results.proof("fleet: no two are one") as say:
                ids = [machine.tell("cat /etc/machine-id; hostname") for machine in machines.values()]
                say(" ".join(" ".join(ids).split()))
                assert len(set(ids)) == len(ids)
            mirror.renew()
            for name, machine in machines.items():
                with results.proof(f"fleet: a later version comes to {name} by itself", machine) as say:
                    say(_upgraded(machine))
            with results.proof("fleet: each has told its one line of today, and none of anybody") as say:
                for name, machine in machines.items():
                    told = [row for row in journal(machine).splitlines() if row.startswith("qinbao-kiosk version=")]
                    assert told, f"{name} said nothing"
                    say(told[-1].partition(" started")[0])


class Mirror:
    """The recipe's own lines, in a folder of this machine instead of ``/srv/qinbao``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.served = folder / "srv"
        (folder / "keys").mkdir(mode=0o700)
        (folder / "www").mkdir()
        self._env = os.environ | {"GNUPGHOME": str(folder / "keys")}

    def make(self) -> None:
        """Make it, and serve it to the bridge."""
        lines = [line for line in blocks()[0].splitlines() if not line.startswith("apt-get install")]
        script = "\n".join(lines).replace("/srv/", f"{self.served}/").replace("/var/www/html", f"{self._folder}/www")
        subprocess.run(["sh", "-euc", script], cwd=ROOT / "dist", env=self._env, check=True, stdout=sys.stderr)
        serve = [sys.executable, "-m", "http.server", "--bind", MIRROR, "--directory", str(self._folder / "www"), "80"]
        subprocess.Popen(["ip", "netns", "exec", SPACE, *serve], stderr=subprocess.DEVNULL)

    def _reprepro(self, *words: str | Path) -> None:
        subprocess.run(["reprepro", "-b", self.served / "qinbao", *words], env=self._env, check=True, stdout=sys.stderr)

    def of_debian(self, status: str) -> None:
        """Put in what a machine with this list of packages lacks of ``unattended-upgrades``."""
        (self._folder / "status").write_text(status)
        # What this machine has fetched before would not be named.
        (self._folder / "none" / "partial").mkdir(parents=True)
        there = ["-o", f"Dir::State::status={self._folder}/status", "-o", f"Dir::Cache::archives={self._folder}/none"]
        apt = ["apt-get", *there, "--no-install-recommends", "-qq", "-y", "--print-uris", "install", _TAKEN]
        told = subprocess.run(apt, check=True, capture_output=True, text=True)
        for address, name in re.findall(r"^'(\S+)' (\S+)", told.stdout, re.MULTILINE):
            subprocess.run(["/usr/lib/apt/apt-helper", "download-file", address, self._folder / name], check=True)
        self._reprepro("includedeb", "kiosk", *self._folder.glob("*.deb"))

    def renew(self) -> None:
        """The same packages, later: first for the one machine that tries them, then for all."""
        later = self._folder / "later"
        for package in packages():
            subprocess.run(["dpkg-deb", "-R", package, later], check=True)
            subprocess.run(["sed", "-i", "s/^Version: .*/&.1/", later / "DEBIAN" / "control"], check=True)
            made = self._folder / f"later-{package.name}"
            subprocess.run(["dpkg-deb", "-Znone", "-b", later, made], check=True, stdout=sys.stderr)
            subprocess.run(["rm", "-rf", later], check=True)
            self._reprepro("includedeb", "try", made)
        self._reprepro("copy", "kiosk", "try", "qinbao", "qinbao-kiosk")


def blocks() -> list[str]:
    """The recipe's commands: of the mirror, of a machine, of its updates, and of the time for them."""
    return re.findall(r"^```sh\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@contextmanager
def bridge() -> Iterator[tuple[Net, ...]]:
    """A network for the mirror and two machines, of which this machine's own knows nothing."""
    nets = tuple(Net(SPACE, f"house{number}", f"52:54:00:00:00:0{number}") for number in range(len(HOUSES)))
    steps = ["link add lan type bridge", f"addr add {MIRROR}/24 dev lan", "link set lan up", "link set lo up"]
    for net in nets:
        steps += [f"tuntap add {net.tap} mode tap", f"link set {net.tap} master lan up"]
    subprocess.run(["ip", "netns", "add", SPACE], check=True)
    try:
        for step in steps:
            subprocess.run(["ip", "-n", SPACE, *step.split()], check=True)
        yield nets
    finally:
        inside = subprocess.run(["ip", "netns", "pids", SPACE], check=True, capture_output=True, text=True).stdout
        subprocess.run(["kill", *inside.split()], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["ip", "netns", "del", SPACE], check=True)


def _image(machine: Machine, mirror: Mirror) -> str:
    """Make it as it should be, and as all are to be; then what must not be the same everywhere is taken out."""
    machine.serves(240)
    mirror.of_debian(machine.tell("cat /var/lib/dpkg/status"))
    _linked(machine, 9)
    machine.tell(f"{DPKG} dpkg -P qinbao-kiosk qinbao", 300)
    machine.tell(f"rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*; echo '{MIRROR} mirror.lan' >>/etc/hosts")
    _on_time(machine)
    machine.tell("systemctl stop apt-daily.timer apt-daily-upgrade.timer")
    _, by_hand, updates, night = blocks()
    machine.tell(f"{DPKG} set -e; {by_hand}", 1800)
    machine.tell(f"set -e; {updates} {night}")
    times = machine.tell("systemctl show -p TimersCalendar --value apt-daily-upgrade.timer").splitlines()
    assert len(times) == 1, times
    assert "03:00:00 Asia/Shanghai" in times[0], times
    told = machine.tell("apt-cache policy qinbao | sed -n 's/^  Installed: //p'")
    machine.tell("systemctl stop qinbao-kiosk; rm -rf /var/lib/qinbao-kiosk; : >/etc/machine-id; sync")
    machine.switch_off(120)
    return f"{told} from {MIRROR}"


def _linked(machine: Machine, number: int) -> None:
    card = f"[Match]\nName=e*\n[Network]\nAddress=10.9.0.{number}/24"
    machine.tell(f"cat >/etc/systemd/network/house.network <<'END'\n{card}\nEND\nsystemctl restart systemd-networkd")
    wait_for(lambda: f"10.9.0.{number} " in machine.run("hostname -I").out, 30, "no address")
    routes = machine.tell("tail -n +2 /proc/net/route").splitlines()
    assert all(route.split()[1] != "00000000" for route in routes), "there is a way out"


def _on_time(machine: Machine) -> None:
    """As by a time server of the house: an emulated clock falls behind, and a list made just now is not valid yet."""
    machine.tell(f"date -s @{time.time() + 2:.0f}")


def _house(machine: Machine, name: str) -> str:
    machine.serves(240)
    assert machine.restarts() == 0, journal(machine)
    _linked(machine, 10 + [*HOUSES].index(name))
    settings = f"{SETTINGS}place: {HOUSES[name]}\n{pin(machine)}"
    machine.tell(f"hostnamectl hostname {name}; cat >/etc/qinbao/kiosk.yaml <<'END'\n{settings}\nEND")
    machine.tell("qinbao-kiosk-install && systemctl restart qinbao-kiosk", 300)
    machine.opens_and_clears()
    told = machine.tell("qinbao-kiosk-report")
    assert "settings=used" in told, told
    assert "tamper_log=whole" in told, told
    return told.partition(" started")[0]


def _upgraded(machine: Machine) -> str:
    before = machine.tell("pgrep -u qinbao-kiosk -x qinbao; sha256sum /etc/qinbao/kiosk.yaml").split()
    version = machine.tell("dpkg-query -W -f '${Version}' qinbao")
    _on_time(machine)
    machine.tell("systemctl start apt-daily.service && systemctl start apt-daily-upgrade.service", 1200)
    after = machine.tell("dpkg-query -W -f '${Version} ' qinbao qinbao-kiosk")
    assert after.split() == [f"{version}.1"] * 2, machine.run("tail -n 40 /var/log/unattended-upgrades/*.log").out
    wait_for(lambda: machine.run("pgrep -u qinbao-kiosk -x qinbao").out.strip() not in ("", before[0]), 60, "old")
    machine.opens_and_clears()
    assert machine.tell("sha256sum /etc/qinbao/kiosk.yaml").split()[0] == before[1], "the house's file was changed"
    return after
