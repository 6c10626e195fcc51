"""What the frozen program starts with: the `qinbao` command, or one of its modules by name.

`qinbao ARGS` does what `python -m qinbao ARGS` does. `qinbao -P -s -m MODULE ARGS` does what Python itself would: the
scripts of the kiosk, written for Python, call it this way.
"""

import multiprocessing
import runpy
import sys


def main(arguments: list[str]) -> int:
    """Run, and give the exit code."""
    flags = [word for word in arguments[:2] if word in ("-P", "-s")]
    rest = arguments[len(flags) :]
    if rest[:1] == ["-m"] and len(rest) > 1 and rest[1].partition(".")[0] in ("qinbao", "make_pin"):
        sys.argv = rest[1:]
        runpy.run_module("qinbao.__main__" if rest[1] == "qinbao" else rest[1], run_name="__main__", alter_sys=True)
        return 0
    from qinbao.cli import main as command

    return command(arguments)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    raise SystemExit(main(sys.argv[1:]))
