"""What starts the program, as ``gouji`` and as ``python -m gouji``: light, so that breaking off while the rest is loaded
is told in one line too."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs the command line and returns its exit code."""
    try:
        from gouji.cli import main as run

        return run()
    except KeyboardInterrupt:
        sys.stderr.write("已中断，没有做完。\n")
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
