"""CUPS through its own commands: they exist wherever CUPS does, and need no library of ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from contextlib import suppress
from datetime import datetime

from qinbao.printing.state import State

PATIENCE = 1.5
"""Seconds one command may take; a printer that is off must not freeze the answer."""
LONG = 10.0
"""Seconds where nobody waits for the answer, and where to break off would leave unknown whether a sheet comes."""
LONGEST = 60.0
"""Seconds for the list of all jobs: 50,000 of them took 25 on a busy computer, and nobody waits for it."""
# One-sided: the back of a sheet on the fridge is not read. A4 by name, since some drivers default to Letter.
# Never scaled, so that codes keep their size.
OPTIONS = ("sides=one-sided", "media=A4", "print-scaling=none")
_PAPER = ("media-empty", "media-needed")
_OFF = ("paused", "stopped", "offline", "connecting-to-device", "shutdown", "timed-out")
_TROUBLE = ("media-jam", "door-open", "cover-open", "toner-empty", "marker-supply-empty")
_ALERTS = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
_JOB = re.compile(r"^(\S+-\d+)\s+\S+\s+\d+\s+(.*?)\s*$", re.MULTILINE)
_TIMES = ("%a %d %b %Y %I:%M:%S %p", "%a %d %b %Y %H:%M:%S", "%a %b %d %H:%M:%S %Y", "%a %b %d %H:%M:%S %Z %Y")
"""How ``lpstat`` writes a time in plain English; a name of a time zone may follow."""
_AT_ONCE = 500
"""Jobs of one command; a line of commands is not endless."""
_RUNS = "scheduler is running"
"""What ``lpstat -r`` says of a server that answers; where none does, all queues are unknown to the other options."""
_REQUEST = re.compile(r"request id is (\S+)-(\d+) ")


class CupsError(Exception):
    """A job that was not taken; ``state`` says why."""

    def __init__(self, state: State) -> None:
        super().__init__(state.value)
        self.state = state


class UnansweredError(Exception):
    """The print server takes too long: nobody knows whether it did what it was told."""


class AwayError(UnansweredError):
    """No print server is there; what one had taken before it went may still come out."""


def available() -> bool:
    """Whether this machine has CUPS' commands."""
    return os.name == "posix" and all(shutil.which(command) for command in ("lp", "lpstat", "cancel"))


def queues(patience: float = PATIENCE) -> tuple[str, ...]:
    """Names of the queues, the default one first. Empty also where CUPS does not answer."""
    names = _asked("lpstat", "-e", patience=patience).stdout.split()
    if not names:
        return ()
    default = _asked("lpstat", "-d", patience=patience).stdout.rpartition(": ")[2].strip()
    return tuple(sorted(names, key=lambda name: name != default))


def condition(queue: str) -> State | None:
    """What keeps ``queue`` from printing; none where nothing does, or where the server takes too long to say."""
    try:
        return _condition(queue, PATIENCE)
    except AwayError:
        return State.NO_PRINTER
    except UnansweredError:
        return None


def _condition(queue: str, patience: float) -> State | None:
    told = _run("lpstat", "-r", "-l", "-p", queue, patience=patience)
    if _RUNS not in told.stdout:
        raise AwayError
    if told.returncode != 0:
        return State.NO_PRINTER
    alerts = " ".join(_ALERTS.findall(told.stdout))
    if any(word in alerts for word in _PAPER):
        return State.OUT_OF_PAPER
    if " disabled since " in told.stdout or any(word in alerts for word in _OFF):
        return State.STOPPED
    if any(word in alerts for word in _TROUBLE):
        return State.FAILED
    if "not accepting requests" in _run("lpstat", "-a", queue, patience=patience).stdout:
        return State.REJECTING
    return None


def send(pdf: bytes, queue: str, copies: int, title: str) -> str:
    """Hand the PDF to ``queue`` through a pipe (no file of ours is left) and give the job's id.

    Raises ``CupsError`` where it was not taken, ``UnansweredError`` where nobody knows.
    """
    options = [part for option in OPTIONS for part in ("-o", option)]
    sent = _run("lp", "-d", queue, "-n", str(copies), "-t", title, *options, content=pdf, patience=LONG)
    found = _REQUEST.search(sent.stdout)
    if sent.returncode != 0 or found is None:
        raise CupsError(_condition(queue, LONG) or State.FAILED)
    return f"{found.group(1)}-{found.group(2)}"


def progress(job: str, queue: str) -> State:
    """Where ``job`` stands now, as far as the server says; nobody waits for this answer."""
    try:
        return _progress(job, queue)
    except UnansweredError:
        return State.PRINTING


def _progress(job: str, queue: str) -> State:
    waiting = _run("lpstat", "-W", "not-completed", "-o", queue, patience=LONG)
    if job in waiting.stdout.split():
        return _condition(queue, LONG) or State.PRINTING
    if _condition(queue, LONG) is State.NO_PRINTER:
        return State.NO_PRINTER
    ended = _run("lpstat", "-l", "-W", "completed", "-o", queue, patience=LONG)
    if waiting.returncode != 0 or ended.returncode != 0:
        return State.PRINTING  # the server went away and came back meanwhile
    about = re.split(r"^(?=\S)", ended.stdout, flags=re.MULTILINE)
    alerts = next((_ALERTS.findall(part) for part in about if part.startswith(f"{job} ")), [])
    bad = any(word in alert for alert in alerts for word in ("abort", "cancel", "error"))
    return State.FAILED if bad else State.DONE


def unfinished(queue: str | None) -> dict[str, datetime | None]:
    """Jobs that wait or print, of every queue where none is named, each with its time as far as it can be read.

    Empty also where CUPS does not answer.
    """
    told = _asked("lpstat", "-W", "not-completed", "-o", *([queue] if queue else []), patience=LONGEST).stdout
    return {found.group(1): _time(found.group(2)) for found in _JOB.finditer(told)}


def cancel(*jobs: str) -> None:
    """Take ``jobs`` back, so that they do not come out an hour later; harmless where they are gone."""
    for at in range(0, len(jobs), _AT_ONCE):
        _asked("cancel", "-x", *jobs[at : at + _AT_ONCE], patience=LONG)


def wait() -> None:
    """Pause between two looks at a job."""
    time.sleep(0.25)


def _time(text: str) -> datetime | None:
    for form in _TIMES:
        for words in (text, text.rpartition(" ")[0]):
            with suppress(ValueError):
                return datetime.strptime(words, form).replace(tzinfo=None)
    return None


def _asked(*command: str, patience: float = PATIENCE) -> subprocess.CompletedProcess[str]:
    """``_run``, where no answer is the same as one that says nothing."""
    try:
        return _run(*command, patience=patience)
    except UnansweredError:
        return subprocess.CompletedProcess(command, 1, "", "")


def _run(*command: str, content: bytes | None = None, patience: float = PATIENCE) -> subprocess.CompletedProcess[str]:
    """Run a command in plain English; one that is missing counts as failed. Raises ``UnansweredError``."""
    try:
        done = subprocess.run(
            [word.encode() for word in command],  # as CUPS is told to read them, whatever this process is set to
            input=content,
            stdin=subprocess.DEVNULL if content is None else None,
            capture_output=True,
            timeout=patience,
            env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnansweredError from None
    except OSError:
        return subprocess.CompletedProcess(command, 1, "", "")
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )
