"""决算公开表的识别: which tables of a document are which, and every amount in them by row and column key."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from gouji.catalogue.tables import Layout, layouts
from gouji.document.continued import continued
from gouji.document.grid import grid_of
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Table
from gouji.domain.accounts import Accounts, AccountTable, Amount, ExtraTable
from gouji.domain.bodies import Evidence
from gouji.recognise.accounts.blocks import read_blocks
from gouji.recognise.accounts.coded import read_coded
from gouji.recognise.accounts.draft import Draft
from gouji.recognise.accounts.halves import read_halves
from gouji.recognise.accounts.header import header_of
from gouji.recognise.accounts.left_unit import with_left_units
from gouji.recognise.accounts.matrix import read_matrix
from gouji.recognise.accounts.notes import note_of
from gouji.recognise.accounts.titles import candidates, is_continuation, title_of, titles_alone
from gouji.values import zh
from gouji.values.units import WAN_YUAN, Unit, unit_named

__all__ = ["FoundTable", "found_tables", "is_account_table", "recognise_accounts", "unit_of"]

_READERS: dict[str, Callable[[Draft], None]] = {
    "halves": read_halves,
    "coded": read_coded,
    "blocks": read_blocks,
    "matrix": read_matrix,
}
#: Kinds whose columns each have a name of their own.
_BY_COLUMNS = ("coded", "matrix")
_UNIT = re.compile(r"单位[:：]\s*(?:人民币)?\s*(亿元|万元|千元|元)")
# What no code or number of a line looks like, and what may be one where it stands under no head of amounts.
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)")
_INTEGER = re.compile(r"-?[1-9]\d*")
_OF_AMOUNTS = re.compile(r"(?:[预决]算|执行|金|统计|支出|收入)数$|金额$|[合小]计$|支出$|收入$")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table with what it is; ``end`` is the block behind it, its continuations included."""

    table: Table
    start: int
    end: int
    title: str
    candidates: tuple[Evidence, ...]


def recognise_accounts(document: Document, but: Collection[Place] = ()) -> tuple[Accounts, ...]:
    """The account tables of ``document``: one set, or several where tables recur (a department and its units in one file).

    Tables at the places of ``but`` are known to be something else.
    """
    blocks = document.blocks
    sets: list[tuple[list[AccountTable], list[ExtraTable]]] = []
    for found in found_tables(blocks, title_of, candidates):
        if found.table.place in but:
            continue
        key = found.candidates[0].value
        layout = layouts().get(key)
        if not sets or (layout is not None and any(table.key == key for table in sets[-1][0])):
            sets.append(([], []))
        if layout is None:
            sets[-1][1].append(ExtraTable(key, found.title, found.table.place))
        else:
            sets[-1][0].append(_read(blocks, found, layout))
    printed = {table.key for tables, _ in sets for table in tables}
    unread = tuple(titles_alone(blocks, printed)) if sets else ()
    return tuple(
        Accounts(with_left_units(tables), tuple(extras), unread if at == len(sets) else ())
        for at, (tables, extras) in enumerate(sets, 1)
    )


def is_account_table(before: Sequence[Block], table: Table) -> bool:
    """Whether title or header of ``table`` would do for a table of final accounts."""
    return bool(candidates(before, table))


def found_tables(
    blocks: Sequence[Block],
    title_of: Callable[[Sequence[Block], Table], str],
    candidates: Callable[[Sequence[Block], Table], tuple[Evidence, ...]],
) -> Iterator[FoundTable]:
    """Every table that ``candidates`` knows, with the tables that continue it joined on."""
    last: FoundTable | None = None
    for at, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        title = title_of(blocks[:at], block)
        if last is not None and (joint := _continuation(blocks, last, at, block, title)) is not None:
            last = joint
            continue
        if last is not None:
            yield last
        evidence = candidates(blocks[:at], block)
        last = FoundTable(block, at, at + 1, title, evidence) if evidence else None
    if last is not None:
        yield last


def _continuation(blocks: Sequence[Block], last: FoundTable, at: int, table: Table, title: str) -> FoundTable | None:
    """``last`` with ``table`` joined on, where nothing but a repeated title stands between and the widths agree."""
    between = [block for block in blocks[last.end : at] if isinstance(block, Paragraph)]
    same = not title or is_continuation(title) or zh.label(title) == zh.label(last.title)
    quiet = all(
        block.level is None and (len(block.text) < _NEAR or block.text in title or _UNIT.search(block.text))
        for block in between
    )
    if not same or not quiet or len(between) != at - last.end:
        return None
    joint = continued(last.table, table)
    return None if joint is None else replace(last, table=joint, end=at + 1)


def _read(blocks: Sequence[Block], found: FoundTable, layout: Layout) -> AccountTable:
    grid = grid_of(found.table)
    title = layout.name
    draft = Draft(layout, title, unit_of(blocks, found), grid, header_of(grid, layout.columns))
    _READERS[layout.kind](draft)
    return AccountTable(
        layout.key,
        found.title or layout.name,
        found.table.place,
        draft.unit,
        tuple(draft.rows),
        draft.columns,
        draft.amounts,
        tuple(draft.unlisted),
        note_of(blocks, found.table, found.start, found.end, layout.key),
        found.candidates,
        not draft.amounts and _prints_amounts(draft),
        stray=tuple(_of_unknown_columns(draft)) if layout.kind in _BY_COLUMNS else (),
        by_name=draft.by_name,
    )


def _of_unknown_columns(draft: Draft) -> Iterator[Amount]:
    """The first amount, not nil, of each column of which none was read: its name may be cut off, or be no known one."""
    read = {amount.place for amount in draft.amounts.values()}
    read |= {amount.place for amount in draft.unlisted}
    taken = {(place.page, place.line, place.item, place.quote) for place in read}
    columns: dict[int, list[Cell]] = {}
    for row in range(draft.header.depth, draft.grid.height):
        for cell in draft.grid.row(row):
            if _AMOUNT.fullmatch(cell.text.strip()):
                columns.setdefault(cell.column, []).append(cell)
    for column, cells in columns.items():
        places = {(cell.place.page, cell.place.line, cell.place.item, cell.place.quote) for cell in cells}
        if places & taken:
            continue
        amounts = (draft.stray(cell, draft.header.paths[column]) for cell in cells)
        filled = next((one for one in amounts if not one.is_nil), None)
        if filled is not None:
            yield filled


def _prints_amounts(draft: Draft) -> bool:
    """Whether amounts stand in the table, of which none was read: whole numbers count under a head of amounts only."""
    grid, header = draft.grid, draft.header
    for row in range(header.depth, grid.height):
        for cell in grid.row(row):
            text, path = cell.text.strip(), header.paths[cell.column]
            if _AMOUNT.fullmatch(text):
                return True
            if _INTEGER.fullmatch(text) and path and _OF_AMOUNTS.search(path[-1]):
                return True
    return False


def unit_of(blocks: Sequence[Block], found: FoundTable) -> Unit:
    """The unit printed above the table or in its first rows; 万元 where none is, as in nearly every place."""
    above = [
        block.text
        for block in reversed(blocks[max(0, found.start - _NEAR) : found.start])
        if isinstance(block, Paragraph)
    ]
    inside = [cell.text for row in found.table.rows[:3] for cell in row]
    stated = (match for text in (*above, *inside) if (match := _UNIT.search(text)))
    first = next(stated, None)
    return WAN_YUAN if first is None else unit_named(first[1])
