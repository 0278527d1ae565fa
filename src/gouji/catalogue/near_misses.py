"""相似而合规的写法: documents that look like an error and are none, by the check or the family of checks that must stay silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_START = re.compile(r"^## ", re.MULTILINE)
_LIKE = "像："
#: How many a page shows.
MOST = 5


@dataclass(frozen=True, slots=True)
class NearMiss:
    """相似而合规: ``text`` in document notation, ``title`` why it is lawful; ``like`` are codes of checks, or beginnings that
    stand for a family of them (N, J1)."""

    title: str
    like: tuple[str, ...]
    text: str

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n----\n"))


@cache
def near_misses() -> tuple[NearMiss, ...]:
    """Every near miss, file by file. Raises ``ValueError`` for one that does not say what it is like."""
    folder = files("gouji.catalogue").joinpath("data/near_misses")
    found = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        for block in _START.split(file.read_text("utf-8"))[1:]:
            title, _, rest = block.partition("\n")
            like, _, text = rest.partition("\n")
            if not like.startswith(_LIKE):
                raise ValueError(f"{file.name}：“{title}”没有写它像哪项检查")
            found.append(NearMiss(title.strip(), tuple(like.removeprefix(_LIKE).split("、")), text.strip("\n")))
    return tuple(found)


def shown_for(code: str) -> tuple[NearMiss, ...]:
    """Those that a check shows: its own first, then those of its family, at most ``MOST``."""
    own = [one for one in near_misses() if code in one.like]
    family = [one for one in near_misses() if one not in own and any(code.startswith(like) for like in one.like)]
    return tuple((*own, *family)[:MOST])
