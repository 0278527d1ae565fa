"""决算公开表的版式: the nine tables and the further ones: titles, header words and fixed rows, as dated data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.values import zh

_FOLDER = "tables"
_KINDS = frozenset(("halves", "coded", "blocks", "matrix"))


@dataclass(frozen=True, slots=True)
class HeaderPath:
    """表头路径: ``last`` is the lowest header text, ``above`` one that must stand over it ('' where any may)."""

    last: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class FixedRow:
    """固定行: a row that the layout prints in one half. ``after`` is the row of the same half it must come after, for labels
    that occur twice; ``in_force_from`` the first fiscal year that has it; ``numbers`` its 行次 in the layouts of 62 and 60 rows."""

    key: str
    side: str
    labels: tuple[str, ...]
    after: str
    in_force_from: int
    numbers: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """版式: how one table is recognised and read. ``kind`` is halves (two lists side by side), coded (a row a code), blocks
    (economic codes in several blocks) or matrix (one row of amounts)."""

    key: str
    name: str
    kind: str
    numbers: str
    source: str
    titles: tuple[str, ...]
    columns: Mapping[str, tuple[HeaderPath, ...]]
    rows: tuple[FixedRow, ...]


@dataclass(frozen=True, slots=True)
class ExtraLayout:
    """其他公开表: a table beside the nine, by its titles."""

    key: str
    name: str
    titles: tuple[str, ...]
    source: str


@cache
def layouts() -> Mapping[str, Layout]:
    """The nine layouts by key. Raises ``CatalogueError`` where the data is incomplete."""
    return {one.key: one for one in map(_layout, load.toml(_FOLDER, "nine.toml")["table"])}


@cache
def subject_words() -> Mapping[str, str]:
    """The word of the subject that one table alone is about, by the key of the table, those of budgets included."""
    tables = (one for name in ("nine.toml", "budget.toml") for one in load.toml(_FOLDER, name)["table"])
    return {one["key"]: one["subject"] for one in tables if "subject" in one}


@cache
def extra_layouts() -> tuple[ExtraLayout, ...]:
    return tuple(
        ExtraLayout(one["key"], one["name"], _normal(one["titles"]), one["source"])
        for one in load.toml(_FOLDER, "nine.toml")["extra"]
    )


def _layout(raw: Mapping[str, Any]) -> Layout:
    if raw["kind"] not in _KINDS:
        raise load.CatalogueError(f"tables/nine.toml: {raw['key']} has unknown kind {raw['kind']}")
    columns = {key: tuple(_path(text) for text in texts) for key, texts in raw["columns"].items()}
    rows = tuple(
        FixedRow(
            row["key"],
            row["side"],
            _normal(row["labels"].split("|")),
            row["after"],
            int(row["from"]),
            (row["row_62"], row["row_60"]),
        )
        for row in load.rows(_FOLDER, "rows.csv")
        if row["table"] == raw["key"]
    )
    return Layout(
        raw["key"], raw["name"], raw["kind"], raw["numbers"], raw["source"], _normal(raw["titles"]), columns, rows
    )


def _path(text: str) -> HeaderPath:
    above, _, last = text.rpartition("/")
    return HeaderPath(zh.label(last), zh.label(above))


def _normal(labels: Any) -> tuple[str, ...]:
    return tuple(zh.label(label) for label in labels)
