"""Somebody's computer, and what is written down there after a call: for all tests that begin with one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from qinbao.content.heard import Heard
from qinbao.content.heard_files import HeardFiles

PLACE, TOPIC = "210300", "mutual-aid"
TOLD = Heard(
    number="0412-12393",
    day="2026-11-28",
    known="yes",
    within="wechat",
    name="鞍山医保",
    steps=("便民服务", "家庭共济"),
    done="绑定成功",
)
"""A way on a phone, told of a place where none is on file."""
ANSWERS = {
    "for": "parent",
    "payer_insurance": "employee",
    "relative_insured": "resident",
    "place": PLACE,
    "payer_place": PLACE,
}
"""Who asks for the guide that a call changes."""


class Home:
    """Somebody's computer, on which the program is that of this Python, or the one in the folder ``site``."""

    def __init__(self, folder: Path, site: Path | None = None) -> None:
        self.folder, self.site = folder, site

    @property
    def records(self) -> HeardFiles:
        """What was written down after calls."""
        return HeardFiles(self.folder / "data" / "qinbao" / "local")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the program to its end."""
        folders = {f"XDG_{name}_HOME": str(self.folder / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
        env = {**os.environ, "HOME": str(self.folder), **folders}
        alone = ["-I"]
        if self.site is not None:
            env, alone = {**env, "PYTHONPATH": str(self.site)}, ["-P", "-s"]
        command = [sys.executable, *alone, "-m", "qinbao", *words]
        return subprocess.run(command, capture_output=True, text=True, env=env, cwd=self.site)

    def guide(self) -> dict[str, Any]:
        """The guide for ``ANSWERS`` on the day of the call."""
        given = [f"{key}={value}" for key, value in ANSWERS.items() if key not in ("for", "place")]
        answers = [word for answer in given for word in ("--answer", answer)]
        who = ("--place", PLACE, "--for", ANSWERS["for"])
        done = self.run("guide", TOPIC, *who, *answers, "--on", TOLD.day, "--json")
        found: dict[str, Any] = json.loads(done.stdout)
        return found
