"""Build the private Python environment that ``packaging/run`` and ``packaging/test`` start from.

    python3 -I set_up.py LEVEL BASE_KEY TEST_KEY OWN_PLACE CACHE_PLACE

Called by environment.sh and only when something is missing. Needs nothing but the standard library; the user's own
Python is never changed. A file ``ready-LEVEL`` is written last, so whatever was interrupted is not trusted later.
Output goes to stderr: stdout belongs to the program that starts afterwards.
"""

from __future__ import annotations

import ctypes
import fcntl
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = "made-by-qinbao"  # marks an environment this script may replace
LEVELS = ("base", "window", "test")

# What the wheels of Qt leave to the system, by the name the linker asks for.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Printing, reading aloud, Wayland: the program starts without them.
WELCOME_LIBRARIES = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
WELCOME_PROGRAMS = {"speech-dispatcher": "speech-dispatcher-espeak-ng"}
TEST_PACKAGES = (
    "at-spi2-core",
    "cage",
    "cups",
    "cups-client",
    "cups-filters",
    "curl",
    "dbus",
    "debhelper",
    "espeak-ng",
    "fakeroot",
    "fcitx5",
    "fcitx5-pinyin",
    "gcc",
    "gir1.2-atspi-2.0",
    "grim",
    "libc6-dev",
    "lintian",
    "nginx-light",
    "openbox",
    "orca",
    "passwd",
    "poppler-utils",
    "procps",
    "pulseaudio",
    "pulseaudio-utils",
    "python3-gi",
    "seatd",
    "speech-dispatcher",
    "speech-dispatcher-espeak-ng",
    "strace",
    "systemd",
    "util-linux",
    "x11-utils",
    "x11-xserver-utils",
    "xdotool",
    "xfwm4",
    "xvfb",
    "xwayland",
)


class Trouble(Exception):
    """One sentence that tells the person at the keyboard what to do."""


def say(sentence: str) -> None:
    """Show a sentence on stderr at once."""
    print(sentence, file=sys.stderr, flush=True)


def call(command: list[str], **environment: str) -> bool:
    """Run a command, its output on stderr; tell whether it succeeded."""
    # The lock must not be inherited: a service started by a package would hold it for ever.
    return (
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env={**os.environ, **environment}, check=False
        ).returncode
        == 0
    )


