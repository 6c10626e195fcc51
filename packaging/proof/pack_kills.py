"""An update of the content is killed at a random moment, again and again: `packaging/proof/pack-kills [TIMES] [back]`.

``back``: going back to the version before is what is killed. After each the program would start with a whole content,
every byte as it was signed. Prints what was seen as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "unit" / "content" / "packs"), str(ROOT / "desktop")]
from packs_demo import Computer, Publisher, content  # noqa: E402

from qinbao.content.packs.install import rolled_back  # noqa: E402
from qinbao.content.packs.stamp import changed  # noqa: E402


def main(times: int, back: bool) -> int:
    """Exit code 1 where a start would have no whole content."""
    seen: Counter[str] = Counter()
    random.seed(times)
    with tempfile.TemporaryDirectory() as folder:
        publisher = Publisher(Path(folder) / "repository")
        computer = Computer(Path(folder) / "computer", publisher.root)
        computer.install(publisher.publish("2026.11.01", {**content("2026.11.01"), **_more(0)}))
        # Undisturbed, so that it is known how long it takes; then killed somewhere within that time.
        usual = max(_round(computer, publisher, number, None, back)[1] for number in range(3))
        for number in range(3, times + 3):
            seen[_round(computer, publisher, number, random.uniform(0, 1.2 * usual), back)[0]] += 1
    whole = times - seen["broken"]
    print(json.dumps({"times": times, "whole": whole, "used": dict(seen)}))
    return int(whole != times)


def _round(computer: Computer, publisher: Publisher, number: int, after: float | None, back: bool) -> tuple[str, float]:
    """What is used afterwards, and how long it took. ``after``: seconds to the kill; none: undisturbed."""
    version = f"2026.11.{2 + number // 900:02}.{number % 900 + 1}"
    before = computer.version()
    pack = publisher.publish(version, {**content(version), **_more(number)})
    if back:
        computer.install(pack)
    took = _apart(lambda: rolled_back(computer.shelf) if back else computer.install(pack), after)
    name = computer.shelf.in_use()
    if not name or [*changed(computer.shelf, name)]:
        return "broken", took
    found = computer.version()
    return "new" if found == version else "old" if found == before else "broken", took


def _apart(do: Callable[[], object], after: float | None) -> float:
    """In a process of its own, killed ``after`` seconds; gives how long it lived."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            do()
        finally:
            os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - began


def _more(number: int) -> dict[str, bytes]:
    """Files enough that the moment of the kill falls among them."""
    return {f"regions/r{one}.yaml": f"{number} {one}\n".encode() * 2000 for one in range(20)}


if __name__ == "__main__":
    words = sys.argv[1:]
    raise SystemExit(main(next((int(word) for word in words if word.isdigit()), 1000), "back" in words))
