"""What the frozen program starts with: the `qinbao` command, or one of its modules by name.

`qinbao ARGS` does what `python -m qinbao ARGS` does. `qinbao -P -s -m MODULE ARGS` does what Python itself would: the
program starts some of its modules this way.
"""

import multiprocessing
import runpy
import sys


def main(arguments: list[str]) -> int:
    """Run, and give the exit code."""
    if arguments[:3] == ["-P", "-s", "-m"]:
        sys.argv = arguments[3:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return 0
    from qinbao.cli import main as command

    return command(arguments)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    raise SystemExit(main(sys.argv[1:]))
