"""Where things stand in a sheet that somebody has worked on: rows and columns may have been added, moved or renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from gouji.readers.sheet import SheetCell, column_name
from gouji.values import zh
from gouji.workbook.content import Problems
from gouji.workbook.schema import FIELD_HEADS, FIXED_HEAD, HEADER_ROW, Column, SheetPlan

Grid = Mapping[tuple[int, int], SheetCell]

_LOOKED_AT = 12
_ALIKE = 0.6


def header_row(plan: SheetPlan, grid: Grid) -> int:
    """The row of the header: the one that names the most columns of the plan, where rows were added above it."""
    names = _head_names(plan)
    best, most = HEADER_ROW, 0
    for row in range(_LOOKED_AT):
        known = sum(zh.label(cell.text) in names for (at, _), cell in grid.items() if at == row)
        if known > most or (known == most and row == HEADER_ROW):
            best, most = row, known
    return best


def resembles(plan: SheetPlan, grid: Grid) -> bool:
    """True where most of what the plan names stands in the sheet."""
    return named(plan, grid) >= _ALIKE * len(plan.columns)


def named(plan: SheetPlan, grid: Grid) -> int:
    """How many of its columns the sheet names."""
    wanted = [{zh.label(column.header), zh.label(column.label)} for column in plan.columns]
    texts = {zh.label(cell.text) for (row, column), cell in grid.items() if row <= _LOOKED_AT or column <= 1}
    return sum(bool(names & texts) for names in wanted)


def field_columns(grid: Grid, head: int) -> tuple[int, int]:
    """The columns of the labels and of what is filled in, by the header of a sheet of fields."""
    heads = {zh.label(cell.text): column for (row, column), cell in grid.items() if row == head}
    labels_at = heads.get(FIELD_HEADS[0], 0)
    return labels_at, heads.get(FIELD_HEADS[1], labels_at + 1)


def labels_column(grid: Grid, head: int) -> int:
    """The column of the labels of given rows."""
    found = (column for (row, column), cell in grid.items() if row == head and zh.label(cell.text) == FIXED_HEAD)
    return next(found, 0)


def columns_at(plan: SheetPlan, grid: Grid, head: int, problems: Problems) -> dict[str, int]:
    """Where each column stands, by the header's texts; columns may be moved, not renamed, and none is passed over."""
    cells = sorted((column, cell) for (row, column), cell in grid.items() if row == head)
    texts: dict[str, int] = {}
    for at, cell in cells:
        if texts.setdefault(zh.label(cell.text), at) != at:
            problems.add(
                plan.name, f"{column_name(at)}{head + 1}", f"表头“{cell.text.strip()}”出现了两次，请删去一栏。"
            )
    found: dict[str, int] = {}
    known = _head_names(plan)
    if not known & texts.keys():
        problems.lacking.add(plan.name)
        problems.add(plan.name, "", f"没有表头（第 {HEADER_ROW + 1} 行），请从 gouji new 生成的空表中复制这一行。")
        return found
    for column in plan.columns:
        at = texts.get(zh.label(column.header), texts.get(zh.label(column.label), -1))
        if at < 0 and column.may_lack:
            continue
        if at < 0:
            problems.lacking.add(plan.name)
            _tell_missing(plan, column, cells, head, problems)
        else:
            found[column.id] = at
    _check_unknown_columns(plan, grid, head, found, problems)
    return found


def _tell_missing(
    plan: SheetPlan, column: Column, heads: Sequence[tuple[int, SheetCell]], head: int, problems: Problems
) -> None:
    """Says which column is missing, and where one stands under another name that may be it."""
    known = _head_names(plan)
    strange = [(at, cell) for at, cell in heads if zh.label(cell.text) not in known]
    renamed = next(((at, cell) for at, cell in strange if _is_like(cell, column.header)), None)
    if renamed is None:
        message = f"第 {head + 1} 行表头缺“{column.header}”，请不要改动表头的名称和单位。"
        problems.add(plan.name, "", message)
    else:
        at, cell = renamed
        message = f"表头“{cell.text.strip()}”疑为“{column.header}”，请改回原来的名称。"
        problems.add(plan.name, f"{column_name(at)}{head + 1}", message)


def _check_unknown_columns(
    plan: SheetPlan, grid: Grid, head: int, found: Mapping[str, int], problems: Problems
) -> None:
    """A column that is not the sheet's is her own, and only said to be left out; where one of the sheet's is missing it may be
    that one under another name."""
    known = {*found.values(), *((labels_column(grid, head),) if plan.fixed else ())}
    missing = [column for column in plan.columns if column.id not in found]
    strange = {column: row for (row, column), cell in sorted(grid.items(), reverse=True) if row > head}
    for column, row in sorted(strange.items()):
        if column in known:
            continue
        above = grid.get((head, column))
        where = f"{column_name(column)}{row + 1 if above is None else head + 1}"
        said = "没有表头" if above is None else f"“{above.text.strip()}”不是本表的栏目"
        meant = any(not one.may_lack or _is_like(above, one.label) for one in missing)
        if meant:
            problems.add(plan.name, where, f"这一栏{said}，其中的内容不会进入资料；请改回表头，或者删去这一栏。")
        else:
            problems.assumed.append(f"工作表“{plan.name}” {where}：这一栏{said}，是自己加的，没有用。")


def _is_like(above: SheetCell | None, label: str) -> bool:
    return above is not None and SequenceMatcher(None, zh.label(above.text), zh.label(label)).ratio() >= _ALIKE


def check_unknown_fields(plan: SheetPlan, grid: Grid, head: int, problems: Problems) -> None:
    """Names what was filled in beside a label that the sheet does not have."""
    labels_at, values_at = field_columns(grid, head)
    known = {zh.label(name) for column in plan.columns for name in (column.header, column.label)}
    for (row, column), cell in sorted(grid.items()):
        if row <= head or column != values_at or not cell.text.strip():
            continue
        label = grid.get((row, labels_at))
        if label is None or zh.label(label.text) not in known:
            said = "没有栏目名称" if label is None else f"“{label.text.strip()}”不是本表的栏目"
            where = f"{column_name(column)}{row + 1}"
            problems.add(plan.name, where, f"这一行{said}，填的内容不会进入资料；请改回栏目名称，或者删去这一行。")


def _head_names(plan: SheetPlan) -> frozenset[str]:
    if plan.layout == "fields":
        return frozenset(FIELD_HEADS)
    return frozenset(zh.label(name) for column in plan.columns for name in (column.header, column.label))
