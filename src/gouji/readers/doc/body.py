"""The blocks of a Word file: its main text in order, and behind each block the notes, text boxes and pictures that are
anchored in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph, Picture
from gouji.readers.doc.anchored import Anchored, Image, Note
from gouji.readers.doc.pages import Runs
from gouji.readers.doc.pieces import Text
from gouji.readers.doc.properties import Paragraph as Stated
from gouji.readers.doc.properties import Properties
from gouji.readers.doc.shown import MARKS, Shown
from gouji.readers.doc.styles import Style
from gouji.readers.doc.tables import Cell, Line, Table, TableRow, draft_from
from gouji.readers.drafts import Draft
from gouji.readers.numbering import Numbering
from gouji.readers.ocr.inside import blocks_in
from gouji.readers.ole import DamagedError
from gouji.readers.outline import level_of

_MARK = re.compile(f"[{MARKS}]")
_CELL = "\x07"
_PLAIN = Style()
_MOST_TABLES = 100_000


@dataclass(slots=True)
class Reader:
    """读取: goes through the text once; ``unclear`` counts the tables whose rows state other cells than they have."""

    path: str
    text: Text
    shown: Shown
    paragraphs: Runs
    properties: Properties
    styles: Mapping[int, Style]
    numbering: Numbering
    anchored: Anchored
    unclear: int = 0
    pictures: int = 0
    tables: int = 0
    recognised: set[bytes] = field(default_factory=set)

    def blocks(self, start: int, end: int) -> Iterator[Block | Draft]:
        """The paragraphs, tables and pictures of the text from ``start`` up to ``end`` in reading order."""
        for part in self._parts(start, end):
            yield from self._line(part) if isinstance(part, Line) else self._table(part)
        for box in self.anchored.loose if start == 0 else ():
            yield from self.blocks(box.start, box.end)

    def _line(self, line: Line) -> Iterator[Block | Draft]:
        text = line.text.rstrip()
        if text.strip():
            yield Paragraph(text, Place(quote=text.strip()), level_of(text, line.outline))
        yield from self._behind(line.start, line.end)

    def _table(self, table: Table) -> Iterator[Block | Draft]:
        if table.holds_tables and table.lays_out():
            for row in table.rows:
                for cell in row.cells:
                    for part in cell.parts:
                        yield from self._line(part) if isinstance(part, Line) else self._table(part)
            return
        self.unclear += not table.is_clear()
        draft = draft_from(table)
        if draft is not None:
            yield draft
        for inner in table.tables if table.holds_tables else ():
            yield from self._table(inner)
        yield from self._behind(table.start, table.end)

    def _behind(self, start: int, end: int) -> Iterator[Block | Draft]:
        for anchor in self.anchored.within(start, end):
            if isinstance(anchor, Note):
                for line in self._lines(anchor.start, anchor.end):
                    text = line.text.strip()
                    if text:
                        yield Paragraph(text, Place(quote=text), footnote=True)
            elif isinstance(anchor, Image):
                self.pictures += 1
                yield Picture(f"{'嵌入对象' if anchor.data is None else '图片'}{self.pictures}", Place())
                if anchor.data and anchor.data not in self.recognised:
                    self.recognised.add(anchor.data)
                    yield from blocks_in(anchor.data, self.path)
            else:
                yield from self.blocks(anchor.start, anchor.end)

    def _parts(self, start: int, end: int) -> Iterator[Line | Table]:
        """The paragraphs and outermost tables of a stretch of text."""
        open_tables: list[tuple[Table, list[Cell], Cell]] = []
        for line, mark, stated in self._marked(start, end):
            while len(open_tables) > stated.depth:
                yield from _close(open_tables)
            if not stated.depth:
                yield line
                continue
            while len(open_tables) < stated.depth:
                self.tables += 1
                if self.tables > _MOST_TABLES:
                    raise DamagedError
                open_tables.append((Table(line.start), [], Cell()))
            table, cells, cell = open_tables[-1]
            table.end = line.end
            if stated.row_end and (mark == _CELL or stated.depth > 1):
                at = line.end - 1
                if at not in self.shown.deleted and at not in self.shown.hidden and cells:
                    table.rows.append(TableRow(cells, stated.row))
                open_tables[-1] = table, [], Cell()
            else:
                cell.parts.append(line)
                if mark == _CELL or stated.cell_end:
                    cells.append(cell)
                    open_tables[-1] = table, cells, Cell()
        while open_tables:
            yield from _close(open_tables)

    def _lines(self, start: int, end: int) -> Iterator[Line]:
        return (line for line, _, _ in self._marked(start, end))

    def _marked(self, start: int, end: int) -> Iterator[tuple[Line, str, Stated]]:
        """The paragraphs of a stretch of text, each with the mark that ends it and its properties."""
        begun = start
        for match in _MARK.finditer(self.text.characters, start, end):
            at, mark = match.start(), match[0]
            if mark != _CELL and at in self.shown.deleted and at + 1 < end:
                continue  # it runs on into the next one, whose properties stay
            stated = self._stated(at)
            yield self._line_of(begun, at, stated), mark, stated
            begun = at + 1
        if begun < end:
            stated = self._stated(end - 1)
            yield self._line_of(begun, end, stated), "", stated

    def _line_of(self, start: int, end: int, stated: Stated) -> Line:
        style = self.styles.get(stated.style, _PLAIN)
        if stated.row_end:
            return Line("", start, end + 1, None)
        text = "" if style.hidden else self.shown.text(start, end)
        chosen = style.list if stated.list is None else stated.list
        if chosen:
            level = style.list_level if stated.list_level is None else stated.list_level
            text = self.numbering.next(str(chosen), level, str(stated.style)) + text
        return Line(text, start, end + 1, style.outline if stated.outline is None else stated.outline)

    def _stated(self, at: int) -> Stated:
        piece = self.text.piece(at)
        return self.properties.paragraph(
            self.paragraphs.at(piece.offset + (at - piece.start) * piece.width), piece.properties
        )


def _close(open_tables: list[tuple[Table, list[Cell], Cell]]) -> Iterator[Table]:
    """Takes the innermost table off; it goes into the cell it stands in, or out where it stands in none."""
    table, cells, cell = open_tables.pop()
    if cell.parts:
        cells.append(cell)
    if cells:  # a row without an end
        table.rows.append(TableRow(cells, None))
    if open_tables:
        open_tables[-1][0].holds_tables = True
        open_tables[-1][2].parts.append(table)
    else:
        yield table
