"""What the properties of a paragraph, a run of text or a table row come to."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gouji.readers.doc import modifiers as m
from gouji.readers.doc.modifiers import modifiers
from gouji.readers.ole import DamagedError

_MOST_COLUMNS = 64  # Word has 63
_DEEPEST = 32
_LARGEST_LIST = 0x7FF
# What a cell of a row says of merges, in the first two bytes of its twenty.
_CELL = 20
_FIRST, _BESIDE, _BELOW, _TOP = 1, 2, 0x20, 0x40


class Run(NamedTuple):
    """字符属性: ``hidden`` is None where the style decides; ``symbol`` is the code of one drawn by a symbol font, ``picture``
    where in the data stream the picture stands that a special character stands for, unless that is an embedded object or the
    data of a form field."""

    deleted: bool = False
    inserted: bool = False
    hidden: bool | None = None
    special: bool = False
    object: bool = False
    data: bool = False
    symbol: int | None = None
    picture: int | None = None
    style: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """表格行: ``edges`` are where its cells begin and the last one ends, in twips; ``merged`` of them belong to the cell to
    the left, ``below`` to the one above."""

    edges: tuple[int, ...]
    merged: frozenset[int]
    below: frozenset[int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落属性: ``depth`` counts the tables it stands in; ``cell_end`` and ``row_end`` mark those that end a cell or row of a
    table inside a table. ``row`` is what the end of a row says of its cells. What is None the style decides."""

    style: int = 0
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    list: int | None = None
    list_level: int | None = None
    outline: int | None = None
    row: Row | None = None


