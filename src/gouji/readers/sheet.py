"""工作表: the cells of one sheet, whatever workbook format they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gouji.readers.drafts import MOST_CELLS
from gouji.readers.faults import InputError

#: More characters than this in all cells together are not read, nor more filled cells than ``MOST_CELLS``.
MOST_TEXT = 16_000_000


class SheetCell(NamedTuple):
    """工作表单元格: ``text`` is what the sheet shows, ``exact`` the stored number."""

    text: str
    exact: Decimal | None = None
    formula: str = ""


#: The filled cells of a sheet by row and column, both from 0 and in ascending order.
Rows = dict[int, dict[int, SheetCell]]


class Merge(NamedTuple):
    """合并区域: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """工作表: ``rows`` holds the cells with something in them; no row is empty."""

    name: str
    rows: Rows
    merges: Sequence[Merge] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """How many cells are filled."""
        return sum(map(len, self.rows.values()))


class OverfullError(InputError):
    """There are more cells on a sheet than there is room for."""


def overfull(path: str) -> OverfullError:
    """What is said of the file ``path`` where none of it is read for that."""
    return OverfullError(f"{path}：工作表超过 {bounds()}，请只保留要核对的内容，另存后再核对。")


def bounds() -> str:
    """What a workbook may hold, in words."""
    return f"{MOST_CELLS // 10_000} 万个有内容的单元格或 {MOST_TEXT // 10_000} 万字"


def rows_of(cells: Iterable[tuple[int, int, SheetCell]], path: str, most: int) -> Rows:
    """``cells``, each behind its row and column, as the rows of a sheet; raises ``OverfullError`` past ``most`` of them."""
    rows: dict[int, dict[int, SheetCell]] = defaultdict(dict)
    for count, (row, column, cell) in enumerate(cells, 1):
        if count > most:
            raise overfull(path)
        rows[row][column] = cell
    return ordered(rows)


def ordered(rows: Rows) -> Rows:
    """``rows`` that hold anything in ascending order, as all but damaged files have them."""
    if list(rows) != (numbers := sorted(rows)):
        rows = {number: rows[number] for number in numbers}
    return {
        row: cells if list(cells) == (columns := sorted(cells)) else {column: cells[column] for column in columns}
        for row, cells in rows.items()
        if cells
    }


def column_number(letters: str) -> int:
    """The number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@lru_cache(maxsize=16_384)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
