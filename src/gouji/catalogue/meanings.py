"""Words beside a figure that say which figure it is: of what scope, of whom, of when; and words that leave nothing of that open."""

from __future__ import annotations

import re
from functools import cache

from gouji.catalogue import load

_FILE = ("claims", "meanings.toml")


@cache
def words_of(*names: str) -> re.Pattern[str]:
    """Whatever says what one of ``names`` stands for: ``scope_before``, ``planned``, ``weighed`` …; raises ``KeyError`` for others."""
    lists = load.toml(*_FILE)["words"]
    return re.compile("|".join(word for name in names for word in lists[name]))


@cache
def nothing_but(name: str) -> re.Pattern[str]:
    """What a clause consists of that leaves nothing of the kind open, to be matched in full: ``structure``, ``mean`` …"""
    return re.compile(f"(?:{'|'.join(load.toml(*_FILE)['nothing_but'][name])})*")
