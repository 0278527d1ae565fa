"""Budget tables of two lists side by side, income left and spending right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.budgets import TreeRow
from gouji.recognise.accounts.header import is_numbering
from gouji.recognise.budgets.codes import bare
from gouji.recognise.budgets.columns import columns_of
from gouji.recognise.budgets.reading import Reading

_SIDES = ("left", "right")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_NUMBERED = re.compile(r"^\s*[一二三四五六七八九十]+\s*[、.．]")
_CLASS = "exp_"
_PARTED = 2


def read_sides(reading: Reading) -> None:
    """Fills ``reading``: the first list is income, the second spending; a third (by nature, by economic class) is left aside."""
    for side, (label_at, columns) in zip(_SIDES, _halves(reading), strict=False):
        _read_side(reading, side, label_at, columns)
    _settle_parents(reading)


def _halves(reading: Reading) -> Iterator[tuple[int, dict[str, int]]]:
    """The label column of each list with its amount columns."""
    grid, paths = reading.grid, reading.header.paths
    labels = [at for at in range(grid.width) if _is_label_column(reading, at)]
    for label_at, end in zip(labels, (*labels[1:], grid.width), strict=False):
        within = [path[-1:] if label_at < at < end else () for at, path in enumerate(paths)]
        columns = columns_of(within)
        reading.column_parents.update(columns.parents)
        yield label_at, dict(columns.at)


def _is_label_column(reading: Reading, at: int) -> bool:
    """Whether words stand in a column, more than once and not only where a total is named."""
    cells = [reading.grid.at(row, at) for row in range(reading.header.depth, reading.grid.height)]
    texts = [cell.text for cell in cells if cell is not None and cell.column == at and cell.text.strip()]
    worded = sum(bool(_HAN.search(text)) for text in texts)
    return worded >= _PARTED and worded * _PARTED > len(texts)


def _read_side(reading: Reading, side: str, label_at: int, columns: dict[str, int]) -> None:
    seen: set[str] = set()
    numbered = False
    for row in range(reading.header.depth, reading.grid.height):
        cell = reading.grid.at(row, label_at)
        if cell is None or not cell.text.strip() or is_numbering(reading.grid, row):
            continue
        known = _row(reading.layout.rows, side, bare(cell.text), seen)
        has_number = bool(_NUMBERED.match(cell.text))
        if known is not None:
            seen.add(known.key)
            numbered |= known.key.startswith(_CLASS) and has_number
        below = known is None and any(key.startswith(_CLASS) for key in seen) and not has_number and not numbered
        reading.by_name |= below
        key = reading.add_row(known.key if known else f"row{len(reading.rows) + 1}", bare(cell.text), "", cell)
        for name, at in columns.items():
            amount_cell = reading.grid.at(row, at)
            if amount_cell is None or amount_cell is cell:
                continue
            amount = reading.add_amount(key, name, bare(cell.text), amount_cell)
            if known is None and not below and not amount.is_nil:
                reading.unlisted.append(amount)


def _row(rows: tuple[TreeRow, ...], side: str, label: str, seen: set[str]) -> TreeRow | None:
    """The row of that label; where a label occurs twice, the one whose predecessor has been printed."""
    fitting = [row for row in rows if row.side == side and label in row.labels and row.key not in seen]
    return next((row for row in fitting if row.after and row.after in seen), None) or next(
        (row for row in fitting if not row.after), None
    )


def _settle_parents(reading: Reading) -> None:
    fixed = {row.key: row for row in reading.layout.rows}
    filled = reading.filled
    for key in [row.key for row in reading.rows if row.key in fixed]:
        parent = fixed[key].parent
        while parent and parent not in filled:
            parent = fixed[parent].parent
        if parent:
            reading.parents[key] = parent
