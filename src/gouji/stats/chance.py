"""The few formulas of statistics that the report needs, in floating point: they measure shares, no amounts."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: The quantile of the normal distribution that leaves 2.5% above it.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """比例: ``count`` of ``of``, and the interval that Wilson's formula gives at 95%."""

    count: int
    of: int

    @property
    def value(self) -> float:
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, were the units drawn by chance; 0 to 1 where there is none."""
        if not self.of:
            return 0.0, 1.0
        square = _Z**2
        middle = (self.count + square / 2) / (self.of + square)
        spread = _Z / (self.of + square) * math.sqrt(self.count * (self.of - self.count) / self.of + square / 4)
        return max(0.0, middle - spread), min(1.0, middle + spread)


def chi_square_tail(value: float, freedom: int) -> float:
    """The chance that a chi-square variable with ``freedom`` degrees exceeds ``value``."""
    half = value / 2
    if half <= 0:
        return 1.0
    tail, start = (math.erfc(math.sqrt(half)), 1) if freedom % 2 else (math.exp(-half), 2)
    for degrees in range(start, freedom, 2):
        tail += math.exp(degrees / 2 * math.log(half) - half - math.lgamma(degrees / 2 + 1))
    return min(1.0, tail)
