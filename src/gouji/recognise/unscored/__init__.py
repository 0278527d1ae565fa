"""不打分的表 read by their columns: targets, monitoring and appraisals, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.catalogue.unscored_columns import Columns, columns_of, ends, money_totals
from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Cell, Document, Paragraph, Table
from gouji.domain.reports import FormRow, Subtotal, UnscoredForm
from gouji.domain.selfeval import Field
from gouji.recognise.forms.target import whole_actual, whole_target
from gouji.recognise.match import key
from gouji.recognise.unscored.execution import read_execution
from gouji.recognise.unscored.funds import read_funds
from gouji.values import zh
from gouji.values.fiscal import years

__all__ = ["with_rows"]

_LEVELS = ("level1", "level2", "level3")
_EACH_LEVEL = ("weight", "claimed", "ratio")
_LOOK_BACK = 4
_PROJECT = ("项目名称", "项目支出名称", "专项名称")


def with_rows(document: Document, form: UnscoredForm, position: int, table: Table) -> UnscoredForm:
    """``form`` with its year, its project and its rows, read from its own ``table``, which is block ``position`` or a part of
    it; as it is where its columns are not known."""
    columns = columns_of(form.kind)
    if columns is None:
        return form
    grid = grid_of(table)
    head = _head(table, columns)
    form = replace(
        form,
        year=_year(document, position, table) or form.year,
        funds=tuple(read_funds(table, grid)),
        execution=tuple(read_execution(table, grid)),
    )
    if head is None:
        return form
    at, below, months = head
    rows, total, subtotals = _rows(table, grid, at, below, columns)
    money, money_months = _money(table, grid)
    return replace(
        form,
        project=_beside(table, grid, _PROJECT),
        rows=rows,
        total=total,
        subtotals=subtotals,
        money=money,
        months=months or money_months,
    )


def _head(table: Table, columns: Columns) -> tuple[dict[str, int], int, int | None] | None:
    """Where each column stands, the first row below the head and the month it names: the row that names most columns,
    with the row below where that goes on."""
    best: tuple[dict[str, int], int, int | None] | None = None
    for number, cells in enumerate(table.rows):
        at, month = _named(cells, columns)
        below = number + 1
        if len(at) >= 2 and below < len(table.rows):
            more, other = _named(table.rows[below], columns)
            names = {at[level] for level in _LEVELS if level in at}
            # 确定能 below 完成目标可能性 is a head where nothing stands below 三级指标, and else an answer
            if more and not any(cell.text.strip() for cell in table.rows[below] if cell.column in names):
                at, month, below = more | at, month or other, below + 1
        if any(level in at for level in _LEVELS) and (best is None or len(at) > len(best[0])):
            best = at, below, month
    return best if best is not None and len(best[0]) >= 3 else None


def _named(cells: tuple[Cell, ...], columns: Columns) -> tuple[dict[str, int], int | None]:
    at: dict[str, int] = {}
    month = None
    for cell in cells:
        found = columns.named(key(cell.text))
        # 分值 and 得分 may be printed for each level: the last are those of the rows themselves
        if found is not None and (found[0] not in at or found[0] in _EACH_LEVEL):
            if found[0] == "weight" and "weight" in at:
                at |= _of_level(at)
            at[found[0]] = cell.column
            month = month or found[1]
    return at, month


def _of_level(at: Mapping[str, int]) -> dict[str, int]:
    """The column of points that another one follows, by the level whose name stands right before it."""
    before = next((level for level in _LEVELS[:2] if at.get(level) == at["weight"] - 1), None)
    return {} if before is None else {f"weight_of_{before}": at["weight"]}


def _rows(
    table: Table, grid: Grid, at: Mapping[str, int], below: int, columns: Columns
) -> tuple[tuple[FormRow, ...], FormRow | None, tuple[Subtotal, ...]]:
    rows: list[FormRow] = []
    marks: list[tuple[int, FormRow]] = []
    total = None
    carried: dict[str, Field] = {}
    for number in range(below, len(table.rows)):
        first = next((key(cell.text) for cell in table.rows[number] if cell.text.strip()), "")
        if _is_head(number, grid, at, columns):
            carried = {}  # the head again, for the next block of indicators
            continue
        fields = {
            name: _field(cell)
            for name, column in at.items()
            # one figure for several rows is none of theirs; names go down
            if (cell := grid.at(number, column)) is not None and (name in _LEVELS or cell.row == number)
        }
        if first in ends()["labels"]:
            if first in ends()["total"]:
                total = FormRow("", "", "", _figures(fields))
            break
        if first in ends()["part"] or any(key(fields[one].text) in ends()["part"] for one in _LEVELS if one in fields):
            marks.append((len(rows), _part_total(fields)))
            continue
        carried = _carried(carried, fields)
        values = _figures(fields)
        if any(not field.is_empty for field in values.values()) and carried:
            level1, level2, level3 = (zh.squeeze(carried[one].text) if one in carried else "" for one in _LEVELS)
            rows.append(FormRow(level1, level2, level3, values))
    return tuple(rows), total, tuple(_subtotals(rows, marks))


def _part_total(fields: Mapping[str, Field]) -> FormRow:
    """A row of 小计, under the name of its part where it prints one."""
    named = (fields[one].text for one in _LEVELS if one in fields)
    own = next((zh.squeeze(text) for text in named if text and key(text) not in ends()["part"]), "")
    return FormRow(own, "", "", _figures(fields))


def _subtotals(rows: Sequence[FormRow], marks: Sequence[tuple[int, FormRow]]) -> Iterator[Subtotal]:
    """Each subtotal with its rows: those up to the next one where the first stands before all rows, else those since the
    one before. None where two follow one another, for one of them adds up others."""
    if not marks:
        return
    is_before = marks[0][0] == 0
    bounds = [at for at, _ in marks] + [len(rows)] if is_before else [0] + [at for at, _ in marks]
    if any(one == other for one, other in pairwise(bounds)):
        return
    for (start, end), (_, row) in zip(pairwise(bounds), marks, strict=True):
        members = tuple(rows[start:end])
        names = {member.level1 for member in members} if len({member.level1 for member in members}) == 1 else {""}
        yield Subtotal(row.level1 or next(iter(names)) or "小计", row, members)


def _is_head(number: int, grid: Grid, at: Mapping[str, int], columns: Columns) -> bool:
    """Whether a row names its columns once more: 年度绩效指标 below 长期绩效指标."""
    filled = [cell for column in at.values() if (cell := grid.at(number, column)) is not None and cell.text.strip()]
    own = [cell for cell in filled if cell.row == number]
    return len(own) > 1 and all(columns.named(key(cell.text)) is not None for cell in own)


def _carried(carried: dict[str, Field], fields: Mapping[str, Field]) -> dict[str, Field]:
    """The names of the levels: merged cells and blank ones carry the name above down, a new name ends those below it."""
    result = dict(carried)
    for number, level in enumerate(_LEVELS):
        field = fields.get(level)
        if field is None or field.is_empty:
            continue
        if level not in result or key(result[level].text) != key(field.text):
            for lower in _LEVELS[number + 1 :]:
                result.pop(lower, None)
        result[level] = field
    return result


def _figures(fields: Mapping[str, Field]) -> dict[str, Field]:
    """The columns of one row, its target and outcome put together with sign and unit."""
    values = {name: field for name, field in fields.items() if name not in _LEVELS}
    for name, whole in (("target", whole_target(fields)), ("actual", whole_actual(fields))):
        if whole is not None and name in values:
            values[name] = whole
    return values


def _field(cell: Cell) -> Field:
    return Field(cell.text.strip(), cell.place)


def _money(table: Table, grid: Grid) -> tuple[dict[str, Field], int | None]:
    """Budget and spending of the row of all money, with the month that the head names."""
    columns = columns_of("money")
    assert columns is not None
    for number, cells in enumerate(table.rows):
        at, month = _named(cells, columns)
        at.pop("total", None)
        if "budget" not in at or "executed" not in at:
            continue
        for lower in range(number + 1, len(table.rows)):
            labels = [key(cell.text) for cell in table.rows[lower]]
            if any(label in money_totals() for label in labels):
                found = {name: _field(cell) for name, column in at.items() if (cell := grid.at(lower, column))}
                return found, month
    return {}, None


def _beside(table: Table, grid: Grid, labels: tuple[str, ...]) -> Field | None:
    for cell in table.cells:
        if key(cell.text) in labels:
            value = grid.at(cell.row, cell.column + cell.colspan)
            if value is not None and value.text.strip():
                return _field(value)
    return None


def _year(document: Document, position: int, table: Table) -> int | None:
    """The year of the caption, else of the lines just above, else of the first rows."""
    above = [
        block.text
        for block in reversed(document.blocks[max(0, position - _LOOK_BACK) : position])
        if isinstance(block, Paragraph)
    ]
    head = [cell.text for cells in table.rows[:2] for cell in cells]
    return next((found[0].year for text in (table.caption, *above, *head) if (found := years(text))), None)