def quiet(command: list[str]) -> bool:
    """Tell whether a command succeeds, without showing anything; no such command counts as no."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


# --- system packages -------------------------------------------------------------------------------------------------


def administrator() -> list[str] | None:
    """Give what to put before a command so that it runs as root without a password, or None if that is not allowed."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if quiet(["sudo", "-n", "true"]) else None


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages if that is allowed without asking anybody; tell whether they are there now."""
    rights = administrator()
    if rights is None or shutil.which("apt-get") is None:
        return False
    say(f"正在安装系统组件：{' '.join(packages)}")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    # The list of packages may be absent or old: only then is it worth the time to renew it.
    simulated = quiet([*install, "--simulate"])
    return (simulated and call(install)) or (call([*apt, "update"]) and call(install))


def line_to_type(packages: list[str]) -> str:
    """Give the one line that installs the packages by hand."""
    if shutil.which("apt-get") is None:
        return f"这台电脑不是 Debian 或 Ubuntu。先装上和这些同样的组件：{' '.join(packages)}"
    return f"输入这一行：sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """Give the packages whose library cannot be loaded, sorted."""
    missing = set()
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.add(package)
    return sorted(missing)


def need_window_libraries() -> None:
    """Make sure that Qt can open a window. Raises Trouble with the line to type if it cannot."""
    if sys.platform != "linux":
        return
    welcome = missing_libraries(WELCOME_LIBRARIES)
    welcome += [package for program, package in WELCOME_PROGRAMS.items() if shutil.which(program) is None]
    required = missing_libraries(QT_LIBRARIES)
    if (required or welcome) and not install_packages([*required, *welcome]):
        if required and not (welcome and install_packages(required)):
            raise Trouble(f"还缺系统组件，窗口打不开。{line_to_type([*required, *welcome])}")
        say(f"可以用了。想打印和读出声，还要{line_to_type(welcome)}")


def need_test_packages() -> None:
    """Make sure that the tools of the tests are there. Raises Trouble with the line to type if not."""
    if shutil.which("dpkg-query") is None:
        say(f"没有检查测试要用的系统组件：{' '.join(TEST_PACKAGES)}")
        return
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *TEST_PACKAGES]
    known = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    missing = [package for package in TEST_PACKAGES if f"{package} installed" not in known]
    if missing and not install_packages(missing):
        raise Trouble(f"测试还缺系统组件。{line_to_type(missing)}")


# --- the environment -------------------------------------------------------------------------------------------------


def choose_place(own: Path, cache: Path) -> Path:
    """Give the folder for the environment: the checkout's, unless it is read-only or holds somebody else's."""
    ours = (own / OURS).exists() or not own.exists()
    return own if ours and os.access(ROOT, os.W_OK) else cache


def pip_command(python: Path) -> list[str]:
    """Give the command of the pip that fills the environment of ``python``."""
    inside = [str(python), "-I", "-m", "pip"]
    return inside if quiet([*inside, "--version"]) else [sys.executable, "-I", "-m", "pip", "--python", str(python)]


def pip_install(place: Path, requirements: str) -> None:
    """Install one hashed list of requirements. Raises Trouble if that did not work."""
    volume = [] if sys.stderr.isatty() else ["--quiet"]
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-input", "--no-warn-script-location"]
    command = [*pip_command(place / "bin" / "python"), "install", *volume, *options, "-r"]
    # A user's settings for pip (a mirror, a proxy) stay in force, except the one that would leave the environment.
    settings = {"PIP_USER": "0", "PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if not call([*command, str(ROOT / "packaging" / requirements)], **settings):
        raise Trouble("没装好：需要的部件没有下载完。先看看能不能上网、磁盘满没满，再运行一次同样的命令。")


def create(place: Path) -> None:
    """Make an empty environment; what was there before was made by this script and is removed."""
    if importlib.util.find_spec("ensurepip") is None and not quiet([sys.executable, "-I", "-m", "pip", "--version"]):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_packages([package]):
            raise Trouble(f"还缺一个系统组件。{line_to_type([package])}")
        importlib.invalidate_caches()
    if place.exists():
        for stamp in place.glob("ready-*"):
            stamp.unlink()
        shutil.rmtree(place)
    place.mkdir(parents=True)
    (place / OURS).touch()
    without_pip = ["--without-pip"] if importlib.util.find_spec("ensurepip") is None else []
    if not call([sys.executable, "-I", "-m", "venv", *without_pip, str(place)]):
        raise Trouble(f"没装好：建不了文件夹 {place}。先看看磁盘满没满，再运行一次同样的命令。")
    packages = next(place.glob("lib/python*/site-packages"))
    # Inside the checkout the way to the source is relative, so that the whole folder may be moved.
    inside = place.is_relative_to(ROOT)
    source = os.path.relpath(ROOT / "desktop", packages) if inside else str(ROOT / "desktop")
    (packages / "qinbao.pth").write_text(source + "\n", encoding="utf-8")


def build(level: str, keys: dict[str, str], place: Path) -> None:
    """Bring the environment to a level; what is ready already is kept."""
    python = place / "bin" / "python"

    def ready(step: str) -> bool:
        stamp = place / f"ready-{step}"
        expected = f"{keys[step]} {os.path.realpath(python)}"
        return python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8").strip() == expected

    def done(step: str) -> None:
        temporary = place / f"not-ready-{step}"
        temporary.write_text(f"{keys[step]} {os.path.realpath(python)}\n", encoding="utf-8")
        temporary.rename(place / f"ready-{step}")

    if not ready("base"):
        say("第一次用，要先准备几分钟，大约下载 120 MB。以后就不用等了。")
        create(place)
        pip_install(place, "requirements.txt")
        done("base")
    if level != "base" and not ready("window"):
        need_window_libraries()
        done("window")
    if level == "test" and not ready("test"):
        say("正在准备测试要用的部件。")
        need_test_packages()
        pip_install(place, "requirements-test.txt")
        done("test")


def main(arguments: list[str]) -> int:
    """Build up to the level asked for, one process at a time; give the exit code."""
    level, base_key, test_key, own, cache = arguments
    keys = dict(zip(LEVELS, (base_key, base_key, test_key), strict=True))
    with open(__file__, "rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个窗口正在准备，等它做完。")
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            build(level, keys, choose_place(Path(own), Path(cache)))
        except Trouble as trouble:
            say(str(trouble))
            return 1
        except OSError as error:
            say(f"没装好：{error.filename or ''} {error.strerror or error}。处理好以后，再运行一次同样的命令。")
            return 1
        except KeyboardInterrupt:
            say("停下了，没有装完。下次会从头准备。")
            return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
