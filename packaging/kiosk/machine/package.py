"""What dpkg does to a kiosk that serves."""

from house import KEPT
from lines import wait_for
from qemu import Disk, Machine
from results import Results

DPKG = "export DEBIAN_FRONTEND=noninteractive; "
LEFT = (
    "/etc/qinbao /var/lib/qinbao /var/cache/qinbao-content "
    "/usr/lib/qinbao /usr/lib/qinbao-kiosk /var/lib/qinbao-kiosk /var/lib/qinbao-kiosk.ended "
    "/usr/lib/systemd/system/qinbao-kiosk.service /etc/systemd/system/qinbao-kiosk.service "
    "/etc/systemd/logind.conf.d/qinbao-kiosk.conf /etc/sysctl.d/60-qinbao-kiosk.conf "
    "/etc/systemd/system.conf.d/qinbao-kiosk.conf /etc/polkit-1/rules.d/10-qinbao-kiosk.rules "
    "/etc/udev/rules.d/60-qinbao-kiosk.rules /run/qinbao-one-screen"
)


def package(results: Results, installed: Disk) -> None:
    """Upgrade while somebody is served, remove, purge."""
    with Machine(installed.copy("package"), served=True) as machine:
        machine.serves()
        machine.tell("mount -o ro /dev/vdb /media/packages")
        with results.proof("content is to be fetched at night", machine) as say:
            # An address that leads nowhere: what matters here is what is left of it in the end.
            say(machine.tell("qinbao-kiosk-content http://192.0.2.1/content"))
            machine.tell("systemctl is-active qinbao-content.timer && ! systemctl start qinbao-content.service", 120)
            machine.tell("systemctl reset-failed; test -d /var/lib/qinbao")
        with results.proof("upgrade while serving", machine) as say:
            machine.opens()
            before = machine.tell("pgrep -u qinbao-kiosk -x qinbao")
            machine.tell(f"{DPKG} dpkg -i /media/packages/later/*.deb", 600)
            wait_for(lambda: machine.run("pgrep -u qinbao-kiosk -x qinbao").out.strip() not in ("", before), 60, "old")
            machine.opens_and_clears()
            say(machine.tell("dpkg-query -W -f '${Version}' qinbao"))
        with results.proof("remove while serving", machine):
            machine.opens()
            machine.tell(f"{DPKG} dpkg -r qinbao-kiosk", 300)
            machine.tell("! getent passwd qinbao-kiosk && ! getent passwd qinbao-content && ! pgrep -x cage")
            assert machine.run("test -e /etc/qinbao/kiosk.yaml").code == 0, "the settings went too early"
        with results.proof("purge", machine):
            machine.tell(f"{DPKG} dpkg -P qinbao-kiosk && dpkg -P qinbao", 300)
            left = machine.run(f"ls -d {LEFT} 2>/dev/null").out
            assert not left, left
            more = machine.run(f"find / -xdev -iname '*qinbao*' ! -path '{KEPT}*' ! -path '/var/log/*'").out
            assert not more, more
            assert "qinbao" not in machine.run("cat /etc/cups/cupsd.conf").out
            assert machine.run("systemctl is-system-running").out.strip() == "running"
