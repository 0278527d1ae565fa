"""Wholes that are told with their two kinds, and the rates these are of it, by the words before the figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load
from gouji.values.cached import cached_property

_FILE = ("claims", "told_in_two.toml")
_LINKS = re.compile(r"(?:为|是|达到?|约|[：:\s])*$")


@dataclass(frozen=True)
class TwoKinds:
    """两分的总体: what the whole, its two kinds and the rates of them are called, each to be matched in full; ``mixed`` are words
    beside which the kinds are not all. ``parts`` where the two are told as parts of a sum, else the second is what is left; ``partial``
    where there may be more of the whole, ``nested`` where the second may hold the first. ``told_by`` are words of which a text
    that tells of them has one."""

    name: str
    whole: re.Pattern[str]
    one: re.Pattern[str]
    other: re.Pattern[str]
    one_rate: re.Pattern[str] | None
    other_rate: re.Pattern[str] | None
    mixed: re.Pattern[str]
    before: re.Pattern[str]
    told_by: tuple[str, ...]
    parts: bool = False
    partial: bool = False
    nested: bool = False

    @cached_property
    def either(self) -> re.Pattern[str]:
        """What holds one of the two kinds by name."""
        return re.compile(f"{self.one.pattern}|{self.other.pattern}")

    def bare(self, words: str) -> str:
        """A name without what may stand before it and the verb behind it."""
        name = _LINKS.sub("", words)
        found = self.before.match(name)
        return name if found is None or self.one.fullmatch(name) else name[found.end() :]


@cache
def told_in_two() -> tuple[TwoKinds, ...]:
    """Every such whole."""
    raw = load.toml(*_FILE)
    before = re.compile(f"(?:{'|'.join(raw['before'])})*")
    return tuple(
        TwoKinds(
            one["name"],
            _any(one["whole"]),
            _any(one["one"]),
            _any(one["other"]),
            _any(one["one_rate"]) if "one_rate" in one else None,
            _any(one["other_rate"]) if "other_rate" in one else None,
            _any(one["mixed"]),
            before,
            tuple(one["told_by"]),
            one.get("parts", False),
            one.get("partial", False),
            one.get("nested", False),
        )
        for one in raw["kind"]
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(words))
