"""一表多项目: one table that lists the indicators of several projects, each under its name in the first columns: a table for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from gouji.catalogue.forms import forms
from gouji.document.tree import Cell, Table
from gouji.recognise.match import is_one_of

_LEVELS = ("一级指标", "二级指标", "三级指标", "指标名称", "一级", "指标类型")
_TOTALS = ("小计", "合计", "总计", "总分", "得分小计", "项目得分")
#: So few rows are no indicators of one project.
_FEW = 2
#: The rows that are put above the indicators of a project: its name, the heads of what is said of it, and that.
_ABOVE = 3


@cache
def _project_labels() -> frozenset[str]:
    return frozenset(label for one in forms() for label in one.fields.get("project", ()))


def tables_by_project(table: Table, heads: Sequence[int]) -> Sequence[Table]:
    """``table`` parted where its only head of indicators has a column of projects left of them and two projects or more stand
    below it; ``table`` alone elsewhere.

    Each part prints the project's name as a label with its value, the columns between name and indicators (预算数, 执行数) as a
    block of their own, then the head and the rows of the project.
    """
    if len(heads) != 1:
        return (table,)
    at = heads[0]
    rows = table.rows
    named = next((cell for cell in rows[at] if is_one_of(cell.text, _project_labels())), None)
    first = min((cell.column for cell in rows[at] if is_one_of(cell.text, _LEVELS)), default=0)
    if named is None or named.column >= first:
        return (table,)
    projects = _projects(rows[at + 1 :], named.column)
    ends = [*(cell.row for cell in projects[1:]), len(rows)]
    lengths = [end - cell.row for cell, end in zip(projects, ends, strict=True)]
    # a list has a row for each project
    if len(projects) < 2 or min(lengths) < _FEW:
        return (table,)
    return tuple(_part(table, (named, first), at, project, end) for project, end in zip(projects, ends, strict=True))


def _projects(rows: Sequence[Sequence[Cell]], column: int) -> list[Cell]:
    """The cells in which a project begins: those of another text than the one above, leaving out what adds up."""
    found: list[Cell] = []
    for row in rows:
        for cell in row:
            text = cell.text.strip()
            if cell.column != column or not text or is_one_of(text, _TOTALS):
                continue
            if not found or found[-1].text.strip() != text:
                found.append(cell)
    return found


def _part(table: Table, columns: tuple[Cell, int], head: int, project: Cell, end: int) -> Table:
    """The table of one project: ``columns`` are the head of the names and the column at which the indicators begin."""
    named, first = columns
    rows = table.rows
    width = max(cell.column + cell.colspan for cell in rows[head])
    cells = [
        named._replace(row=0, column=0, rowspan=1, colspan=1),
        project._replace(row=0, column=1, rowspan=1, colspan=width - 1),
    ]
    for number, row in ((1, rows[head]), (2, rows[project.row])):
        between = [cell for cell in row if named.column + named.colspan <= cell.column < first]
        cells += [cell._replace(row=number, rowspan=1) for cell in between]
    cells += [cell._replace(row=_ABOVE) for cell in rows[head] if cell.column >= first]
    for row in rows[project.row : end]:
        for cell in row:
            is_total = cell.column < first and cell.row > project.row and cell.text.strip() != project.text.strip()
            if cell.column >= first or is_total:
                cells.append(cell._replace(row=cell.row - project.row + _ABOVE + 1))
    return replace(table, cells=tuple(cells))
