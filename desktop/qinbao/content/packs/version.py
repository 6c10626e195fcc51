"""What a version of the content is called: by the day it was published."""

import re

VERSION = re.compile(r"20\d\d\.\d\d\.\d\d(?:\.\d{1,3})?", re.ASCII)
"""The day of publishing: ``2026.12.05``, the second of a day ``2026.12.05.2``."""


def order(version: str) -> tuple[int, ...]:
    """What versions are compared by; lowest for what is none."""
    return tuple(map(int, version.split("."))) if VERSION.fullmatch(version) else ()


def day(version: str) -> str:
    """The day of a version: ``2026-12-05``."""
    return "-".join(version.split(".")[:3])


def version(name: str) -> str:
    """The version in the name of a folder."""
    return name.partition("-")[0]
