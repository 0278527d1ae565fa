"""A run of amounts told again elsewhere in the same order, under whatever names: 中央下达A，省级下达B，地方匹配C。…其中：中央资金A，
地方资金B，其他资金C. That several agree in their order is hardly chance; what words tell apart stays apart, and with it the
whole run: a list of targets and one of what was done, two years, two sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.meaning import meaning, side_of
from gouji.solve.spoken_again import ends_differ

_FEWEST = 3  # different figures
_ENOUGH = 22  # bits of all their digits
_MOST = 4  # places where the first stands, the nearest
_Key = tuple[object, object]


def told_in_order(figures: Sequence[Mention]) -> Iterator[Relation]:
    """The figures of each run of levels with those of the nearest earlier one that prints the same in the same order."""
    levels = [
        one for one in figures if one.role is Role.LEVEL and one.figure.value != 0 and not one.figure.unit.is_rate
    ]
    keys = [(one.figure.value, one.figure.unit) for one in levels]
    before: defaultdict[_Key, list[int]] = defaultdict(list)
    at = 0
    while at < len(levels):
        length = 1
        for start in reversed(before[keys[at]][-_MOST:]):
            same = _alike(keys, start, at)
            if same < _FEWEST:
                continue
            pairs = list(zip(levels[start : start + same], levels[at : at + same], strict=True))
            length = max(length, same)
            if _tells_enough(keys[at : at + same]) and all(_may_be_one(*pair) for pair in pairs):
                yield from (
                    Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (one,), other, stated=False)
                    for one, other in pairs
                )
                break
        for place in range(at, at + length):
            before[keys[place]].append(place)
        at += length


def _alike(keys: Sequence[_Key], start: int, at: int) -> int:
    """How many figures from ``at`` on print what those from ``start`` on do."""
    pairs = zip(keys[start:at], keys[at:], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _tells_enough(keys: Sequence[_Key]) -> bool:
    values = {value for value, _ in keys}
    return len(values) >= _FEWEST and sum(map(_bits, values)) >= _ENOUGH


def _bits(value: object) -> int:
    digits = str(value).replace(".", "").strip("0")
    return int(digits or "0").bit_length()


def _may_be_one(one: Mention, other: Mention) -> bool:
    """Whether no word tells the two apart: another year, budget, fund or side, a limit and a balance. Whose they are is told by
    the list as a whole: what 全区 and 区本级 take in may be the same."""
    first, second = meaning(one), meaning(other)
    names = core(one.subject), core(other.subject)
    sides = {side_of(name) or side_of(core(mention.within)) for name, mention in zip(names, (one, other), strict=True)}
    apart = first.budget.differs(second.budget) or first.year.differs(second.year) or first.fund.differs(second.fund)
    return not (apart or len(sides - {"", "收支"}) > 1 or ends_differ(*names))