@dataclass(slots=True)
class Properties:
    """属性: works out properties, those that recur once. ``data`` is the stream that holds the long ones, of which no more
    than ``left`` bytes are looked at: many may lead to the same place."""

    data: bytes
    left: int = 0
    _paragraphs: dict[tuple[bytes, bytes], Paragraph] = field(default_factory=dict)
    _long: dict[int, list[tuple[int, bytes]]] = field(default_factory=dict)
    _runs: dict[tuple[bytes, bytes], Run] = field(default_factory=dict)

    def paragraph(self, stated: bytes, changes: bytes) -> Paragraph:
        """The properties ``stated`` for a paragraph, which begin with its style, with ``changes``."""
        known = self._paragraphs.get((stated, changes))
        if known is None:
            known = self._paragraphs[stated, changes] = self._paragraph(stated, changes)
        return known

    def run(self, stated: bytes, changes: bytes) -> Run:
        known = self._runs.get((stated, changes))
        if known is None:
            known = self._runs[stated, changes] = run_of((*modifiers(stated), *modifiers(changes)))
        return known

    def _paragraph(self, stated: bytes, changes: bytes) -> Paragraph:
        style = int.from_bytes(stated[:2], "little")
        return paragraph_of(style, self._followed((*modifiers(stated[2:]), *modifiers(changes))))

    def _followed(self, stated: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
        """``stated``, with those that stand in the data stream in place of what leads there."""
        for code, operand in stated:
            if code in m.ELSEWHERE:
                yield from self._elsewhere(int.from_bytes(operand, "little"))
            else:
                yield code, operand

    def _elsewhere(self, at: int) -> list[tuple[int, bytes]]:
        if at not in self._long:
            size = int.from_bytes(self.data[at : at + 2], "little")
            self.left -= size
            if self.left < 0:
                raise DamagedError
            self._long[at] = list(modifiers(self.data[at + 2 : at + 2 + size]))
        return self._long[at]


def paragraph_of(style: int, stated: Iterable[tuple[int, bytes]]) -> Paragraph:
    """The properties of a paragraph of ``style``."""
    inside, depth, deeper = False, None, 0
    ends = dict.fromkeys((m.ROW_END, m.INNER_CELL, m.INNER_ROW_END), False)
    stated_list, level, outline = None, None, None
    row: list[tuple[int, bytes]] = []
    for code, operand in stated:
        number = int.from_bytes(operand[:2], "little", signed=len(operand) > 1)
        if code == m.IN_TABLE:
            inside = number != 0
        elif code == m.DEPTH:
            depth = int.from_bytes(operand, "little", signed=True)
        elif code == m.DEEPER:
            deeper += int.from_bytes(operand, "little", signed=True)
        elif code in ends:
            ends[code] = number != 0
        elif code == m.LIST:
            stated_list = number if 0 <= number <= _LARGEST_LIST else -number if number >= -_LARGEST_LIST else 0
        elif code == m.LIST_LEVEL:
            level = number
        elif code == m.OUTLINE:
            outline = number
        elif code == m.STYLE:
            style = number & 0xFFFF
        elif code in _ROWS:
            row.append((code, operand))
    levels = (int(inside) if depth is None else depth) + deeper
    levels = max(min(levels, _DEEPEST), 1) if inside else 0
    row_end = ends[m.ROW_END] if levels == 1 else ends[m.INNER_ROW_END]
    return Paragraph(
        style,
        levels,
        ends[m.INNER_CELL],
        row_end,
        stated_list,
        level,
        outline,
        row_of(row) if row_end else None,
    )


def run_of(stated: Iterable[tuple[int, bytes]]) -> Run:
    """The properties of a run of text."""
    found: dict[str, bool | int | None] = {}
    for code, operand in stated:
        number = int.from_bytes(operand, "little")
        if code in _SWITCHES:
            found[_SWITCHES[code]] = number != 0
        elif code == m.HIDDEN:
            found["hidden"] = (
                bool(number) if number < 2 else None
            )  # 80 and 81 leave it to the style, in its way or the other
        elif code == m.SYMBOL:
            found["symbol"] = number >> 16
        elif code == m.PICTURE:
            found["picture"] = number
        elif code == m.RUN_STYLE:
            found["style"] = number
    return Run(**found)  # type: ignore[arg-type]


def row_of(stated: Iterable[tuple[int, bytes]]) -> Row | None:
    """The cells of a row; None where it does not say how wide they are."""
    edges: list[int] = []
    flags: list[int] = []
    for code, operand in stated:
        if code == m.DEFINITION:
            edges, flags = _defined(operand)
        elif edges:
            _change(code, operand, edges, flags)
    if not edges:
        return None
    merged = frozenset(at for at, flag in enumerate(flags) if flag & _BESIDE and not flag & _FIRST)
    below = frozenset(at for at, flag in enumerate(flags) if flag & _BELOW and not flag & _TOP)
    return Row(tuple(edges), merged, below)


def _defined(operand: bytes) -> tuple[list[int], list[int]]:
    count = operand[0] if operand else 0
    if count > _MOST_COLUMNS or len(operand) < 1 + 2 * (count + 1):
        return [], []
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    first = 1 + 2 * (count + 1)
    flags = [
        int.from_bytes(operand[at : at + 2], "little")
        for at in range(first, min(first + _CELL * count, len(operand) - 1), _CELL)
    ]
    return edges, flags + [0] * (count - len(flags))


def _change(code: int, operand: bytes, edges: list[int], flags: list[int]) -> None:
    """Carries out one change of the cells of a row."""
    first, end = (operand[0], operand[1]) if len(operand) > 1 else (0, 0)
    if code == m.MERGE:
        for at in range(first, min(end, len(flags))):
            flags[at] = flags[at] & ~(_FIRST | _BESIDE) | (_FIRST if at == first else _BESIDE)
    elif code == m.SPLIT:
        for at in range(first, min(end, len(flags))):
            flags[at] &= ~(_FIRST | _BESIDE)
    elif code == m.MERGE_DOWN and first < len(flags):
        flags[first] = flags[first] & ~(_BELOW | _TOP) | (0, _BELOW, 0, _BELOW | _TOP)[end & 3]
    elif code == m.INSERT and len(operand) >= 4:
        width = int.from_bytes(operand[2:4], "little")
        first, count = min(first, len(flags)), min(end, _MOST_COLUMNS - len(flags))
        if count > 0:
            flags[first:first] = [0] * count
            edges[first + 1 :] = [
                *(edges[first] + width * step for step in range(1, count + 1)),
                *(edge + width * count for edge in edges[first + 1 :]),
            ]
    elif code == m.DELETE:
        end = min(end, len(flags))
        if first < end:
            gone = edges[end] - edges[first]
            del flags[first:end]
            edges[first + 1 :] = [edge - gone for edge in edges[end + 1 :]]
    elif code == m.WIDTH and len(operand) >= 4:
        width = int.from_bytes(operand[2:4], "little")
        for at in range(first, min(end, len(flags))):
            wider = width - (edges[at + 1] - edges[at])
            edges[at + 1 :] = [edge + wider for edge in edges[at + 1 :]]


_ROWS = frozenset((m.DEFINITION, m.MERGE, m.SPLIT, m.MERGE_DOWN, m.INSERT, m.DELETE, m.WIDTH))
_SWITCHES = {
    m.DELETED: "deleted",
    m.INSERTED: "inserted",
    m.SPECIAL: "special",
    **dict.fromkeys(m.OBJECT, "object"),
    m.DATA: "data",
}
