"""The Debian package, built from what is here and handled by dpkg itself, in a system that is thrown away."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_machine import ROOT, wait_for
from whole_system import System, lacking, system

LACKING = lacking() or ("" if shutil.which("dh") and shutil.which("fakeroot") else "needs debhelper and fakeroot")
pytestmark = [pytest.mark.kiosk, pytest.mark.skipif(bool(LACKING), reason=LACKING)]


def build(folder: Path, version: str) -> Path:
    """Make ``qinbao-kiosk`` as packaging/build-deb does, without the program it starts."""
    tree = folder / version
    tree.mkdir(parents=True)
    shutil.copytree(ROOT / "packaging" / "debian", tree / "debian")
    (tree / "debian/qinbao/usr/lib/qinbao/lib").mkdir(parents=True)
    subprocess.run([ROOT / "packaging/make/kiosk_tree", tree], check=True)
    maintainer = re.search(r"^Maintainer: (.*)$", (tree / "debian/control").read_text(), re.MULTILINE)
    assert maintainer is not None
    notes = [sys.executable, ROOT / "packaging/make/release_notes.py", "debian", version, maintainer.group(1)]
    (tree / "debian/changelog").write_bytes(subprocess.run(notes, check=True, capture_output=True).stdout)
    made = subprocess.run(
        ["fakeroot", "dh", "binary", "-pqinbao-kiosk"], cwd=tree, check=False, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    return next(folder.glob(f"qinbao-kiosk_{version}_*.deb"))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    return build(folder, "0.1.0")


@pytest.fixture
def machine(tmp_path: Path, package: Path) -> Iterator[System]:
    """A system with the package's file in it, and a program where the package looks for one."""
    with system(tmp_path) as made:
        made.inside("/var").mkdir(exist_ok=True)
        shutil.copy(package, made.inside("/var") / "kiosk.deb")
        program = made.write("/usr/lib/qinbao/qinbao", '#!/bin/sh\nexec /opt/qinbao/.venv/bin/python "$@"\n')
        program.chmod(0o755)
        yield made


def dpkg(machine: System, *words: str) -> subprocess.CompletedProcess[str]:
    return machine.run("dpkg", "--force-depends", *words)


def test_it_is_installed_and_removed_where_no_systemd_runs(machine: System) -> None:
    steps = (
        "dpkg --force-depends -i /var/kiosk.deb",
        "qinbao-kiosk-install",
        "test -e /usr/lib/systemd/system/qinbao-kiosk.service",
        "test ! -e /etc/systemd/system/qinbao-kiosk.service",
        "getent passwd qinbao-kiosk",
        "dpkg -r qinbao-kiosk",
        "! getent passwd qinbao-kiosk",
        "test ! -e /usr/lib/systemd/system/qinbao-kiosk.service",
        "test ! -e /etc/systemd/system/multi-user.target.wants/qinbao-kiosk.service",
        "dpkg -P qinbao-kiosk",
        "test ! -e /etc/qinbao/kiosk.yaml",
    )
    done = machine.before(" && ".join(steps))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_machine_that_only_fetches_content_fetches_none_after_the_package_was_removed(machine: System) -> None:
    steps = (
        "dpkg --force-depends -i /var/kiosk.deb",
        "qinbao-kiosk-content http://127.0.0.1/content",
        "getent passwd qinbao-content",
        "mkdir -p /var/cache/qinbao-content",
        "dpkg -r qinbao-kiosk",
        "! getent passwd qinbao-content",
        "test ! -e /var/cache/qinbao-content",
        "test ! -e /etc/qinbao/content.conf",
        "test ! -e /etc/systemd/system/qinbao-content.service.d",
        "test ! -L /etc/systemd/system/timers.target.wants/qinbao-content.timer",
    )
    done = machine.before(" && ".join(steps))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_boot_menu_that_cannot_be_made_anew_stops_neither_installing_nor_removing(machine: System) -> None:
    machine.write("/usr/sbin/update-grub", "#!/bin/sh\necho no disk >&2\nexit 1\n").chmod(0o755)
    machine.inside("/boot/grub").mkdir(parents=True, exist_ok=True)
    machine.write("/boot/grub/grub.cfg", "")
    machine.boot()
    assert dpkg(machine, "-i", "/var/kiosk.deb").returncode == 0
    installed = machine.run("qinbao-kiosk-install")
    assert installed.returncode == 0, installed.stderr
    assert "update-grub" in installed.stdout
    assert machine.run("test", "-e", "/etc/default/grub.d/qinbao-kiosk.cfg").returncode == 0
    removed = dpkg(machine, "-r", "qinbao-kiosk")
    assert removed.returncode == 0, removed.stderr
    assert machine.run("test", "-e", "/etc/default/grub.d/qinbao-kiosk.cfg").returncode == 1


