"""Blank sheets for a whole region: made in parallel, taken up again after a break, with checksums at the end.

``index.tsv`` tells which file serves which place; ``SHA256SUMS`` lists all files and is written when all are there
(``sha256sum -c SHA256SUMS`` checks a shelf that went over a USB stick). ``.unfinished`` remembers what is done, for
which content and day, also for the next call.
"""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import msgspec

import qinbao
from qinbao import paths
from qinbao.content.library import Library
from qinbao.paper.errors import PaperError
from qinbao.paper.files import save
from qinbao.paper.plan import Plan, Task

CHUNK = 16
"""Sheets a worker makes before it reports: enough to use what Typst remembers, few enough for a lively bar."""
SUMS, INDEX, UNFINISHED = "SHA256SUMS", "index.tsv", ".unfinished"
Progress = Callable[[int, int], None]


class Failure(msgspec.Struct, frozen=True):
    """A sheet that cannot be made: ``words(key, **fields)`` says why."""

    task: Task
    key: str
    fields: dict[str, str]


class Outcome(msgspec.Struct, frozen=True):
    """How many sheets stand on the shelf, how many of them were there already, and what could not be made."""

    made: int
    kept: int
    failures: tuple[Failure, ...]


Made = tuple[Task, str]
Record = Callable[[list[Made], list[Failure]], None]


def fill(library: Library, plan: Plan, out: Path, today: date, progress: Progress, workers: int = 2) -> Outcome:
    """Make all sheets of ``plan`` below ``out``, which is created.

    ``progress`` hears how many of how many are done. Raises ``PaperError`` where nothing can be written, and
    ``KeyboardInterrupt`` on Ctrl-C: every file there is whole, and the next call goes on where this one stopped.
    """
    _folder(out)
    stamp = _stamp(library, today)
    done = _remembered(out, stamp)
    todo = [task for task in plan.tasks if task not in done]
    kept = len(plan.tasks) - len(todo)
    progress(kept, len(plan.tasks))
    _remember(out / UNFINISHED, stamp, done, "w")
    failures: list[Failure] = []

    def record(made: list[Made], failed: list[Failure]) -> None:
        failures.extend(failed)
        done.update(made)
        _remember(out / UNFINISHED, "", dict(made), "a")

    for _ in _in_parallel(library.root, todo, out, today, workers, record):
        progress(sum(task in done for task in plan.tasks) + len(failures), len(plan.tasks))
    here = {task.file: done[task] for task in plan.tasks if task in done}
    save("".join(f"{sum}  {file}\n" for file, sum in sorted(here.items())).encode(), out / SUMS)
    save(_index(library, plan), out / INDEX)
    return Outcome(len(here) - kept, kept, tuple(failures))


def _in_parallel(
    root: Path, todo: Sequence[Task], out: Path, today: date, workers: int, record: Record
) -> Iterator[None]:
    """Make ``todo``, give a sign after each chunk; whatever was finished is recorded, also after Ctrl-C."""
    chunks = [todo[start : start + CHUNK] for start in range(0, len(todo), CHUNK)]
    if not chunks:
        return
    # Spawned, not forked: Typst's own threads do not survive a fork.
    context = get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(chunks)), context, initializer=_ready, initargs=(root,))
    running: set[Future[tuple[list[Made], list[Failure]]]] = set()
    waiting = list(reversed(chunks))
    try:
        while waiting or running:
            while waiting and len(running) <= workers:
                running.add(pool.submit(_make, waiting.pop(), out, today))
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                running.discard(future)
                record(*future.result())
            yield
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        for future in running:
            if future.done() and not future.cancelled() and future.exception() is None:
                record(*future.result())


_library: Library | None = None


def _ready(root: Path) -> None:
    """In a worker: Ctrl-C is the parent's to answer, so that no file is cut off."""
    global _library
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _library = Library(root)


def _make(tasks: Sequence[Task], out: Path, today: date) -> tuple[list[Made], list[Failure]]:
    from qinbao.guide.build import build
    from qinbao.paper.sheets import render

    assert _library is not None
    made: list[Made] = []
    failed: list[Failure] = []
    for task in tasks:
        try:
            pdf = render(_library, build(_library, task.topic, {"place": task.place}, today), task.sheet)
            path = out / task.file
            _folder(path.parent)
            save(pdf, path)
            made.append((task, hashlib.sha256(pdf).hexdigest()))
        except PaperError as error:
            failed.append(Failure(task, error.key, {name: str(value) for name, value in error.fields.items()}))
    return made, failed


def _stamp(library: Library, today: date) -> str:
    """Names everything a sheet depends on, so that old sheets are never kept for new content."""
    sum = hashlib.sha256(f"{qinbao.__version__} {today}".encode())
    for folder in (library.root, paths.shipped("assets") / "paper", paths.shipped("assets") / "fonts"):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            sum.update(path.name.encode())
            sum.update(hashlib.sha256(path.read_bytes()).digest())
    return sum.hexdigest()


def _remembered(out: Path, stamp: str) -> dict[Task, str]:
    """What an earlier run with the same stamp left behind whole; a damaged or missing file is made again."""
    try:
        first, *lines = (out / UNFINISHED).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    done: dict[Task, str] = {}
    for line in lines if first == stamp else ():
        match line.split("\t"):
            case [sum, sheet, topic, place, file] if _sum(out / file) == sum:
                done[Task(sheet, topic, place, file)] = sum
    return done


def _remember(path: Path, stamp: str, done: dict[Task, str], mode: str) -> None:
    lines = [stamp] if stamp else []
    lines += [f"{sum}\t{task.sheet}\t{task.topic}\t{task.place}\t{task.file}" for task, sum in done.items()]
    try:
        with path.open(mode, encoding="utf-8", newline="\n") as file:
            file.write("".join(f"{line}\n" for line in lines))
    except OSError:
        raise PaperError("write", path=path) from None


def _sum(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _index(library: Library, plan: Plan) -> bytes:
    files: dict[str, list[Task]] = {}
    for task in plan.tasks:
        files.setdefault(task.place, []).append(task)
    rows = [
        "\t".join((place.code, library.places.label(place), task.topic, task.sheet, task.file))
        for place, home in plan.served
        for task in files[home.code]
    ]
    return ("\n".join(rows) + "\n").encode()


def _folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise PaperError("write", path=out) from None
