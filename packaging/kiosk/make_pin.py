"""Ask for the operator's PIN twice, unseen, and print the line for ``kiosk.yaml``; ``pin`` beside it calls this."""

import getpass
import sys

from qinbao.content.library import Library
from qinbao.kiosk.operator.pin import hash_pin


def main() -> int:
    """0: printed. 2: the two differ, or it is no PIN."""
    words = Library().words
    first = getpass.getpass(words("kiosk.pin.new"))
    again = getpass.getpass(words("kiosk.pin.again"))
    try:
        if first != again:
            raise ValueError
        hashed = hash_pin(first)
    except ValueError:
        print(words("kiosk.pin.refused"), file=sys.stderr)
        return 2
    print(f"pin: {hashed}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
