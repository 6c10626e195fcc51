"""Who touches and types inside a machine: scripts in Perl, which every Debian has."""

import base64
from pathlib import Path


def script(name: str) -> str:
    """The command that writes a script to its output, with what all of them begin with."""
    here = Path(__file__).parent
    text = (here / "devices.pl").read_bytes() + (here / f"{name}.pl").read_bytes()
    return f"echo {base64.b64encode(text).decode()} | base64 -d"
