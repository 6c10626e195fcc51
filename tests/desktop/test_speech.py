"""Real speech: a speech-dispatcher of our own with espeak-ng, heard through a sound server without loudspeaker."""

import array
import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import BUTTON, Program, Session, wait

from qinbao.speech.dispatcher import Dispatcher
from qinbao.speech.engine import Engine, Trouble
from qinbao.speech.speaker import Speaker

PROGRAMS = ("speech-dispatcher", "pulseaudio", "parec")
pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="Linux speaks through speech-dispatcher"),
    pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason=f"needs {', '.join(PROGRAMS)}"),
]
CONFIGURATION = """LogLevel 5
LogDir "{here}/log"
AudioOutputMethod "pulse"
AddModule "{module}" "sd_{module}" "{module}.conf"
DefaultModule {module}
"""
LONG = "先打开支付宝，点下面的“消息”，再点右上角的加号，最后点“添加亲情账户”。"


@dataclass
class Service:
    """Folders of one speech-dispatcher, and how to start and end it."""

    here: Path
    environment: dict[str, str]

    @property
    def socket(self) -> Path:
        return self.here / "speech-dispatcher" / "speechd.sock"

    def start(self) -> None:
        subprocess.run(["speech-dispatcher", "--run-daemon", "--timeout", "0"], env=self.environment, check=True)
        wait("the service", self.socket.exists)

    def pid(self) -> int:
        return int((self.here / "speech-dispatcher" / "pid" / "speech-dispatcher.pid").read_text())

    def end(self) -> None:
        try:
            pid = self.pid()
            os.kill(pid, signal.SIGTERM)
        except (OSError, ValueError):
            return
        wait("its end", lambda: not Path(f"/proc/{pid}").exists())
        self.socket.unlink(missing_ok=True)

    def texts(self) -> list[str]:
        """What clients asked it to read, in order."""
        return re.findall(r"Queueing message \|(.*?)\| with priority", self._log(), re.DOTALL)

    def cancelled(self) -> int:
        """How often a client had it fall silent."""
        return self._log().count("213 OK CANCELED")

    def _log(self) -> str:
        return (self.here / "log" / "speech-dispatcher.log").read_text(encoding="utf-8", errors="replace")

    def engine(self) -> Engine:
        return Dispatcher(self.environment)


def service(here: Path, pulse: str, *, module: str = "espeak-ng") -> Service:
    configuration = here / "config" / "speech-dispatcher"
    (configuration / "modules").mkdir(parents=True)
    (here / "log").mkdir()
    text = CONFIGURATION.format(here=here, module=module)
    (configuration / "speechd.conf").write_text(text, encoding="utf-8")
    (configuration / "modules" / f"{module}.conf").touch()
    environment = {
        **os.environ,
        "HOME": str(here),
        "XDG_RUNTIME_DIR": str(here),
        "XDG_CONFIG_HOME": str(here / "config"),
        "PULSE_SERVER": pulse,
        "PULSE_LATENCY_MSEC": "30",
    }
    environment.pop("SPEECHD_ADDRESS", None)
    return Service(here, environment)


@pytest.fixture(scope="module")
def pulse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A sound server whose only loudspeaker is silent but keeps time."""
    here = tmp_path_factory.mktemp("sound")
    own = f"module-native-protocol-unix auth-anonymous=1 socket={here}/native"
    options = ["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    environment = {**os.environ, "HOME": str(here), "XDG_RUNTIME_DIR": str(here)}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)  # one bus has one sound server; beside us others test
    with (here / "log").open("w") as log:
        server = subprocess.Popen(
            ["pulseaudio", *options, "-L", "module-null-sink sink_name=quiet", "-L", own],
            env=environment,
            stdout=log,
            stderr=log,
        )
    wait("the sound server", (here / "native").exists)
    yield f"unix:{here}/native"
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")
def speechd(pulse: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service with espeak-ng."""
    running = service(tmp_path_factory.mktemp("speech"), pulse)
    running.start()
    yield running
    running.end()


@pytest.fixture
def speaker(qtbot: QtBot, speechd: Service) -> Iterator[Speaker]:
    speaker = Speaker(speechd.engine)
    yield speaker
    speaker.reset()


