"""CUPS through its own commands: they exist wherever CUPS does, and need no library of ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time

from qinbao.printing.state import State

PATIENCE = 1.5
"""Seconds one command may take; a printer that is off must not freeze the answer."""
# One-sided: the back of a sheet on the fridge is not read. A4 by name, since some drivers default to Letter.
# Never scaled, so that codes keep their size.
OPTIONS = ("sides=one-sided", "media=A4", "print-scaling=none")
_PAPER = ("media-empty", "media-needed")
_OFF = ("paused", "stopped", "offline", "connecting-to-device", "shutdown", "timed-out")
_TROUBLE = ("media-jam", "door-open", "cover-open", "toner-empty", "marker-supply-empty")
_ALERTS = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
_JOB = re.compile(r"^\S+-\d+(?=\s)", re.MULTILINE)
_REQUEST = re.compile(r"request id is (\S+)-(\d+) ")


class CupsError(Exception):
    """A job that was not taken; ``state`` says why."""

    def __init__(self, state: State) -> None:
        super().__init__(state.value)
        self.state = state


def available() -> bool:
    """Whether this machine has CUPS' commands."""
    return os.name == "posix" and all(shutil.which(command) for command in ("lp", "lpstat", "cancel"))


def queues() -> tuple[str, ...]:
    """Names of the queues, the default one first. Empty also where CUPS does not answer."""
    names = _run("lpstat", "-e").stdout.split()
    if not names:
        return ()
    default = _run("lpstat", "-d").stdout.rpartition(": ")[2].strip()
    return tuple(sorted(names, key=lambda name: name != default))


def condition(queue: str) -> State | None:
    """What keeps ``queue`` from printing; none where nothing does."""
    told = _run("lpstat", "-l", "-p", queue)
    if told.returncode != 0 or not told.stdout.strip():
        return State.NO_PRINTER
    alerts = " ".join(_ALERTS.findall(told.stdout))
    if any(word in alerts for word in _PAPER):
        return State.OUT_OF_PAPER
    if " disabled since " in told.stdout or any(word in alerts for word in _OFF):
        return State.STOPPED
    if any(word in alerts for word in _TROUBLE):
        return State.FAILED
    if "not accepting requests" in _run("lpstat", "-a", queue).stdout:
        return State.REJECTING
    return None


def send(pdf: bytes, queue: str, copies: int, title: str) -> str:
    """Hand the PDF to ``queue`` through a pipe (no file of ours is left) and give the job's id.

    Raises ``CupsError``.
    """
    options = [part for option in OPTIONS for part in ("-o", option)]
    sent = _run("lp", "-d", queue, "-n", str(copies), "-t", title, *options, content=pdf)
    found = _REQUEST.search(sent.stdout)
    if sent.returncode != 0 or found is None:
        raise CupsError(condition(queue) or State.FAILED)
    return f"{found.group(1)}-{found.group(2)}"


def progress(job: str, queue: str) -> State:
    """Where ``job`` stands now."""
    waiting = _run("lpstat", "-W", "not-completed", "-o", queue)
    if waiting.returncode != 0:
        return State.NO_PRINTER
    if job in waiting.stdout.split():
        return condition(queue) or State.PRINTING
    if condition(queue) is State.NO_PRINTER:
        return State.NO_PRINTER
    ended = _run("lpstat", "-l", "-W", "completed", "-o", queue).stdout
    about = re.split(r"^(?=\S)", ended, flags=re.MULTILINE)
    alerts = next((_ALERTS.findall(part) for part in about if part.startswith(f"{job} ")), [])
    bad = any(word in alert for alert in alerts for word in ("abort", "cancel", "error"))
    return State.FAILED if bad else State.DONE


def unfinished(queue: str | None) -> list[str]:
    """Ids of jobs that wait or print, of every queue where none is named; empty also where CUPS does not answer."""
    return _JOB.findall(_run("lpstat", "-W", "not-completed", "-o", *([queue] if queue else [])).stdout)


def cancel(job: str) -> None:
    """Take ``job`` back, so that it does not come out an hour later; harmless where it is gone."""
    _run("cancel", "-x", job)


def wait() -> None:
    """Pause between two looks at a job."""
    time.sleep(0.25)


def _run(*command: str, content: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in plain English; one that hangs or is missing counts as failed."""
    try:
        done = subprocess.run(
            command,
            input=content,
            stdin=subprocess.DEVNULL if content is None else None,
            capture_output=True,
            timeout=PATIENCE,
            env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return subprocess.CompletedProcess(command, 1, "", "")
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )
