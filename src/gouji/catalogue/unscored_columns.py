"""不打分的表的栏目: under which labels the columns of target, monitoring and appraisal forms are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load

_FILE = "unscored_columns.toml"
#: Between the months of a span: 1-8月, 1—8月, 1至8月.
_TO = "[-－‐–—―~～〜至到]"
_MONTH = r"(?P<month>1[0-2]|[1-9])"


@dataclass(frozen=True, slots=True)
class Columns:
    """栏目: the pattern of each column's printed names, by the column's name here."""

    patterns: Mapping[str, re.Pattern[str]]

    def named(self, label: str) -> tuple[str, int | None] | None:
        """The column whose name ``label`` is, and the month that the label names; None for any other label."""
        for name, pattern in self.patterns.items():
            match = pattern.fullmatch(label)
            if match is not None:
                month = next((text for text in match.groups() if text), None)
                return name, int(month) if month else None
        return None


@cache
def columns_of(kind: str) -> Columns | None:
    """The columns of forms of one kind (targets, monitoring, appraisal, money); None for kinds that have no such rows."""
    table = load.toml(_FILE).get(kind)
    return Columns({name: _pattern(labels) for name, labels in table.items()}) if isinstance(table, Mapping) else None


@cache
def ends() -> Mapping[str, tuple[str, ...]]:
    """What stands in the first filled cell of a row that is no indicator: ``labels`` end the rows, ``total`` begin the
    row of totals, ``part`` a subtotal."""
    return {name: tuple(labels) for name, labels in _table("end").items()}


@cache
def money_totals() -> tuple[str, ...]:
    return tuple(_table("money")["total"])


@cache
def funds() -> Mapping[str, frozenset[str]]:
    """The labels of money by source: ``total`` of the whole, ``granted`` of what the treasury grants, ``granted_parts`` of its
    parts, ``sources`` of what else there is and ``rest`` of what closes them; ``natures`` of spending by its nature;
    ``tasks_total`` of the row below all tasks, ``across_total`` of a whole that stands before its sources in one row; ``earned``
    of what a unit takes in itself."""
    return {name: frozenset(labels) for name, labels in _table("funds").items()}


def _table(name: str) -> Mapping[str, Any]:
    table = load.toml(_FILE)[name]
    assert isinstance(table, Mapping)
    return table


def _pattern(labels: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_with_months, labels)))


def _with_months(label: str) -> str:
    """1-{n}月执行数 is printed 1—8月执行数, 1至8月执行数 and 1-8月份执行数, too."""
    pattern = re.escape(label).replace(r"1\-\{n\}月", rf"1月?{_TO}\{{n\}}月份?")
    return pattern.replace(r"\{n\}", _MONTH.replace("?P<month>", ""))
