"""部门预算公开表的版式: the tables of a department's budget, the words of their headers and their fixed rows, as dated data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.values import zh

_FOLDER = "tables"
_FILE = "budget.toml"
_KINDS = frozenset(("sides", "listed"))
#: Columns of money carried over, or of another year, have the keys of the others behind these.
CARRIED, EARLIER = "opening_", "earlier_"


@dataclass(frozen=True, slots=True)
class TreeRow:
    """固定行: a row by its labels. ``parent`` is the row that it is a part of; ``after`` as in the tables of final accounts."""

    key: str
    side: str
    labels: tuple[str, ...]
    parent: str
    after: str


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """栏目: the words that name a column, the column it is a part of, and by what that one is parted (source, nature, kind)."""

    key: str
    words: tuple[str, ...]
    under: str
    family: str


@dataclass(frozen=True, slots=True)
class BudgetLayout:
    """预算表版式: how one table is recognised. ``needs``: one of these groups of columns or rows must be printed."""

    key: str
    name: str
    kind: str
    scheme: str
    own: bool
    needs: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    rows: tuple[TreeRow, ...]


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """表头用词: ``sums`` only say that a column is a sum, ``over`` stand over all columns, ``beside`` no part of any sum; ``change``
    and ``rate`` compare two years."""

    sums: frozenset[str]
    over: frozenset[str]
    beside: re.Pattern[str]
    change: re.Pattern[str]
    rate: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """标题用词: what before or behind a title makes the table another one."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def budget_layouts() -> Mapping[str, BudgetLayout]:
    """The budget tables by key. Raises ``CatalogueError`` where the data is incomplete."""
    return {one.key: one for one in map(_layout, load.toml(_FOLDER, _FILE)["table"])}


@cache
def other_titles() -> tuple[str, ...]:
    """Titles of tables that are known by name only."""
    return tuple(zh.label(title) for one in load.toml(_FOLDER, _FILE)["extra"] for title in one["titles"])


@cache
def budget_columns() -> Mapping[str, BudgetColumn]:
    return {
        key: BudgetColumn(key, tuple(map(zh.label, one["words"])), one["under"], one["family"])
        for key, one in load.toml(_FOLDER, _FILE)["columns"].items()
    }


@cache
def header_words() -> HeaderWords:
    raw = load.toml(_FOLDER, _FILE)["header"]
    return HeaderWords(
        frozenset(raw["sums"]),
        frozenset(raw["over"]),
        re.compile(raw["beside"]),
        re.compile(raw["change"]),
        re.compile(raw["rate"]),
    )


@cache
def title_words() -> TitleWords:
    raw = load.toml(_FOLDER, _FILE)
    return TitleWords(re.compile(raw["other_titles"]), re.compile(raw["other_endings"]))


def _layout(raw: Mapping[str, Any]) -> BudgetLayout:
    if raw["kind"] not in _KINDS:
        raise load.CatalogueError(f"tables/{_FILE}: {raw['key']} has unknown kind {raw['kind']}")
    rows = tuple(
        TreeRow(row["key"], row["side"], tuple(map(zh.label, row["labels"].split("|"))), row["parent"], row["after"])
        for row in load.rows(_FOLDER, "budget_rows.csv")
        if row["table"] == raw["key"]
    )
    needs = tuple(tuple(group.split()) for group in raw["needs"])
    titles = tuple(re.sub(r"[()]", "", zh.label(title)) for title in raw["titles"])
    return BudgetLayout(
        raw["key"], raw["name"], raw["kind"], raw.get("scheme", ""), raw.get("own", False), needs, titles, rows
    )
