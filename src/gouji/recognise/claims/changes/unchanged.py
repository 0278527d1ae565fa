"""What is said to equal its base: A，与上年B持平. 基本持平 and 大致相当 say that both are near, which no arithmetic can test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Row

_NEAR = 10  # of a base, the part within which a figure is still called near


def claims(row: Row) -> Iterator[Claim]:
    """Every base that the level of a row is said to equal; only said to be near, a doubt where it is far off."""
    level = row.level
    for same in row.unchanged:
        if level is not None and level.start < same.start and comparable(level, same):
            relation = Relation(Kind.EQUALITY, Shape.UNCHANGED, Formula.SUM, (level,), same)
            near = _is_near(same.passage.text, same.end)
            yield Claim((relation,), Evidence.OPEN, beyond=_NEAR) if near else Claim((relation,))


def _is_near(text: str, end: int) -> bool:
    """Whether the word for equal behind a base is weakened, wherever the weakening stands: 上年B，与上年基本持平; B大体保持一致."""
    words = _equal().search(text, end)
    return words is not None and any(word in text[end : words.start()] for word in wording().nearly)


@cache
def _equal() -> re.Pattern[str]:
    return re.compile("|".join(sorted(wording().same, key=len, reverse=True)))