def test_a_boot_menu_that_could_not_be_made_is_made_by_the_next_install_and_then_left_alone(machine: System) -> None:
    grub = machine.write("/usr/sbin/update-grub", "#!/bin/sh\nexit 1\n")
    grub.chmod(0o755)
    machine.inside("/boot/grub").mkdir(parents=True, exist_ok=True)
    menu = machine.write("/boot/grub/grub.cfg", "")
    machine.boot()
    assert dpkg(machine, "-i", "/var/kiosk.deb").returncode == 0
    assert machine.run("qinbao-kiosk-install").returncode == 0
    grub.write_text("#!/bin/sh\ncat /etc/default/grub.d/qinbao-kiosk.cfg >>/boot/grub/grub.cfg\n")
    for _ in range(2):
        assert machine.run("qinbao-kiosk-install").returncode == 0
    assert menu.read_text().count("init_on_free=1") == 1


def test_a_password_that_did_not_get_into_the_boot_menu_is_not_told_as_set(machine: System) -> None:
    says = "PBKDF2 hash of your password is grub.pbkdf2.sha512.10000.AB.CD"
    for name, does in (("update-grub", "exit 1"), ("grub-mkpasswd-pbkdf2", f"echo {says}")):
        machine.write(f"/usr/sbin/{name}", f"#!/bin/sh\n{does}\n").chmod(0o755)
    machine.inside("/etc/grub.d").mkdir(parents=True, exist_ok=True)
    machine.write("/etc/grub.d/10_linux", "#!/bin/sh\n").chmod(0o755)
    machine.boot()
    assert dpkg(machine, "-i", "/var/kiosk.deb").returncode == 0
    told = machine.run("qinbao-kiosk-harden", "boot-password")
    assert told.returncode != 0
    assert "operator" not in told.stdout


def test_an_upgrade_brings_the_new_unit_and_a_fresh_process_and_removal_while_serving_leaves_nothing(
    machine: System,
) -> None:
    unit = "qinbao-kiosk.service"
    machine.boot()
    assert dpkg(machine, "-i", "/var/kiosk.deb").returncode == 0
    # An earlier version had put a copy there, which would cover the unit of every later one.
    assert machine.run("qinbao-kiosk-install").returncode == 0
    machine.run("cp", f"/usr/lib/systemd/system/{unit}", f"/etc/systemd/system/{unit}")
    machine.run("sed", "-i", "s/^WatchdogSec=.*/WatchdogSec=77/", f"/etc/systemd/system/{unit}")
    machine.tell("daemon-reload")
    machine.tell("start", unit)
    assert wait_for(lambda: machine.tell("is-active", unit) == "active", 30), machine.journal()
    told = machine.run("qinbao-kiosk-report")
    assert told.returncode == 0, told.stderr
    assert "settings=used" in told.stdout
    assert "tamper_log=whole" in told.stdout
    assert "started=20" in told.stdout
    before = machine.process("--kiosk")
    upgraded = dpkg(machine, "-i", "/var/kiosk.deb")
    assert upgraded.returncode == 0, upgraded.stdout + upgraded.stderr
    assert machine.tell("show", "-p", "WatchdogUSec", "--value", unit) == "20s"
    assert wait_for(lambda: machine.process("--kiosk") not in (None, before), 30)
    removed = machine.run("dpkg", "-r", "qinbao-kiosk")
    assert removed.returncode == 0, removed.stdout + removed.stderr
    assert machine.run("id", "qinbao-kiosk").returncode != 0
    assert machine.run("ls", f"/usr/lib/systemd/system/{unit}").returncode != 0
    purged = machine.run("dpkg", "-P", "qinbao-kiosk")
    assert purged.returncode == 0, purged.stderr
    assert machine.run("ls", "/etc/qinbao/kiosk.yaml").returncode != 0


def test_a_kiosk_the_operator_has_stopped_stays_off_over_an_upgrade(machine: System) -> None:
    machine.boot()
    assert dpkg(machine, "-i", "/var/kiosk.deb").returncode == 0
    assert machine.run("qinbao-kiosk-install").returncode == 0
    assert dpkg(machine, "-i", "/var/kiosk.deb").returncode == 0
    assert machine.tell("is-active", "qinbao-kiosk.service") == "inactive"
    assert machine.tell("is-enabled", "qinbao-kiosk.service") == "enabled"


def test_lintian_finds_nothing_wrong_with_it(package: Path) -> None:
    if shutil.which("lintian") is None:
        pytest.skip("not here: lintian")
    seen = subprocess.run(
        ["lintian", "--no-cfg", "--allow-root", "--fail-on", "error,warning", package],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert seen.returncode == 0, seen.stdout
