"""What the words that name a line say of how it is worked out."""

from __future__ import annotations

import re
from typing import NamedTuple

from gouji.solve.tables.relation import Operator

_TOTAL = re.compile(
    r"\b(?:sub-?)?totals?\b|\ball\b|\bsum\b|\bboth\b|\bnet\b|合计|小计|总计|合\s*计|总额|共计", re.IGNORECASE
)
_MEAN = re.compile(r"\baverages?\b|\bmean\b|\bavg\b|平均|均值", re.IGNORECASE)
_RATIO = re.compile(
    r"%|\bper\b|\bpercent(?:age)?s?\b|\brates?\b|\bratio\b|\bshare\b|\bpct\b|/|占|率|比重|比例|完成|％", re.IGNORECASE
)
_CHANGE = re.compile(
    r"%|\bchanges?\b|\bgrowth\b|\bincrease\b|\bdecrease\b|\bpercent(?:age)?\b|\bdiff|增长|增减|比上年|±|％",
    re.IGNORECASE,
)


class Hint(NamedTuple):
    """提示: what a label suggests of its line."""

    total: bool
    mean: bool
    ratio: bool
    change: bool

    def of(self, operator: Operator) -> bool:
        if operator is Operator.SUM:
            return self.total
        if operator is Operator.MEAN:
            return self.mean
        return self.ratio if operator is Operator.RATIO else self.change


def hint_of(label: str) -> Hint:
    return Hint(*(pattern.search(label) is not None for pattern in (_TOTAL, _MEAN, _RATIO, _CHANGE)))
