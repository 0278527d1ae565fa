"""工作簿结构: sheets and columns as data; the template, the reader and the notes on cells all follow from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.wording import wordings
from gouji.domain.stages import USUAL, Stage

_KINDS = ("text", "lines", "count", "amount", "points", "year", "date", "choice", "code", "code5")
_LAYOUTS = ("fields", "rows")


@dataclass(frozen=True, slots=True)
class Column:
    """栏目: one thing to fill in. ``kind`` says what may stand there, ``unit`` is printed in its header.

    ``signed`` amounts may be below 0. ``stages`` are those that a required one is required in; workbooks of before
    may lack a column that ``may_lack``. In a self-evaluation alone a column ``scored_as`` something is required only where
    an indicator is named so.
    """

    id: str
    label: str
    kind: str
    unit: str = ""
    required: bool = False
    note: str = ""
    choices: tuple[str, ...] = ()
    signed: bool = False
    stages: frozenset[Stage] = frozenset(USUAL)
    may_lack: bool = False
    scored_as: str = ""

    @property
    def header(self) -> str:
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """工作表结构: ``fields`` sheets hold one value a row, ``rows`` sheets a table below a header.

    ``fixed`` are (id, label) of rows that are given; the first column of such a sheet is their label.
    ``live`` is a formula that the spreadsheet keeps up to date beside the title; ``stages`` are those that need the sheet,
    and ``scored_as`` is that of its columns. Of rows that are listed beforehand those with an entry in the column
    ``counted_by`` count as filled in.
    """

    id: str
    name: str
    layout: str
    note: str
    columns: tuple[Column, ...]
    fixed: tuple[tuple[str, str], ...] = ()
    optional: bool = False
    live: str = ""
    stages: frozenset[Stage] = frozenset(USUAL)
    scored_as: str = ""
    counted_by: str = ""


#: Rows of a sheet before its header (title and note) and the header's own row, from 0.
HEADER_ROW = 2
#: The header of a sheet of fields, and of the labels of given rows.
FIELD_HEADS = ("栏目", "填写", "单位", "说明")
FIXED_HEAD = "项目"


@cache
def sheets() -> tuple[SheetPlan, ...]:
    """Every sheet in order. Raises ``CatalogueError`` where the data file is malformed."""
    return tuple(_sheet(table) for table in load.toml("workbook", "sheets.toml")["sheets"])


def is_workbook(names: Collection[str]) -> bool:
    """Whether sheets of these ``names`` make a workbook to prepare from: most of ours are among them."""
    known = {plan.name for plan in sheets()}
    return 2 * len(known.intersection(names)) > len(known)


def sheet(sheet_id: str) -> SheetPlan:
    return next(plan for plan in sheets() if plan.id == sheet_id)


def _sheet(table: Mapping[str, Any]) -> SheetPlan:
    try:
        plan = SheetPlan(
            table["id"],
            table["name"],
            table["layout"],
            table["note"],
            tuple(_column(column, _stages(table), table.get("scored_as", "")) for column in table["columns"]),
            tuple((row.partition(":")[0], row.partition(":")[2]) for row in table.get("rows", ())),
            table.get("optional", False),
            table.get("live", ""),
            _stages(table),
            table.get("scored_as", ""),
            table.get("counted_by", ""),
        )
    except KeyError as fault:
        raise load.CatalogueError(f"workbook/sheets.toml: {table.get('name')} lacks {fault}") from fault
    if plan.layout not in _LAYOUTS:
        raise load.CatalogueError(f"workbook/sheets.toml: {plan.name}: unknown layout {plan.layout}")
    return plan


def _stages(table: Mapping[str, Any], default: frozenset[Stage] = frozenset(USUAL)) -> frozenset[Stage]:
    return frozenset(map(Stage, table["stages"])) if "stages" in table else default


def _column(table: Mapping[str, Any], stages: frozenset[Stage], scored_as: str) -> Column:
    column = Column(
        table["id"],
        table["label"],
        table["kind"],
        table.get("unit", ""),
        table.get("required", False),
        table.get("note", ""),
        tuple(wordings()) if table.get("choices_from") == "templates" else tuple(table.get("choices", ())),
        table.get("signed", False),
        _stages(table, stages),
        table.get("may_lack", False),
        table.get("scored_as", scored_as),
    )
    if column.kind not in _KINDS:
        raise load.CatalogueError(f"workbook/sheets.toml: {column.label}: unknown kind {column.kind}")
    return column


def is_needed(one: SheetPlan | Column, stages: Collection[Stage], indicators: str | None) -> bool:
    """Whether one of the stages needs it; ``indicators`` are the names of those that are scored, where they are known."""
    is_unscored = indicators is not None and one.scored_as not in indicators
    return not (one.stages - {Stage.SELF_EVALUATION} if is_unscored else one.stages).isdisjoint(stages)


def asked(plan: SheetPlan, stages: Collection[Stage], indicators: str | None = None) -> SheetPlan:
    """The sheet with nothing required that none of the stages needs."""
    columns = tuple(
        replace(column, required=False) if column.required and not is_needed(column, stages, indicators) else column
        for column in plan.columns
    )
    return replace(plan, columns=columns, optional=plan.optional or not is_needed(plan, stages, indicators))
