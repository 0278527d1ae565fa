"""图: what a chart shows, apart from how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class ChartKind(Enum):
    """图的种类."""

    BARS = "条形图"
    COLUMNS = "柱形图"


@dataclass(frozen=True, slots=True)
class Series:
    """数据系列: one value for each label of its chart."""

    name: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """图: printed values by label, in one unit. Raises ``ValueError`` where a series does not fit the labels."""

    title: str
    kind: ChartKind
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        if any(len(one.values) != len(self.labels) for one in self.series):
            raise ValueError(f"{self.title}: a series does not fit the labels")
