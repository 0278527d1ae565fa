"""全部种类: kinds that are by their words all there is, as ``all_kinds.toml`` lists them: 男性 and 女性; 已整改, 正在整改 and 未整改."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gouji.catalogue import load

_FILE = ("claims", "all_kinds.toml")
_FEWEST = 2


@dataclass(frozen=True)
class AllKinds:
    """穷尽的种类: one set of kinds; the words of each stand longest first. See ``all_kinds.toml``."""

    name: str
    kinds: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    alone: bool
    alike: bool
    some: bool

    def are(self, labels: Sequence[str]) -> bool:
        """Whether each of ``labels`` names another kind, and together all of them."""
        met: list[int] = []
        rests: set[str] = set()
        for label in labels:
            found = self._of(label)
            if found is None:
                return False
            met.append(found[0])
            rests.add(found[1])
        own = [kind for kind in met if kind >= 0]
        if len(set(own)) < len(own) or (self.alike and len(rests) > 1):
            return False
        return len(own) >= _FEWEST if self.some else len(own) == len(self.kinds)

    def _of(self, label: str) -> tuple[int, str] | None:
        """Which kind a label names (-1 for one that is told only where there is such), and the rest of it."""
        words = [(word, number) for number, kind in enumerate(self.kinds) for word in kind]
        words += [(word, -1) for word in self.also]
        for word, number in sorted(words, key=lambda one: -len(one[0])):
            if word in label and (not self.alike or label.startswith(word)):
                rest = _around().sub("", label.replace(word, "", 1))
                if not (self.alone and rest):
                    return number, rest
        return None


@lru_cache(maxsize=4096)
def are_all_kinds(labels: tuple[str, ...]) -> bool:
    """Whether ``labels`` are by their words all the kinds of one thing, none of them twice."""
    return len(labels) >= _FEWEST and any(one.are(labels) for one in _every())


@cache
def _every() -> tuple[AllKinds, ...]:
    return tuple(
        AllKinds(
            one["name"],
            tuple(tuple(kind) for kind in one["kinds"]),
            tuple(one.get("also", ())),
            one.get("alone", False),
            one.get("alike", False),
            one.get("some", False),
        )
        for one in load.toml(*_FILE)["kinds_of"]
    )


@cache
def _around() -> re.Pattern[str]:
    around: Iterable[str] = load.toml(*_FILE)["around"]
    return re.compile("|".join(around))
