"""Reads the sheets of a workbook into its content; whatever is missing or impossible is named by sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from gouji.document.tree import UNREAD
from gouji.domain.stages import USUAL, Stage
from gouji.readers.faults import InputError
from gouji.readers.package import open_package
from gouji.readers.sheet import OverfullError, Sheet, SheetCell, column_name
from gouji.readers.xlsx.cells import sheet_of
from gouji.readers.xlsx.workbook import workbook_of
from gouji.values import zh
from gouji.values.fiscal import parse_date
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Entry, Problems, Record, Value
from gouji.workbook.finding import (
    Grid,
    check_unknown_fields,
    columns_at,
    field_columns,
    header_row,
    labels_column,
    named,
    resembles,
)
from gouji.workbook.nearest import nearest
from gouji.workbook.schema import Column, SheetPlan, asked, sheets
from gouji.workbook.scored import indicator_names

_MOST_CELLS = 200_000
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
#: What an amount may be typed in, the longer name first, and the 元 in it.
_YUAN_IN = {"万元": Decimal(10_000), "元": Decimal(1)}
_POINT = "分"
_CENT = {"元": 2, "万元": 6}
# 100 亿元: no county unit spends it; 元 pasted under 万元 gets there at once.
_IMPLAUSIBLE = {"元": Decimal(10) ** 12, "万元": Decimal(10) ** 6}
_BEYOND = Decimal(10) ** 18
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_SUMS = ("合计", "总计", "小计")
_ORDERS = ("@", "＠")
_ERRORS = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)")


def read_content(data: bytes, path: str, problems: Problems, stages: Collection[Stage] = USUAL) -> Content:
    """The content of the workbook in ``data``; what ``stages`` do not need may be missing. Raises ``InputError`` where
    it is no readable workbook at all."""
    workbook = workbook_of(open_package(data, path))
    found = {}
    for entry in workbook.sheets:
        try:
            found[entry.name], _ = sheet_of(workbook, entry, _MOST_CELLS)
        except OverfullError:
            raise InputError(
                f"{path}：工作表“{entry.name}”超过 {_MOST_CELLS // 10_000} 万个有内容的单元格，请只保留要填的栏目。"
            ) from None
    by_name = {zh.label(name): sheet for name, sheet in found.items()}
    planned = {zh.label(plan.name) for plan in sheets()}
    others = {name: sheet for name, sheet in found.items() if zh.label(name) not in planned}
    content: dict[str, tuple[Record, ...]] = {}
    _tell_copies(others, by_name, problems)
    for plan in sheets():
        wanted = asked(plan, stages, indicator_names(Content(content)))
        sheet = by_name.get(zh.label(plan.name))
        if sheet is not None:
            content[plan.id] = tuple(_records(wanted, sheet, problems))
            continue
        alike = [name for name, other in others.items() if resembles(plan, _grid(other))]
        if len(alike) == 1:
            told = f"工作表“{alike[0]}”的表头与“{plan.name}”相同，按“{plan.name}”读，下面说到“{plan.name}”就是它。"
            problems.assumed.append(told)
            content[plan.id] = tuple(_records(wanted, others[alike[0]], problems))
        elif alike:
            named = "、".join(f"“{name}”" for name in alike)
            problems.lacking.add(plan.name)
            problems.add(
                plan.name, "", f"没有这张工作表，而 {named} 的表头都与它相同，请把要用的一张改名为“{plan.name}”。"
            )
        elif not wanted.optional:
            problems.lacking.add(plan.name)
            problems.add(plan.name, "", "缺这张工作表，请从 gouji new 生成的空表中复制一张过来。")
    return Content(content)


def _tell_copies(others: Mapping[str, Sheet], by_name: Mapping[str, Sheet], problems: Problems) -> None:
    """A sheet beside one of ours that looks the same may be the one that was filled in."""
    for name, other in others.items():
        grid = _grid(other)
        alike = (plan for plan in sheets() if plan.layout == "rows" and resembles(plan, grid))
        same = max(alike, key=lambda plan: named(plan, grid), default=None)
        if same is not None and zh.label(same.name) in by_name:
            problems.assumed.append(f"工作表“{name}”的表头与“{same.name}”相同，没有用，用的是“{same.name}”。")


def _grid(sheet: Sheet) -> Grid:
    return {(row, column): cell for row, cells in sheet.rows.items() for column, cell in cells.items()}


def _records(plan: SheetPlan, sheet: Sheet, problems: Problems) -> Iterator[Record]:
    grid = _grid(sheet)
    head = header_row(plan, grid)
    for merge in sheet.merges:
        if merge.bottom >= head and merge.right > 0:
            where = f"{column_name(merge.left)}{merge.top + 1}"
            problems.add(plan.name, where, "这里有合并的单元格，程序无法对应到栏目，请取消合并。")
    if plan.layout == "fields":
        yield _fields(plan, grid, head, problems)
    else:
        yield from _rows(plan, grid, head, problems)


def _fields(plan: SheetPlan, grid: Grid, head: int, problems: Problems) -> Record:
    labels_at, values_at = field_columns(grid, head)
    at: dict[str, int] = {}
    for (row, column_at), cell in sorted(grid.items()):
        if column_at == labels_at and row > head and at.setdefault(zh.label(cell.text), row) != row:
            where = f"{column_name(column_at)}{row + 1}"
            problems.add(plan.name, where, f"“{cell.text.strip()}”出现了两次，请删去一行。")
    entries = {}
    for column in plan.columns:
        row = at.get(zh.label(column.header), at.get(zh.label(column.label), -1))
        if row < 0:
            name = column_name(labels_at)
            problems.add(plan.name, "", f"找不到“{column.label}”一行，请恢复 {name} 列的栏目名称。")
            continue
        where = f"{column_name(values_at)}{row + 1}"
        entries[column.id] = entry_of(plan, column, grid.get((row, values_at)), where, problems)
    check_unknown_fields(plan, grid, head, problems)
    return Record(entries)


def _rows(plan: SheetPlan, grid: Grid, head: int, problems: Problems) -> Iterator[Record]:
    header = columns_at(plan, grid, head, problems)
    labels_at = labels_column(grid, head)
    fixed = {zh.label(label): row_id for row_id, label in plan.fixed}
    seen = set()
    for row in sorted({row for row, _ in grid if row > head}):  # a stray cell in the last row costs nothing
        first = grid.get((row, labels_at))
        row_id = fixed.get(zh.label(first.text), "") if first is not None and fixed else ""
        filled = any((row, at) in grid for at in header.values())
        if not filled:
            continue
        if fixed and not row_id:
            where = f"{column_name(labels_at)}{row + 1}"
            problems.add(plan.name, where, f"这一行不是“{'、'.join(label for _, label in plan.fixed)}”之一，请删去。")
            continue
        summed = next((grid[row, at] for at in header.values() if (row, at) in grid and _is_sum(grid[row, at])), None)
        if summed is not None and "code" in header and (row, header["code"]) not in grid:
            where = f"{column_name(min(at for at in header.values() if (row, at) in grid))}{row + 1}"
            problems.add(plan.name, where, f"“{summed.text.strip()}”由程序相加，请删去这一行。")
            continue
        seen.add(row_id)
        entries = {}
        for column in plan.columns:
            at = header.get(column.id)
            if at is not None:
                where = f"{column_name(at)}{row + 1}"
                entries[column.id] = entry_of(plan, column, grid.get((row, at)), where, problems)
        yield Record(entries, row_id)
    rows = {zh.label(cell.text): row for (row, column), cell in grid.items() if column == labels_at and row > head}
    first_at = min(header.values(), default=labels_at + 1)
    for row_id, label in plan.fixed:
        if row_id in seen or plan.optional:
            continue
        if zh.label(label) in rows:
            where = f"{column_name(first_at)}{rows[zh.label(label)] + 1}"
            problems.add(plan.name, where, f"“{label}”一行没有填写，没有发生的请填 0。")
        else:
            problems.add(
                plan.name, "", f"找不到“{label}”一行，请恢复 {column_name(labels_at)} 列的名称，没有发生的请填 0。"
            )


def _is_sum(cell: SheetCell) -> bool:
    return zh.label(cell.text) in _SUMS


def entry_of(plan: SheetPlan, column: Column, cell: SheetCell | None, where: str, problems: Problems) -> Entry:
    """What stands in one cell; what cannot stand there goes to ``problems`` and leaves it empty."""
    text = "" if cell is None else cell.text.strip()
    if cell is not None and cell.formula and text in ("", UNREAD):
        problems.add(
            plan.name, where, f"“{column.label}”的公式没有保存计算结果，请用 Excel 或 WPS 打开工作簿、保存后再用。"
        )
        return Entry(None, where)
    if not text:
        if column.required:
            problems.add(plan.name, where, f"“{column.label}”没有填写{_hint(column)}。")
        return Entry(None, where)
    fault = _unfit(text)
    if fault:
        problems.add(plan.name, where, f"“{column.label}”{fault}")
        return Entry(None, where)
    if _ERRORS.fullmatch(text):
        problems.add(plan.name, where, f"“{column.label}”的公式出错（{text}），请改正公式或直接填数。")
        return Entry(None, where)
    assert cell is not None
    bare, exact = (text, cell.exact) if cell.exact is not None else _without_unit(column, text)
    with_unit = bare != text
    value, fault = _value(column, bare, exact)
    if fault:
        problems.add(plan.name, where, f"“{column.label}”填的是“{text}”，{fault}")
        return Entry(None, where)
    if cell.exact is None and exact is not None and column.unit == "元":
        # from 元 into 万元 nothing is lost; what was 万元 may have been rounded
        problems.assumed.append(
            f"“{plan.name}” {where}“{column.label}”写的是“{text}”，按 {plain(exact, 2)} 元取；原数有分角的，请填全。"
        )
    return Entry(value, where, with_unit)


def _without_unit(column: Column, text: str) -> tuple[str, Decimal | None]:
    """A figure that was typed with its unit without it, and where that is not the column's what it is in the column's."""
    if column.kind in ("count", "points"):
        return text.removesuffix(column.unit or _POINT).strip(), None
    written = next((unit for unit in _YUAN_IN if text.endswith(unit)), "") if column.kind == "amount" else ""
    bare = text.removesuffix(written).strip()
    number = _number(bare, None) if written else None
    if number is None or written == column.unit:
        return (bare, None) if written == column.unit else (text, None)
    return bare, number * _YUAN_IN[written] / _YUAN_IN[column.unit]


def _unfit(text: str) -> str:
    """What may stand in no cell: control characters, and a line that a text would take for an order to place a table."""
    if _CONTROL.search(text):
        return "里有看不见的控制字符，请删去后重新输入。"
    at = next((line.strip() for line in text.splitlines() if line.strip().startswith(_ORDERS)), None)
    return f"有一行以“@”开头（{at[:20]}），“@”在文本里表示插入表格，请改写这一行。" if at else ""


def _hint(column: Column) -> str:
    return f"（{column.note}）" if column.note else ""


def _value(column: Column, text: str, exact: Decimal | None) -> tuple[Value, str]:
    """The value of a cell and, where it cannot stand there, why."""
    if column.kind in ("amount", "points"):
        return _amount(column, text, exact)
    if column.kind == "count":
        number = _number(text, exact)
        if number is None or not 0 <= number < _BEYOND or number != number.to_integral_value():
            return None, "应是不小于 0 的整数。"
        return int(number), ""
    if column.kind == "year":
        number = _number(text.removesuffix("年").removesuffix("年度"), exact)
        return (int(number), "") if number is not None and 2000 <= number <= 2099 else (None, "应是四位年度，如 2023。")
    if column.kind == "date":
        day = parse_date(text)
        return (day.isoformat(), "") if day else (None, "应是日期，如 2024-03-20。")
    if column.kind == "choice":
        return _choice(column.choices, text)
    if column.kind in ("code", "code5"):
        return _code(column, text, exact)
    return text, ""


def _amount(column: Column, text: str, exact: Decimal | None) -> tuple[Value, str]:
    number = _number(text, exact)
    if number is None:
        return None, f"应是数字，单位为{column.unit or '分'}，不要写单位和文字。"
    if abs(number) >= _BEYOND:
        return None, "数字太大，请核对。"
    if not column.unit:
        return (number, "") if 0 <= number <= 100 else (None, "分值应在 0 至 100 之间。")
    places = _CENT[column.unit]
    # a spreadsheet keeps sums of cents with a tail such as 0.30000000000000004
    rounded = round(number, places)
    if abs(number - rounded) > Decimal(1).scaleb(-places - 4):
        return None, f"比分还小，金额最多到分（{column.unit}保留 {places} 位小数）。"
    if number < 0 and not column.signed:
        return None, "金额不能是负数。"
    if number >= _IMPLAUSIBLE[column.unit]:
        return None, f"按{column.unit}计达 {plain(number, 2)}{column.unit}，疑把元填在了万元栏，请核对单位。"
    return rounded, ""


def _number(text: str, exact: Decimal | None) -> Decimal | None:
    if exact is not None:
        return exact
    shown = zh.halfwidth(text).strip().replace("，", ",")
    return Decimal(shown.replace(",", "")) if _NUMBER.fullmatch(shown) else None


def _choice(choices: Sequence[str], text: str) -> tuple[Value, str]:
    match = next((choice for choice in choices if zh.label(choice) == zh.label(text)), None)
    if match:
        return match, ""
    meant = nearest(text, choices)
    return None, (f"疑为“{meant}”；" if meant else "") + f"只能填：{'、'.join(choices)}。"


def _code(column: Column, text: str, exact: Decimal | None) -> tuple[Value, str]:
    digits = str(int(exact)) if exact is not None and exact == int(exact) else zh.halfwidth(text).strip()
    lengths = (5,) if column.kind == "code5" else (3, 5, 7)
    if not digits.isdigit() or len(digits) not in lengths:
        return None, f"科目编码应是 {'、'.join(map(str, lengths))} 位数字。"
    return digits, ""
