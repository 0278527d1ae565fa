"""Tables in prose without a word that opens a list: 全国资产A，负债b，净资产c。中央资产A1，负债b1，净资产c1；地方资产A2，负债b2，净资产c2: rows that
name the same things one after another, of which one is column by column the sum of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import adds_up
from gouji.solve.summed import Sum

_FEWEST_ROWS, _MOST_ROWS = 3, 8
_BITS = 16  # rows and columns that all add up are meant to
_PAIR = 2

_Row = tuple[Mention, ...]


def rows_added(figures: Sequence[Mention]) -> Iterator[Sum]:
    """The sums by column of every run of rows among ``figures`` that add up to the row before or behind them."""
    rows = list(_rows([one for one in figures if one.role is Role.LEVEL and not one.figure.unit.is_rate]))
    first = 0
    while first < len(rows):
        last = first
        while last < len(rows) and _names(rows[last]) == _names(rows[first]):
            last += 1
        if last - first >= _FEWEST_ROWS:
            yield from _of_a_table(rows[first:last])
        first = last


def _rows(figures: Sequence[Mention]) -> Iterator[_Row]:
    """Each figure with those behind it that bear names told three times or more, up to one told already."""
    told = Counter(core(one.subject) for one in figures if one.own)
    row: list[Mention] = []
    for one in figures:
        name = core(one.subject)
        repeated = one.own and told[name] >= _FEWEST_ROWS
        if row and repeated and name not in {core(cell.subject) for cell in row}:
            row.append(one)
            continue
        if len(row) >= _PAIR:
            yield tuple(row)
        row = [one]
    if len(row) >= _PAIR:
        yield tuple(row)


def _names(row: _Row) -> tuple[str, ...]:
    return tuple(core(cell.subject) for cell in row[1:])


def _of_a_table(rows: Sequence[_Row]) -> Iterator[Sum]:
    at = 0
    while at < len(rows):
        for count in range(min(len(rows) - at - 1, _MOST_ROWS), 1, -1):
            behind, ahead = rows[at + 1 : at + 1 + count], rows[at : at + count]
            found = _columns(rows[at], behind) or _columns(rows[at + count], ahead)
            if found:
                yield from found
                at += count
                break
        at += 1


def _columns(whole: _Row, rows: Sequence[_Row]) -> tuple[Sum, ...]:
    """The sum of each column, where all columns add up."""
    columns = tuple(zip(*rows, strict=True))
    if not all(comparable(one, *parts) and adds_up(parts, one) for one, parts in zip(whole, columns, strict=True)):
        return ()
    return tuple(
        Sum(Shape.PARTS, parts, (1,) * len(parts), one, 0, _BITS) for one, parts in zip(whole, columns, strict=True)
    )
