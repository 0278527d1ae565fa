"""指标表头: which column holds what, where the head is one row or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.catalogue.forms import Labels
from gouji.document.tree import Cell, Table
from gouji.recognise.match import column_names, is_one_of

_LEAST = 3
#: The parts that a target is split into where the head has a second row: 指标性质, 指标值, 度量单位.
_SPLIT = frozenset(("sign", "target", "unit"))


@dataclass(frozen=True, slots=True)
class Header:
    """表头: the columns by name, and the first row below the head."""

    columns: Mapping[str, int]
    below: int


def find_header(table: Table, labels: Labels) -> Header | None:
    """The row of ``table`` that names the most of ``labels``, with the row below where that goes on naming columns."""
    best: Header | None = None
    for number in range(len(table.rows)):
        header = header_at(table.rows, number, labels)
        if header is not None and (best is None or len(header.columns) > len(best.columns)):
            best = header
    return best


def header_at(rows: Sequence[Sequence[Cell]], number: int, labels: Labels) -> Header | None:
    """The head that begins in row ``number``; None where that row names fewer than three columns."""
    columns = column_names(((cell.column, cell.text) for cell in rows[number]), labels)
    if len(columns) < _LEAST:
        return None
    if number + 1 < len(rows):
        parts = _parts(rows[number + 1], labels)
        if len(parts) >= 2:
            return Header({**columns, **parts}, number + 2)
    return Header(columns, number + 1)


def _parts(cells: Sequence[Cell], labels: Labels) -> dict[str, int]:
    """The columns of a split target, where the row holds nothing else than such names and repeated heads."""
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled or not all(any(is_one_of(cell.text, names) for names in labels.values()) for cell in filled):
        return {}
    split = {name: labels[name] for name in _SPLIT if name in labels}
    return column_names(((cell.column, cell.text) for cell in filled), split)
