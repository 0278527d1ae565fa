"""Budget tables with a row for each code, unit, project or kind, and a total."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gouji.catalogue.budgets import EARLIER, TreeRow
from gouji.document.tree import Cell
from gouji.recognise.accounts.header import is_numbering
from gouji.recognise.budgets.codes import bare, code_in, code_named, is_class, name_in
from gouji.recognise.budgets.columns import Columns, columns_of
from gouji.recognise.budgets.reading import Reading

_TOTALS = frozenset(
    (
        "合计",
        "总计",
        "支出合计",
        "收入合计",
        "本年支出合计",
        "本年收入合计",
        "总合计",
        "部门合计",
        "单位合计",
        "支出总计",
    )
)
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
_COUNTS = frozenset(("序号", "行次"))
_CLASS = 3


def read_listed(reading: Reading) -> None:
    """Fills ``reading``. Rows without a code, in a table of codes, are told by name where no row prints one."""
    columns = columns_of(reading.header.paths)
    first = min(columns.at.values(), default=reading.grid.width)
    reading.column_parents.update(columns.parents)
    body = [row for row in range(reading.header.depth, reading.grid.height) if not is_numbering(reading.grid, row)]
    leads = {row: _lead(reading, row, first) for row in body}
    scheme = reading.layout.scheme
    reading.by_name = bool(scheme) and not any(code_in(_texts(lead), scheme) for lead in leads.values())
    within = ""
    for row in body:
        texts = _texts(leads[row])
        cells = {key: cell for key, at in columns.at.items() if (cell := reading.grid.at(row, at)) is not None}
        cells = {key: cell for key, cell in cells.items() if cell not in leads[row]}
        if cells and all(cell.row < row for cell in cells.values()):
            continue  # the amounts stand in a row above, of which this one is a part
        if not any(cell.text.strip() for cell in cells.values()) and not any(texts):
            continue
        known = len(reading.rows)
        within = _read_row(reading, texts, cells, leads[row], within, only=len(body) == 1)
        if len(reading.rows) > known:
            _read_compared(reading, columns, row)
        _read_stray(reading, columns, row, name_in(texts))
    _settle_parents(reading)


def _lead(reading: Reading, row: int, first: int) -> list[Cell]:
    found: list[Cell] = []
    for at in range(first):
        cell = reading.grid.at(row, at)
        path = reading.header.paths[at]
        if cell is not None and cell not in found and not (path and path[-1] in _COUNTS):
            found.append(cell)
    return found


def _texts(lead: Sequence[Cell]) -> list[str]:
    return [cell.text.strip() for cell in lead]


def _read_row(
    reading: Reading, texts: list[str], cells: Mapping[str, Cell], lead: Sequence[Cell], within: str, *, only: bool
) -> str:
    """Keeps one row; the class that the rows below stand under where codes are told by name."""
    name = name_in(texts)
    at = lead[0] if lead else next(iter(cells.values()), None)
    if at is None:
        return within
    scheme = reading.layout.scheme
    code = code_in(texts, scheme)
    if len(code) == _CLASS and not is_class(code, name):
        code = ""
    fixed = _fixed(reading.layout.rows, name)
    if any(bare(text) in _TOTALS for text in texts) or (only and not any(texts)):
        key, name = "total", "合计"
    elif fixed is not None:
        key = fixed.key
    elif (
        reading.by_name and (code := code_named(name, scheme, within)) and code not in (row.key for row in reading.rows)
    ):
        key, within = code, code[:_CLASS]
    elif code and not reading.by_name:
        key = code
    elif not scheme and len(texts) > 1 and all(texts):  # unit and project: a subtotal lacks one of them
        key, code = "/".join(map(bare, texts)), ""
    else:
        key, code = f"row{len(reading.rows) + 1}", ""
    if key.startswith("row") and "total" in cells and not cells["total"].text.strip():
        _set_aside(reading, name, cells)
        return within
    key = reading.add_row(key, name, code, at)
    amounts = [reading.add_amount(key, column, name, cell) for column, cell in cells.items()]
    told = not key.startswith("row") or (reading.by_name and scheme == "functional" and within)
    if not told:
        reading.unlisted.extend([amount for amount in amounts if not amount.is_nil][:1])
    return within


def _read_compared(reading: Reading, columns: Columns, row: int) -> None:
    """The change and the rate that the last row read prints beside its two years."""
    kept = reading.rows[-1]
    before = reading.amounts.get((kept.key, EARLIER + "total"))
    change, rate = (None if at is None else reading.grid.at(row, at) for at in (columns.change, columns.rate))
    if before is not None and (change is not None or rate is not None):
        reading.add_compared(kept.key, kept.name, before, change, rate)


def _set_aside(reading: Reading, name: str, cells: Mapping[str, Cell]) -> None:
    """A row without a code and without its total is the rest of one that a page break cut: what stands in it, and in the row
    above where figures are cut too, cannot be told."""
    rest = [reading.amount("", column, name, "", cell) for column, cell in cells.items()]
    reading.unlisted.extend(sorted(rest, key=lambda one: one.is_nil)[:1])
    if any(not one.is_nil for one in rest) and reading.rows and reading.rows[-1].key.startswith("row"):
        reading.drop(reading.rows[-1].key)


def _fixed(rows: Sequence[TreeRow], name: str) -> TreeRow | None:
    return next((row for row in rows if bare(name) in row.labels), None)


def _read_stray(reading: Reading, columns: Columns, row: int, name: str) -> None:
    """Amounts of columns that are not known, each column once."""
    first = min(columns.at.values(), default=0)
    for at in columns.unknown:
        if at < first:
            continue
        cell = reading.grid.at(row, at)
        if (
            cell is None
            or not _NUMBER.fullmatch(cell.text.strip())
            or any(one.place.column == reading.header.printed[at] for one in reading.stray)
        ):
            continue
        amount = reading.amount("", "", name, "".join(reading.header.paths[at][-2:]), cell)
        if not amount.is_nil:
            reading.stray.append(amount)


def _settle_parents(reading: Reading) -> None:
    """Each row under the nearest row above it whose code its own begins with; all others under the total."""
    fixed = {row.key: row for row in reading.layout.rows}
    filled = reading.filled
    path: list[tuple[str, str]] = []
    for row in reading.rows:
        if row.key in fixed:
            parent = fixed[row.key].parent
            while parent and parent not in filled:
                parent = fixed[parent].parent if parent in fixed else ""
        elif row.code:
            while path and not (len(path[-1][0]) < len(row.code) and row.code.startswith(path[-1][0])):
                path.pop()
            parent = path[-1][1] if path else "total"
            if row.key in filled:
                path.append((row.code, row.key))
        else:
            loose = reading.by_name and reading.layout.scheme == "functional"
            parent = "" if row.key == "total" or loose else "total"
        if parent in filled and parent != row.key:
            reading.parents[row.key] = parent
