"""Build the machine and prove what it has to withstand; ``packaging/kiosk/vm`` calls this."""

import argparse
import subprocess
import sys
from pathlib import Path

import house
from day import day
from doors import doors
from faults import faults
from fleet import fleet
from load import load
from offers import offers
from package import package
from power import power
from processor import kvm
from qemu import Disk
from results import Results
from visit import visit

ROOT = Path(__file__).resolve().parents[3]
GROUPS = {part.__name__: part for part in (visit, faults, doors, power, load, offers, package, fleet, day)}
"""Each proves one part, from a disk on which the kiosk is installed. ``day`` takes hours: only when it is named."""


def main() -> int:
    """0: all that was tried holds. 1: something does not. 2: no packages."""
    parser = argparse.ArgumentParser(prog="packaging/kiosk/vm", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="only these parts; all but day by default")
    parser.add_argument("--pictures", type=Path, default=ROOT / "out" / "kiosk", help="folder for the pictures")
    parser.add_argument("--suite", default="bookworm", help="which Debian it is; bookworm by default")
    parser.add_argument("--again", action="store_true", help="keep the disk the kiosk was installed on the last time")
    asked = parser.parse_args()
    packages = house.packages()
    if len(packages) != 2:
        print("packaging/build-deb has to be run first: two packages in dist/", file=sys.stderr)
        return 2
    folder = ROOT / "build" / f"machine-{asked.suite}"
    subprocess.run([ROOT / "packaging/kiosk/machine/disk", asked.suite, folder, *packages], check=True)
    asked.pictures.mkdir(parents=True, exist_ok=True)
    results = Results(asked.pictures)
    print("processor:", "lent (KVM)" if kvm() else "emulated: everything takes ten times as long", flush=True)
    installed = Disk(folder, folder / "installed.qcow2")
    if not (asked.again and installed.layer.exists()):
        house.install(results, installed)
        house.first_start(results, installed)
    for name in asked.groups or [name for name in GROUPS if name != "day"]:
        GROUPS[name](results, installed)
    print(results.table())
    (asked.pictures / "table.txt").write_text(results.table() + "\n")
    return 0 if all(row.good for row in results.rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
