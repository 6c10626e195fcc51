"""``python -m qinbao``: the same as the ``qinbao`` command."""

from qinbao.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
