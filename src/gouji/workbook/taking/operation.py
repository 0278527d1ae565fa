"""机构运行信息表 (财决附03表): “三公” with its counts, cars, devices and procurement, by the labels of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load
from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Cell, Document, Paragraph, Table
from gouji.recognise.match import key
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.figure import Figure
from gouji.values.units import Unit, unit_named
from gouji.workbook.taking.taken import Taking

_LEAD = re.compile(
    r"^(?:其中[:：])?\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.．、])?(?:其中:)?"
)
_UNIT = re.compile(r"单位[:：]\s*(?:人民币)?\s*(亿元|万元|千元|元)")
_COUNTED = "统计数"
_HEADS = ("项目", "行次")
_DEEPEST = 8
#: The sheet of the workbook that holds numbers of things; the others hold money.
_COUNTS = "visits"


@dataclass(frozen=True, slots=True)
class _Place:
    """去处: where a row of the form belongs in the workbook; ``measure`` is the column of the form."""

    sheet: str
    row: str
    column: str
    measure: str


@cache
def _places() -> Mapping[str, tuple[_Place, ...]]:
    """By the normal label of the form's row."""
    found: dict[str, tuple[_Place, ...]] = {}
    for one in load.toml("workbook", "operation.toml")["rows"]:
        place = _Place(one["sheet"], one.get("row", ""), one["column"], one.get("measure", _COUNTED))
        for label in one["labels"]:
            name = key(zh.label(label))
            found[name] = (*found.get(name, ()), place)
    return found


def take_operation(document: Document, taking: Taking) -> bool:
    """Takes what the form states; whether ``document`` holds one."""
    found = False
    for table in document.tables:
        grid = grid_of(table)
        columns = _columns(grid)
        if not columns:
            continue
        found = True
        unit = _unit(document, table)
        for row in range(grid.height):
            for label_at, measures in columns:
                _take_row(grid, row, label_at, measures, unit, taking)
    return found


def _columns(grid: Grid) -> list[tuple[int, dict[str, int]]]:
    """(column of labels, columns of measures by name) of each list of the form; empty where the table is another one."""
    for row in range(min(grid.height, _DEEPEST)):
        named = [(cell.column, key(cell.text)) for cell in grid.row(row)]
        starts = [at for at, text in named if text == _HEADS[0]]
        if (
            starts
            and any(text.startswith(_COUNTED) for _, text in named)
            and any(text == _HEADS[1] for _, text in named)
        ):
            ends = (*starts[1:], grid.width)
            return [
                (start, {text: at for at, text in named if start < at < end and text not in _HEADS})
                for start, end in zip(starts, ends, strict=True)
            ]
    return []


def _unit(document: Document, table: Table) -> Unit:
    at = document.blocks.index(table)
    above = [block.text for block in document.blocks[max(0, at - 6) : at] if isinstance(block, Paragraph)]
    inside = [cell.text for row in table.rows[:_DEEPEST] for cell in row]
    stated = next((match[1] for text in (*above, *inside) if (match := _UNIT.search(text))), "元")
    return unit_named(stated)


def _take_row(grid: Grid, row: int, label_at: int, measures: Mapping[str, int], unit: Unit, taking: Taking) -> None:
    label = grid.at(row, label_at)
    if label is None or label.row != row:
        return
    for place in _places().get(key(_LEAD.sub("", zh.label(label.text))), ()):
        cell = next((grid.at(row, at) for text, at in measures.items() if text.startswith(place.measure)), None)
        figure = _figure(cell)
        if cell is None or figure is None:
            continue
        if place.sheet == _COUNTS:
            if figure.value == figure.value.to_integral_value():
                taking.text(place.sheet, place.row, place.column, int(figure.value), cell.place)
        else:
            known = taking.figure(figure.with_unit(unit), cell.place)
            taking.amount(place.sheet, place.row, place.column, known, nil=True)


def _figure(cell: Cell | None) -> Figure | None:
    value = None if cell is None else read_cell(cell.text)
    return value if isinstance(value, Figure) else None
