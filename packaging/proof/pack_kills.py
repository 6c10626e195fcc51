"""An update of the content is killed at a random moment, again and again: `packaging/proof/pack-kills [TIMES]`.

After each the program would start with a whole content, every byte as it was signed. Prints what was seen as JSON.
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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "unit" / "content" / "packs"), str(ROOT / "desktop")]
from packs_demo import Computer, Publisher, content  # noqa: E402


def main(times: int) -> int:
    """Exit code 1 where a start would have no whole content."""
    seen: Counter[str] = Counter()
    random.seed(times)
    with tempfile.TemporaryDirectory() as folder:
        publisher = Publisher(Path(folder) / "repository")
        computer = Computer(Path(folder) / "computer", publisher.root)
        first = publisher.publish("2026.11.01", {**content("2026.11.01"), **_more(0)})
        began = time.monotonic()
        computer.install(first)
        usual = time.monotonic() - began
        for number in range(times):
            seen[_killed(computer, publisher, number, usual)] += 1
    whole = times - seen["broken"]
    print(json.dumps({"times": times, "whole": whole, "used": dict(seen)}))
    return int(whole != times)


def _killed(computer: Computer, publisher: Publisher, number: int, usual: float) -> str:
    version = f"2026.11.01.{number % 900 + 2}"
    before = computer.version()
    pack = publisher.publish(version, {**content(version), **_more(number)})
    child = os.fork()
    if child == 0:
        try:
            computer.install(pack)
        finally:
            os._exit(0)
    time.sleep(random.uniform(0, 1.2 * usual))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    name = computer.shelf.in_use()
    if not name or [*computer.shelf.changed(name)]:
        return "broken"
    found = computer.version()
    return "new" if found == version else "old" if found == before else "broken"


def _more(number: int) -> dict[str, bytes]:
    """Files enough that the moment of the kill falls among them."""
    return {f"regions/r{one}.yaml": f"{number} {one}\n".encode() * 2000 for one in range(20)}


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
