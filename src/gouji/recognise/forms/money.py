"""资金情况: the money block of a form, its unit and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from gouji.catalogue.forms import Form
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field, LabelledAmount, MoneyBlock, MoneyRow
from gouji.recognise.forms.money_pairs import pairs_in, read_pairs
from gouji.recognise.match import column_names, is_one_of, key
from gouji.values import zh
from gouji.values.figure import parse_figure
from gouji.values.units import WAN_YUAN, Unit, unit_named

_UNIT = re.compile(r"\((亿元|百万元|万元|千元|元)\)|单位[:：]?\(?(亿元|百万元|万元|千元|元)")
#: What divides spending by its nature; all else divides it by where it comes from.
_NATURES = ("基本支出", "项目支出", "人员经费", "公用经费")
_NUMBERED = re.compile(r"^\s*[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})\s*[)）、.．]\s*")
#: How the row of all money ends, whatever stands before it.
_WHOLE = re.compile(r"(?:资金|经费|预算|支出)(?:总额|合计)$")
_AMONG = re.compile(r"^\s*其中\s*[:：]")
_AMOUNT = re.compile(r"(?:其中:)?(?P<label>[^:\d]{2,20}):(?P<amount>[-+]?[\d,.]*)\s*(?:元|万元)?")


_POINTS = re.compile(r"\((\d{1,3}(?:\.\d+)?)分(?=[)*×])")

#: Nobody spends ten times the budget: 98.5 below 执行率 is 98.5%.
_NO_SHARE = 10
#: What a head of the money block names beside the spending.
_BESIDE = frozenset(("budget", "initial", "claimed"))
#: And what it names where the rate of execution is scored in it.
_SCORED = frozenset(("weight", "claimed"))


class MoneyRead(NamedTuple):
    """读出的资金情况: the block, None where there is none, and the rows of the table that it takes."""

    block: MoneyBlock | None
    rows: range


def read_money(table: Table, grid: Grid, form: Form) -> MoneyRead:
    """The money block of ``table``: a header with budget and spending, rows below it."""
    header_row, columns = _header(table, grid, form)
    if header_row is None:
        pairs = read_pairs(table, grid, form)
        return MoneyRead(None, range(0)) if pairs is None else MoneyRead(*pairs)
    first_column = min(columns.values())
    in_percent = frozenset(
        cell.column
        for cell in grid.row(header_row)
        if cell.column == columns.get("rate") and zh.label(cell.text).endswith("(%)")
    )
    total: MoneyRow | None = None
    parts: list[MoneyRow] = []
    tasks: list[MoneyRow] = []
    strangers: list[Cell] = []
    last = header_row
    for row in range(header_row + 1, grid.height):
        cells = [cell for cell in grid.row(row) if cell.row == row]
        if not cells or _is_other_header(cells, form):
            break
        label = _label([cell for cell in cells if cell.column < first_column and cell.text.strip()], form)
        is_points = total is None and label is not None and not key(label.text)  # no more than （10分）
        is_alone = total is None and label is None and _has_amounts(grid, row, columns)
        if label is None and total is None:
            label = next((cell for cell in grid.row(header_row) if cell.text.strip()), None)
        if label is None:
            continue
        line = partial(_row, grid, row, header_row, label, columns, in_percent)
        if total is None and (is_points or is_alone or _is_whole(label, form)):
            total = line()
        elif total is None:
            tasks.append(line())
        elif total is not None and _names(label, form.money_parts):
            parts.append(line())
        elif total is not None and not _is_within(label, grid, header_row):
            break
        elif total is not None and any(cell.text.strip() for cell in cells if cell.column >= first_column):
            strangers.append(label)
        last = row
    if total is None:
        return MoneyRead(None, range(0))
    block = MoneyBlock(
        total,
        () if strangers else _one_level(parts),
        total.label.place,
        _unit(table, form),
        _natures(table, form),
        tuple(_heads_with_points(table, header_row, form)),
        _with_points(tasks, total),
    )
    return MoneyRead(block, range(header_row, last + 1))


def _with_points(tasks: list[MoneyRow], total: MoneyRow) -> tuple[MoneyRow, ...]:
    """The tasks above the total, where each has money and points of its own and they are worth together what the total is."""
    fields = [field for row in tasks for field in (row.budget, row.executed, row.weight, row.claimed)]
    worth = total.weight.figure if total.weight is not None else None
    weights = [row.weight.figure for row in tasks if row.weight is not None]
    if worth is None or any(field is None or field.figure is None for field in fields):
        return ()
    known = [weight.value for weight in weights if weight is not None]
    return tuple(tasks) if len(known) == len(tasks) > 1 and sum(known) == worth.value else ()


def _heads_with_points(table: Table, header_row: int, form: Form) -> Iterator[Field]:
    """The heads of the block and of its points, in the row of its heads, that print points."""
    labels = (*form.points_from, *form.unit_from, *form.money.get("claimed", ()))
    for cell in table.rows[header_row]:
        if is_one_of(cell.text, labels) and _POINTS.search(zh.label(cell.text)):
            yield Field(cell.text.strip(), cell.place)


def _one_level(parts: list[MoneyRow]) -> tuple[MoneyRow, ...]:
    """The parts that add up to the total: none where some are parts of parts (其中 once more, 小计) or divide it twice over,
    by source and by nature, and cannot be told apart for sure."""
    labels = [zh.label(part.label.text) for part in parts]
    deeper = any("其中" in label for label in labels[1:]) or any("小计" in label for label in labels)
    natures = [any(word in label for word in _NATURES) for label in labels]
    return () if deeper or (any(natures) and not all(natures)) else tuple(parts)


def _is_within(label: Cell, grid: Grid, header_row: int) -> bool:
    """Whether a row still stands beside the merged cell that names the block."""
    beside = grid.at(header_row, 0)
    return beside is not None and beside.rowspan > 1 and label.row < beside.row + beside.rowspan


def _header(table: Table, grid: Grid, form: Form) -> tuple[int | None, dict[str, int]]:
    """The row that heads the block and its columns: the first that names points of the rate of execution, for the list of
    年度主要任务 names budget and spending too; else the first that names budget and spending."""
    # labels with their figures beside them head nothing
    found = [one for one in _headers(table, form) if not pairs_in(table, grid, one[0], form).is_of_money]
    scored = [one for one in found if _SCORED & set(one[1])]
    return next(iter(scored or found), (None, {}))


def _headers(table: Table, form: Form) -> Iterator[tuple[int, dict[str, int]]]:
    for row, cells in enumerate(table.rows):
        columns = column_names(((cell.column, cell.text) for cell in cells), form.money)
        if "claimed" in columns and "executed" not in columns and row + 1 < len(table.rows):
            # the points are named in the upper of two rows, the amounts in the lower
            below = column_names(((cell.column, cell.text) for cell in table.rows[row + 1]), form.money)
            if "executed" in below:
                # what spans columns names those of the row below together: it is none itself; nor is what has another
                # name below it (自评得分 | 97 above the money block)
                lower = [cell for cell in table.rows[row + 1] if cell.text.strip()]
                taken = {column for cell in lower for column in range(cell.column, cell.column + cell.colspan)}
                alone = [cell for cell in cells if cell.colspan == 1 and cell.column not in taken]
                own = column_names(((cell.column, cell.text) for cell in alone), form.money)
                yield row + 1, {**own, **below}
        if "executed" in columns and _BESIDE & set(columns):
            yield row, columns


def _is_other_header(cells: list[Cell], form: Form) -> bool:
    named = column_names(((cell.column, cell.text) for cell in cells), form.indicators)
    return "level1" in named or any(is_one_of(cell.text, labels) for cell in cells for labels in form.goals.values())


def _label(before: list[Cell], form: Form) -> Cell | None:
    """The cell before the figures that names the row, not the block (项目资金) that may be printed before it in each row."""
    known = (*form.money_total, *form.money_parts)
    return next((cell for cell in before if _names(cell, known)), before[0] if before else None)


def _names(label: Cell, names: tuple[str, ...]) -> bool:
    bare = _NUMBERED.sub("", _AMONG.sub("", label.text))
    return is_one_of(label.text, names) or key(bare) in names


def _is_whole(label: Cell, form: Form) -> bool:
    """Whether a row is of all money: 年度资金总额, and 部门资金总额 as another place has it."""
    return _names(label, form.money_total) or bool(_WHOLE.search(key(_AMONG.sub("", label.text))))


def _has_amounts(grid: Grid, row: int, columns: dict[str, int]) -> bool:
    """Whether a row without a name of its own has figures under budget and spending: the one row of a block that names it in
    front of the head."""
    cells = [grid.at(row, columns[name]) for name in ("budget", "executed") if name in columns]
    return len(cells) == 2 and all(cell is not None and parse_figure(cell.text.strip()) is not None for cell in cells)


def _row(
    grid: Grid, row: int, header_row: int, label: Cell, columns: dict[str, int], in_percent: frozenset[int]
) -> MoneyRow:
    """One row; a bare number in a column headed 执行率（%） is so many per cent, and so is one that can be no share of one."""
    shown = zh.squeeze(label.text)

    def field(name: str) -> Field | None:
        column = columns.get(name)
        cell = None if column is None else grid.under(row, header_row, column)
        if cell is None:
            return None
        text = cell.text.strip()
        if text and text[-1].isdigit() and (column in in_percent or (name == "rate" and _is_per_cent(text))):
            text += "%"
        header = {"initial": "年初预算数", "budget": "预算数", "executed": "执行数", "weight": "分值"}
        named = header.get(name, {"rate": "执行率", "claimed": "得分"}.get(name, name))
        return Field(text, cell.place._replace(row=key(shown), column=named))

    return MoneyRow(
        Field(shown, label.place._replace(row=key(shown))),
        initial=field("initial"),
        budget=field("budget"),
        executed=field("executed"),
        weight=field("weight"),
        rate=field("rate"),
        claimed=field("claimed"),
    )


def _is_per_cent(text: str) -> bool:
    figure = parse_figure(text)
    return figure is not None and figure.value >= _NO_SHARE


def _unit(table: Table, form: Form) -> Unit:
    """The unit that the header states in brackets; 万元 where it states none, as the forms are printed."""
    for cell in table.cells:
        if is_one_of(cell.text, form.unit_from):
            match = _UNIT.search(zh.label(cell.text))
            if match:
                return unit_named(match[1] or match[2])
    return WAN_YUAN


def _natures(table: Table, form: Form) -> tuple[LabelledAmount, ...]:
    """Amounts printed in one cell with their name, by the axis the form files them under."""
    found: list[LabelledAmount] = []
    for cell in table.cells:
        match = _AMOUNT.fullmatch(zh.label(cell.text))
        if match is None:
            continue
        for axis, labels in form.natures.items():
            if match["label"] in labels and not any(x.label == match["label"] and x.axis == axis for x in found):
                place = cell.place._replace(row=axis, column=match["label"])
                found.append(LabelledAmount(match["label"], Field(match["amount"], place), axis))
                break
    return tuple(found)
