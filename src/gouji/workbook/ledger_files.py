"""台账文件: the rows of a ledger in an .xlsx or .csv file, found under whatever title and unit lines stand above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from gouji.domain.ledger import Ledger, LedgerRow
from gouji.domain.ledger_conditions import day_of
from gouji.readers.encoding import decode
from gouji.readers.faults import InputError
from gouji.readers.package import open_package
from gouji.readers.sheet import OverfullError, SheetCell
from gouji.readers.xlsx.cells import sheet_of
from gouji.readers.xlsx.workbook import workbook_of
from gouji.values import zh
from gouji.workbook.strict_csv import CsvError, records

_MOST_CELLS = 2_000_000
_LOOKED_AT = 30
_FIGURE = re.compile(r"[-+]?[\d,.]+%?")
_SUM = re.compile(r"(?:本?[页月季年]|全年|上?半年|[一二三四]季度|\d{1,2}月份?)?(?:小计|合计|总计|累计|共计)(?:数|:)?")
_FOOT = re.compile(r"(?:填表|制表|审核|复核|统计|经办)人?:|备注?:|注:|说明:")
_SERIAL = (20_000, 80_000)  # days of a spreadsheet: years 1954 to 2119

#: Texts by position, row by row; rows and columns from 0.
Grid = Mapping[int, Mapping[int, str]]


def read_ledger(name: str, path: Path, sheet: str = "") -> Ledger:
    """The ledger in an .xlsx or .csv file. Raises ``InputError`` where it cannot be read without doubt."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"台账文件 {path.name} 读不出来（{fault.strerror}），请核对文件名和位置。") from None
    except ValueError:
        raise InputError("台账文件名里有不能用的字符，请重新填写。") from None
    grid, spread = _sheet_grid(data, path, sheet) if data[:2] == b"PK" else (_csv_grid(data, path), {})
    head = _head(grid)
    if head is None:
        raise InputError(f"台账文件 {path.name} 没有找到表头：要有一行写明各栏名称，每栏一格。")
    names, first = _names(grid, head, spread)
    if data[:2] != b"PK":
        _check_width(grid, head, max(names), path)
    return _ledger(name, {row: cells for row, cells in grid.items() if row >= first}, names)


def _check_width(grid: Grid, head: int, last: int, path: Path) -> None:
    """A separator inside a cell moves everything behind it one column on."""
    for row, cells in grid.items():
        if row > head and any(text for at, text in cells.items() if at > last):
            raise InputError(
                f"台账文件 {path.name} 第{row + 1}行比表头多出一栏，疑某一格里有逗号，请把这一格用引号括起来或改用顿号。"
            )


def _ledger(name: str, grid: Grid, names: Mapping[int, str]) -> Ledger:
    heads = {zh.label(text) for text in names.values()}
    rows, sums, others = [], 0, 0
    for row in sorted(grid):
        cells = {names[at]: text for at, text in grid[row].items() if at in names and text}
        labels = [zh.label(text) for text in cells.values()]
        if not cells:
            continue
        if _SUM.fullmatch(labels[0]) or (len(labels) > 1 and _SUM.fullmatch(labels[1]) and labels[0].isdigit()):
            sums += 1
        elif _FOOT.match(labels[0]) or (len(labels) > 1 and set(labels) <= heads):
            others += 1
        else:
            rows.append(LedgerRow({**dict.fromkeys(names.values(), ""), **cells}, row + 1))
    told = [f"小计、合计行 {sums} 行" if sums else "", f"表尾和重复的表头 {others} 行" if others else ""]
    left_out = "、".join(one for one in told if one)
    return Ledger(name, tuple(names.values()), tuple(rows), f"{left_out}不是记录，没有计入" if left_out else "")


def _head(grid: Grid) -> int | None:
    """The header: the first row of names that reaches over most of the width of what stands below it."""
    looked = sorted(grid)[:_LOOKED_AT]
    widths = {row: sum(bool(text) for text in grid[row].values()) for row in looked}
    for row in looked:
        texts = [text for text in grid[row].values() if text]
        below = max((width for other, width in widths.items() if other >= row), default=0)
        if len(set(texts)) > 1 and all(map(_is_name, texts)) and 3 * len(texts) >= 2 * below:
            return row
    return None


def _is_name(text: str) -> bool:
    """True for what may name a column: no figure, no date, no 填报单位：某局."""
    shown = zh.halfwidth(text).strip()
    return not _FIGURE.fullmatch(shown) and day_of(shown) is None and not re.search(r":\s*\S", shown)


def _names(grid: Grid, head: int, spread: Mapping[int, range]) -> tuple[Mapping[int, str], int]:
    """The name of each column by position, and the first row below the header, which may be two rows deep."""
    names = {at: zh.squeeze(text) for at, text in grid[head].items() if text}
    below = grid.get(head + 1, {})
    groups = [at for at in names if at in spread and any(below.get(column) for column in spread[at])]
    for at in groups:
        for column in spread[at]:
            if below.get(column):
                names[column] = zh.squeeze(below[column])
    counted: Counter[str] = Counter()
    unique = {}
    for at in sorted(names):
        counted[names[at]] += 1
        unique[at] = names[at] if counted[names[at]] == 1 else f"{names[at]}{counted[names[at]]}"
    return unique, head + (2 if groups else 1)


def _csv_grid(data: bytes, path: Path) -> Grid:
    text, _ = decode(data, path.name)
    try:
        lines = records(text)
    except CsvError as fault:
        raise InputError(f"台账文件 {path.name} {fault}") from None
    return {line - 1: {at: cell.strip() for at, cell in enumerate(cells)} for line, cells in lines}


def _sheet_grid(data: bytes, path: Path, name: str) -> tuple[Grid, Mapping[int, range]]:
    """The cells of a sheet, and the columns that a merged cell of a header reaches over."""
    workbook = workbook_of(open_package(data, str(path)))
    entry = next((entry for entry in workbook.sheets if not name or entry.name == name), None)
    if entry is None:
        raise InputError(f"台账文件 {path.name} 没有工作表“{name}”。")
    try:
        sheet, unread = sheet_of(workbook, entry, _MOST_CELLS)
    except OverfullError:
        raise InputError(
            f"台账文件 {path.name} 超过 {_MOST_CELLS // 10_000} 万个有内容的单元格，请拆成几个文件再用。"
        ) from None
    if unread:
        raise InputError(f"台账文件 {path.name}：{unread[0].text}")
    since_1904 = workbook.values.since_1904
    grid = {
        row: {column: _text(cell, since_1904=since_1904) for column, cell in cells.items()}
        for row, cells in sheet.rows.items()
    }
    head = _head(grid)
    flat = (merge for merge in sheet.merges if merge.top == head == merge.bottom and merge.right > merge.left)
    return grid, {merge.left: range(merge.left, merge.right + 1) for merge in flat}


def _text(cell: SheetCell, *, since_1904: bool) -> str:
    """What a cell shows; a day that is shown without its year is written out from the number behind it."""
    text = cell.text.strip()
    is_day = cell.exact is not None and not _FIGURE.fullmatch(zh.halfwidth(text)) and day_of(text) is None
    if is_day and cell.exact is not None and _SERIAL[0] <= cell.exact <= _SERIAL[1] and re.search(r"[-/月年:]", text):
        origin = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        return (origin + timedelta(days=int(cell.exact))).isoformat()
    return text
