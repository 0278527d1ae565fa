"""What a figure means, slot by slot, and whether two may mean one thing. A slot is stated where the words before the figure
fill it, inherited where words before those do, else unknown; what is unknown is never equal to anything."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from gouji.catalogue.claims import fund_named, government_named, governments_in, subject_named
from gouji.catalogue.names import core
from gouji.domain.claims import Mention
from gouji.values.record import record

_NEAR = 1000  # characters before a figure that may say whose it is
_SIDES = ("收入", "支出")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_BOTH_SIDES = re.compile(r"收入?(?:总计|合计|总额|总量)?[、和与及]\s?总?支出?")
_CURRENT = re.compile(r"^(?:当年|本年度?|全年|年度|总)")


@record(frozen=True, slots=True)
class Slot:
    """槽位: one part of a meaning; ``value`` is None where it is unknown, ``stated`` false where it is carried from before."""

    value: object = None
    stated: bool = False

    def equals(self, other: Slot) -> bool:
        return self.value is not None and self.value == other.value

    def differs(self, other: Slot) -> bool:
        """Whether both are known and not the same."""
        return self.value is not None and other.value is not None and self.value != other.value


@dataclass(frozen=True, slots=True)
class Meaning:
    """含义: what is measured, on which side (收入, 支出, or both), in which kind of budget, of which year, fund and government."""

    measured: Slot
    side: Slot
    budget: Slot
    year: Slot
    fund: Slot
    whose: Slot

    def differs(self, other: Meaning) -> bool:
        """Whether another year, budget, fund or government is meant; the sides and the things measured are left aside."""
        pairs = ((self.budget, other.budget), (self.year, other.year), (self.fund, other.fund))
        told = self.whose.stated and other.whose.stated and self.whose.differs(other.whose)
        return told or any(one.differs(another) for one, another in pairs)


@lru_cache(maxsize=4096)
def meaning(mention: Mention) -> Meaning:
    """The meaning of a figure as its sentence and those before it tell."""
    name = core(mention.subject)
    fund = fund_named(mention.subject)
    text = mention.passage.text
    own = government_named(name)
    listed = mention.rank[1] > 1  # 甲、乙分别完成a、b: the list itself says whose
    whose = own or ("" if listed else _government_before(text, mention.start))
    side = side_of(name)
    return Meaning(
        Slot(_thing(name) or None, mention.own),
        Slot(side or None, mention.own),
        Slot(mention.measure or None, mention.own),
        Slot(mention.year, mention.year is not None and str(mention.year) in mention.lead),
        Slot(fund or None, mention.own),
        Slot(whose or None, bool(own)),
    )


def _government_before(text: str, at: int) -> str:
    """The government named last before ``at``: one in a bracket is a part or a remark, and not whose figures follow."""
    ends, names = _governments_told(text)
    last = bisect_right(ends, at) - 1
    return names[last] if last >= 0 and ends[last] > at - _NEAR else ""


@lru_cache(maxsize=64)
def _governments_told(text: str) -> tuple[list[int], list[str]]:
    """The governments that ``text`` names outside brackets, with where each name ends."""
    brackets = [found.span() for found in _BRACKET.finditer(text)]
    starts = [start for start, _ in brackets]
    told = [
        (end, name)
        for end, name in governments_in(text)
        if (inside := bisect_right(starts, end) - 1) < 0 or end > brackets[inside][1]
    ]
    return [end for end, _ in told], [name for _, name in told]


@lru_cache(maxsize=8192)
def _thing(name: str) -> str:
    """What a name measures, without 当年 and 总 before it and under its normal name where it has one."""
    plain = _CURRENT.sub("", name)
    return subject_named(plain, "") or plain


@lru_cache(maxsize=8192)
def side_of(name: str) -> str:
    """收入 or 支出, whichever the name says last; 收支 for both; '' for neither."""
    if _BOTH_SIDES.search(name):
        return "收支"
    at = max(((name.rfind(side), side) for side in _SIDES), default=(-1, ""))
    if at[0] >= 0:
        return at[1]
    return "收支" if "收支" in name else ""
