"""科目用途: what the money of an item is for, for items whose name fixes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load

_FILE = "item_uses.toml"


@dataclass(frozen=True, slots=True)
class ItemUse:
    """用途: ``use`` are words of which one stands in any description of the use, ``alone`` words of no other item's use."""

    item: re.Pattern[str]
    use: re.Pattern[str]
    alone: re.Pattern[str]


@cache
def item_uses() -> tuple[ItemUse, ...]:
    return tuple(
        ItemUse(re.compile(row["item"]), re.compile(row["use"]), re.compile(row["alone"]))
        for row in load.toml(_FILE)["item"]
    )


@cache
def catch_all() -> re.Pattern[str]:
    """Names of items that take in whatever has no item of its own."""
    return re.compile(load.toml(_FILE)["catch_all"])