class Ear:
    """Listens at the loudspeaker."""

    RATE = 8000

    def __init__(self, pulse: str) -> None:
        command = ["parec", "--device=quiet.monitor", f"--rate={self.RATE}", "--channels=1", "--format=s16le"]
        environment = {**os.environ, "PULSE_SERVER": pulse, "PULSE_LATENCY_MSEC": "30"}
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)

    def hears(self, qtbot: QtBot) -> None:
        """Wait for a sound. Fails after some seconds of silence."""
        self._samples()
        qtbot.waitUntil(self._sound, timeout=5000)

    def silence(self, qtbot: QtBot) -> bool:
        """Whether nothing is heard, from soon on."""
        qtbot.wait(300)  # what is on its way to the loudspeaker
        self._samples()
        qtbot.wait(500)
        return not self._sound()

    def _sound(self) -> bool:
        return max(map(abs, self._samples()), default=0) > 300

    def _samples(self) -> "array.array[int]":
        assert self._process.stdout is not None
        data = self._process.stdout.read() or b""
        return array.array("h", data[: len(data) // 2 * 2])

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate()


@pytest.fixture
def ear(pulse: str) -> Iterator[Ear]:
    ear = Ear(pulse)
    yield ear
    ear.close()


def hear(qtbot: QtBot, speaker: Speaker, *lines: str) -> tuple[list[int], list[Trouble | None]]:
    """Read to the end; which sentences were heard, and how it ended."""
    heard: list[int] = []
    done: list[Trouble | None] = []
    speaker.say(lines, heard.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    return heard, done


def test_exactly_the_shown_sentences_are_read_in_a_mandarin_voice(
    qtbot: QtBot, speechd: Service, speaker: Speaker
) -> None:
    lines = ("点“消息”。", ".b 呢？", "0571。")
    before = len(speechd.texts())
    assert hear(qtbot, speaker, *lines) == ([0, 1, 2], [None])
    assert speechd.texts()[before:] == list(lines)
    voice = speaker.available()
    assert voice is not None
    assert voice.name.startswith("Chinese (Mandarin")


def test_signs_without_words_do_not_stop_a_reading(qtbot: QtBot, speaker: Speaker) -> None:
    assert hear(qtbot, speaker, "……", "——", "“”", "（1）", "好。") == ([0, 1, 2, 3, 4], [None])


def test_pause_is_silence_and_the_sentence_begins_again(
    qtbot: QtBot, speechd: Service, speaker: Speaker, ear: Ear
) -> None:
    heard: list[int] = []
    speaker.say(["第一句。", LONG], heard.append)
    qtbot.waitUntil(lambda: heard == [0, 1], timeout=20_000)
    ear.hears(qtbot)
    speaker.pause()
    assert ear.silence(qtbot)
    speaker.resume()
    qtbot.waitUntil(lambda: heard == [0, 1, 1], timeout=10_000)
    ear.hears(qtbot)
    assert speechd.texts()[-2:] == [LONG, LONG]


def test_stop_is_silence_at_once(qtbot: QtBot, speaker: Speaker, ear: Ear) -> None:
    heard: list[int] = []
    speaker.say([LONG, LONG], heard.append)
    qtbot.waitUntil(lambda: heard == [0], timeout=20_000)
    speaker.stop()
    assert ear.silence(qtbot)
    assert heard == [0]


def test_repeat_begins_with_the_first_sentence(qtbot: QtBot, speaker: Speaker) -> None:
    heard: list[int] = []
    speaker.say(["第一句。", LONG], heard.append)
    qtbot.waitUntil(lambda: heard == [0, 1], timeout=20_000)
    speaker.repeat()
    qtbot.waitUntil(lambda: heard == [0, 1, 0], timeout=10_000)


def test_slower_takes_more_time_and_faster_less(qtbot: QtBot, speaker: Speaker) -> None:
    def seconds() -> float:
        start = time.monotonic()
        assert hear(qtbot, speaker, "再点加号。")[1] == [None]
        return time.monotonic() - start

    seconds()
    normal = seconds()
    speaker.slower()
    slower = seconds()
    speaker.faster()
    speaker.faster()
    assert slower > 1.2 * normal > 1.2 * 1.1 * seconds()


def test_our_silence_does_not_silence_a_screen_reader(qtbot: QtBot, speechd: Service, speaker: Speaker) -> None:
    heard: list[int] = []
    speaker.say([LONG], heard.append)
    qtbot.waitUntil(lambda: heard == [0], timeout=20_000)
    with socket.socket(socket.AF_UNIX) as reader:
        reader.connect(str(speechd.socket))
        for line in ("SET self CLIENT_NAME a:reader:main", "SET self NOTIFICATION ALL on", "SPEAK", "好\r\n."):
            reader.sendall(f"{line}\r\n".encode())
            reader.recv(1 << 12)
        speaker.stop()
        reader.settimeout(10)
        news = b""
        while b"702 END" not in news:
            news += reader.recv(1 << 12)
    assert b"703 CANCELED" not in news


def test_the_window_goes_on_while_the_voice_is_got_ready(qtbot: QtBot, speechd: Service) -> None:
    from PySide6.QtCore import QTimer

    beats: list[float] = []
    heart = QTimer(interval=5)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start()
    speaker = Speaker(speechd.engine)
    hear(qtbot, speaker, "好。")
    heart.stop()
    speaker.reset()
    assert max(later - before for before, later in itertools.pairwise(beats)) < 0.2


def test_a_service_without_chinese_is_said_so_in_words(qtbot: QtBot, pulse: str, tmp_path: Path) -> None:
    dumb = service(tmp_path, pulse, module="dummy")
    dumb.start()
    try:
        assert hear(qtbot, Speaker(dumb.engine), "好。") == ([], [Trouble.INSTALL])
        assert dumb.texts() == []
    finally:
        dumb.end()


def test_a_computer_without_the_service_is_said_so_in_words(
    qtbot: QtBot, pulse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hear(qtbot, Speaker(service(tmp_path, pulse).engine), "好。") == ([], [Trouble.INSTALL])


def test_a_service_that_dies_is_noticed_and_found_again(qtbot: QtBot, pulse: str, tmp_path: Path) -> None:
    mortal = service(tmp_path, pulse)
    mortal.start()
    try:
        speaker = Speaker(mortal.engine)
        done: list[Trouble | None] = []
        heard: list[int] = []
        speaker.say([LONG, LONG], heard.append, done.append)
        qtbot.waitUntil(lambda: heard == [0], timeout=20_000)
        mortal.end()
        qtbot.waitUntil(lambda: done == [Trouble.LOST], timeout=10_000)
        mortal.start()
        assert hear(qtbot, speaker, "好。") == ([0], [None])
        speaker.reset()
    finally:
        mortal.end()


def test_a_service_that_does_not_run_yet_is_started(
    qtbot: QtBot, pulse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep = service(tmp_path, pulse)
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_SERVER"):
        monkeypatch.setenv(name, asleep.environment[name])
    try:
        speaker = Speaker(asleep.engine)
        assert hear(qtbot, speaker, "好。") == ([0], [None])
        speaker.reset()
    finally:
        asleep.end()


@pytest.mark.qt_log_ignore("pipewire")
def test_the_voices_of_other_systems_are_chosen_and_used_through_qt(
    qtbot: QtBot, speechd: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qinbao.speech.system import SystemVoices

    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{speechd.socket}")
    speaker = Speaker(lambda: SystemVoices("speechd"))
    before = len(speechd.texts())
    assert hear(qtbot, speaker, "点。", "“好”。") == ([0, 1], [None])
    assert speechd.texts()[before:] == ["点。", "“好”。"]
    voice = speaker.available()
    assert voice is not None
    assert voice.name.startswith("Chinese (Mandarin")
    speaker.reset()


def test_what_is_read_aloud_is_what_stands_on_the_page(session: Session, speechd: Service, tmp_path: Path) -> None:
    program = Program(session, tmp_path / "home", SPEECHD_ADDRESS=f"unix_socket:{speechd.socket}")
    try:
        shown = program.ask("names")
        before = len(speechd.texts())
        program.ask("press", BUTTON, "读给我听")
        wait("two sentences", lambda: len(speechd.texts()) > before + 1, 30)
        read = speechd.texts()[before:]
        assert [text for text in read if not any(text in name for name in shown)] == []
        cancelled = speechd.cancelled()
        program.ask("press", BUTTON, program.onward())
        program.next_page()
        after = len(speechd.texts())
        wait("the end of the reading", lambda: speechd.cancelled() > cancelled)
        time.sleep(0.5)
        assert len(speechd.texts()) == after
        assert program.stderr().count("Traceback") == 0
    finally:
        program.close()
