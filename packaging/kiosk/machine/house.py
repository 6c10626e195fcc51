"""What a house does with a new machine: packages, printer, settings."""

from pathlib import Path

from lines import LineError, wait_for
from qemu import Disk, Machine
from results import Results

PIN = "471108"
SETTINGS = """printer: house
idle: 180
countdown: 60
scanner: true
"""
FIRST_PAGE = 60
"""Seconds after the kernel until somebody can be served."""
KEPT = "/var/spool/house"
"""What the file printer prints."""
_PRINTER = f"""cat >/usr/lib/cups/backend/keep <<'END'
#!/bin/sh
# A printer that keeps what it prints in a file, and hangs for as long as there is a file that says so.
[ $# -gt 0 ] || {{ echo 'direct keep "keep" "file printer"'; exit 0; }}
trap '' PIPE
while [ -e /run/printer-hangs ]; do sleep 0.5; done
mkdir -p {KEPT}
cat ${{6:-}} >{KEPT}/$1.part && mv {KEPT}/$1.part {KEPT}/$1.pdf
END
chmod 700 /usr/lib/cups/backend/keep
lpadmin -p house -E -v keep:/ -m raw
lpadmin -d house
"""


def packages() -> list[Path]:
    """The program and the kiosk, as ``packaging/build-deb`` left them."""
    dist = Path(__file__).resolve().parents[3] / "dist"
    return [*dist.glob("qinbao_*.deb"), *dist.glob("qinbao-kiosk_*.deb")]


def install(results: Results, disk: Disk) -> None:
    """From a plain Debian to a kiosk, as the README has it; the disk is one afterwards."""
    disk.fresh()
    with Machine(disk) as machine, results.proof("install the packages and make it a kiosk", machine) as say:
        machine.inside.there(240)
        machine.tell("mount -o ro /dev/vdb /media/packages")
        machine.tell("export DEBIAN_FRONTEND=noninteractive; dpkg -i /media/packages/*.deb", 600)
        wait_for(lambda: machine.run("lpstat -r").out.strip().endswith("is running"), 60, "no CUPS")
        machine.tell(_PRINTER)
        machine.tell(f"install -D -m 640 /dev/stdin /etc/qinbao/kiosk.yaml <<'END'\n{SETTINGS}{pin(machine)}\nEND")
        told = machine.tell("qinbao-kiosk-install", 300)
        say(told.splitlines()[-1][:60])
        loader = (
            "set -- /etc/default/grub /etc/default/grub.d/*.cfg; for file; do . $file; done; echo $GRUB_CMDLINE_LINUX"
        )
        disk.options.write_text(machine.tell(loader))
        machine.switch_off(120)


def first_start(results: Results, disk: Disk) -> None:
    """Switch it on; the moment when the start page stands is kept, for most proofs begin there."""
    with Machine(disk) as machine, results.proof("boots to the start page", machine) as say:
        machine.serves(240)
        machine.shows_start()
        ready = int(machine.tell("systemctl show -p ActiveEnterTimestampMonotonic --value qinbao-kiosk.service"))
        say(f"{ready / 1e6:.1f} s after the kernel")
        assert ready / 1e6 <= FIRST_PAGE
        assert machine.restarts() == 0, journal(machine)
        machine.save()


def pin(machine: Machine) -> str:
    """The line of the settings for ``PIN``, as ``qinbao-kiosk-pin`` prints it for whoever types it twice."""
    script = f"printf '{PIN}\\n{PIN}\\n' | setsid -w qinbao-kiosk-pin 2>/dev/null"
    told = [row for row in machine.tell(script, 120).splitlines() if row.startswith("pin: ")]
    if not told:
        raise LineError("qinbao-kiosk-pin printed no line")
    return told[0]


def journal(machine: Machine) -> str:
    """All that the kiosk said in this run."""
    return machine.run("journalctl -b --no-pager -o cat -u qinbao-kiosk").out


def keep(folder: Path, machine: Machine) -> None:
    """The journal and the console of a machine beside its pictures, for whoever looks why."""
    (folder / "journal.txt").write_text(machine.run("journalctl -b --no-pager").out)
    (folder / "console.txt").write_bytes((machine.here / "console").read_bytes())
