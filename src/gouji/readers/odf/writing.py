"""开放文本 (.odt): brought to the Word body it stands for, which ``docx`` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gouji.document.place import Place
from gouji.document.tree import Document, Note, Source
from gouji.readers import docx
from gouji.readers.docx import names as word
from gouji.readers.drafts import MOST_CELLS, unread
from gouji.readers.odf.container import OpenDocument
from gouji.readers.odf.inline import line_of
from gouji.readers.odf.lists import Lists, lists_of
from gouji.readers.odf.names import CELL, COVERED, LIST, ROW, TABLE, H, P, draw, style, table, text
from gouji.readers.repacked import with_pictures
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = text("style-name")
_BLOCKS = (P, H, LIST, TABLE, text("section"), text("index-body"), text("index-title"), draw("frame"), draw("text-box"))
_INDEXES = tuple(
    text(name)
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index", "bibliography")
)  # fmt: skip
_ITEM, _HEADER = text("list-item"), text("list-header")
_ROWS = tuple(map(table, ("table-header-rows", "table-rows", "table-row-group")))
_COLUMN = table("table-column")
_COLUMNS = tuple(map(table, ("table-header-columns", "table-columns", "table-column-group")))
_NOTES = {"footnote": (word.FOOTNOTE, "footnote"), "endnote": (word.ENDNOTE, "endnote")}
_CHANGED = Note("文档带有修订标记，已按全部接受后的内容读取。")
_MOST_COLUMNS = 10_000
# LibreOffice writes tables in drawings under names of its own.
_EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt)")
_TWENTIETHS = {"cm": 567, "mm": 56.7, "in": 1440, "pt": 20}


def read(opened: OpenDocument, source: Source) -> Document:
    """The document of a text."""
    from lxml import etree

    for element in opened.body.iter(f"{_EXTENSION}*"):
        element.tag = table(str(element.tag).removeprefix(_EXTENSION))
    writer = _Writer(opened, lists_of(opened), _hidden(opened), _widths(opened))
    root = etree.Element(word.w("document"))
    writer.blocks(opened.body, etree.SubElement(root, word.BODY))
    parts = {"word/document.xml": etree.tostring(root)}
    for name, notes in writer.notes.items():
        part = etree.Element(word.w(f"{name}s"))
        part.extend(notes)
        parts[f"word/{name}s.xml"] = etree.tostring(part)
    document = docx.read(with_pictures(parts, writer.pictures), source)
    document = replace(document, notes=(*document.notes, *unread(writer.left_out)))
    changes = opened.body.find(text("tracked-changes"))
    changed = changes is not None and len(changes) > 0
    return replace(document, notes=(_CHANGED, *document.notes)) if changed else document


def _hidden(opened: OpenDocument) -> frozenset[str]:
    """The styles of characters and paragraphs that are not seen."""
    hidden: set[str] = set()
    parents: dict[str, str] = {}
    for family in ("text", "paragraph"):
        for found in opened.styles(family):
            name = found.get(style("name"), "")
            said = found.find(style("text-properties"))
            display = None if said is None else said.get(text("display"))
            if display == "none":
                hidden.add(name)
            elif display is None:
                parents[name] = found.get(style("parent-style-name"), "")
    for name in parents:
        above, seen = name, set[str]()
        while above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above in hidden:
            hidden.add(name)
    return frozenset(hidden)


def _widths(opened: OpenDocument) -> dict[str, int]:
    """The widths of columns by their style, in twentieths of a point."""
    widths: dict[str, int] = {}
    for found in opened.styles("table-column"):
        said = found.find(style("table-column-properties"))
        length = None if said is None else _LENGTH.fullmatch(said.get(style("column-width"), ""))
        if length:
            widths.setdefault(found.get(style("name"), ""), round(float(length[1]) * _TWENTIETHS[length[2]]))
    return widths


@dataclass(slots=True)
class _Writer:
    """Writes Word elements for what a text holds."""

    opened: OpenDocument
    lists: Lists
    hidden: frozenset[str]
    widths: dict[str, int]
    notes: dict[str, list[_Element]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    left_out: list[Place] = field(default_factory=list)

    def blocks(self, holder: _Element, into: _Element) -> None:
        for element in holder.iterchildren(*_BLOCKS, *_INDEXES):
            if element.tag in (P, H):
                self.paragraph(element, into)
            elif element.tag == LIST:
                self.items(element, into, self.lists.begin(element), 0)
            elif element.tag == TABLE:
                self.table(element, into)
            elif element.tag == draw("frame"):
                self.drawings([element], self._added(into))
            elif element.get(text("display")) != "none":
                self.blocks(element, into)

    def items(self, found: _Element, into: _Element, key: str, level: int) -> None:
        """The items of a list; the first paragraph of one carries its number."""
        for item in found.iterchildren(_ITEM, _HEADER):
            numbered = item.tag == _HEADER
            for element in item.iterchildren(P, H, LIST, TABLE):
                if element.tag == LIST:
                    self.items(element, into, key, level + 1)
                elif element.tag == TABLE:
                    self.table(element, into)
                else:
                    start = item.get(text("start-value"))
                    self.paragraph(element, into, "" if numbered else self.lists.number(key, level, start))
                    numbered = True

    def paragraph(self, element: _Element, into: _Element, number: str | None = None) -> None:
        """``number`` stands before it; None where it is in no list."""
        from lxml import etree

        added = self._added(into)
        level = whole(element.get(text("outline-level"))) if element.tag == H else None
        if level:
            properties = etree.SubElement(added, word.P_PR)
            etree.SubElement(properties, word.OUTLINE).set(word.VAL, str(level - 1))
            if number is None and element.get(text("is-list-header")) != "true":
                number = self.lists.heading(level - 1)
        if element.get(_STYLE) in self.hidden:
            return
        line = line_of(element, self.hidden)
        run = etree.SubElement(added, word.R)
        etree.SubElement(run, word.T).text = f"{number or ''}{line.text}"
        for note in line.notes:
            self.note(note, run)
        self.drawings(line.drawings, added)

    def note(self, element: _Element, run: _Element) -> None:
        from lxml import etree

        reference, name = _NOTES.get(element.get(text("note-class"), ""), _NOTES["footnote"])
        kept = self.notes.setdefault(name, [])
        number = str(len(kept))
        note = etree.Element(word.w(name))
        note.set(word.ID, number)
        kept.append(note)
        body = element.find(text("note-body"))
        if body is not None:
            self.blocks(body, note)
        etree.SubElement(run, reference).set(word.ID, number)

    def drawings(self, found: Iterable[_Element], paragraph: _Element) -> None:
        """Text boxes and pictures anchored in a paragraph, those in groups of drawings too."""
        from lxml import etree

        for drawing in found:
            run = etree.SubElement(paragraph, word.R)
            boxes = list(_boxes(drawing))
            for box in boxes:
                self.blocks(box, etree.SubElement(run, word.w("txbxContent")))
            if not boxes and drawing.find(draw("object")) is None:
                for image in drawing.iter(draw("image")):
                    name, data = self.opened.picture(image)
                    key = f"p{len(self.pictures)}-{name}"
                    self.pictures[key] = data
                    etree.SubElement(run, word.BLIP).set(word.R_EMBED, key)

    def table(self, element: _Element, into: _Element) -> None:
        from lxml import etree

        if _size(element) > MOST_CELLS:  # a few words can state a table of millions of cells
            self.left_out.append(Place())
            return
        added = etree.SubElement(into, word.TBL)
        grid = etree.SubElement(added, word.w("tblGrid"))
        for column in _columns(element):
            width = self.widths.get(column.get(table("style-name"), ""), 0)
            for _ in range(_repeated(column, "columns")):
                etree.SubElement(grid, word.GRID_COL).set(word.w("w"), str(width))
        held: dict[int, list[int]] = {}  # by column: how many rows the cell there still reaches down, how wide it is
        for row in _rows(element):
            for _ in range(_repeated(row, "rows")):
                self._row(row, etree.SubElement(added, word.TR), held)

    def _row(self, row: _Element, into: _Element, held: dict[int, list[int]]) -> None:
        column = 0
        for cell in row.iterchildren(CELL, COVERED):
            for _ in range(_repeated(cell, "columns")):
                above = held.get(column)
                if cell.tag == COVERED:
                    if above is not None and above[0] > 0:
                        above[0] -= 1
                        self._cell(into, above[1], merged="continue")
                else:
                    across, down = (
                        min(whole(cell.get(table(f"number-{axis}-spanned"))) or 1, _MOST_COLUMNS)
                        for axis in ("columns", "rows")
                    )
                    held[column] = [down - 1, across]
                    self.blocks(cell, self._cell(into, across, merged="restart" if down > 1 else ""))
                column += 1

    def _cell(self, row: _Element, across: int, merged: str) -> _Element:
        from lxml import etree

        cell = etree.SubElement(row, word.TC)
        properties = etree.SubElement(cell, word.TC_PR)
        etree.SubElement(properties, word.GRID_SPAN).set(word.VAL, str(across))
        if merged:
            etree.SubElement(properties, word.V_MERGE).set(word.VAL, merged)
        return cell

    @staticmethod
    def _added(into: _Element) -> _Element:
        from lxml import etree

        return etree.SubElement(into, word.P)


def _boxes(drawing: _Element) -> Iterable[_Element]:
    """The outermost boxes of text in a drawing: those in them come with their paragraphs."""
    if drawing.tag == draw("text-box") or drawing.find(P) is not None:
        yield drawing
        return
    for child in drawing.iterchildren():
        yield from _boxes(child)


def _columns(element: _Element) -> Iterable[_Element]:
    for child in element.iterchildren(_COLUMN, *_COLUMNS):
        if child.tag == _COLUMN:
            yield child
        else:
            yield from _columns(child)


def _repeated(element: _Element, kind: str) -> int:
    """How often a row, a column or a cell is stated to stand there, within bounds."""
    return min(whole(element.get(table(f"number-{kind}-repeated"))) or 1, _MOST_COLUMNS)


def _size(element: _Element) -> int:
    """How many cells a table states."""
    return sum(
        _repeated(row, "rows") * sum(_repeated(cell, "columns") for cell in row.iterchildren(CELL))
        for row in _rows(element)
    )


def _rows(element: _Element) -> Iterable[_Element]:
    for child in element.iterchildren(ROW, *_ROWS):
        if child.tag == ROW:
            yield child
        else:
            yield from _rows(child)
