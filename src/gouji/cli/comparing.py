"""``gouji diff``."""

from __future__ import annotations

import argparse

from gouji import console
from gouji.pipeline import comparing


def diff(options: argparse.Namespace) -> int:
    found = comparing.compare(options.old, options.new)
    console.say("\n".join(found) or "没有改动。")
    return 1 if found else 0
