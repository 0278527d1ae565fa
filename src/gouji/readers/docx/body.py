"""The blocks of a flattened Word body: one pass in document order over the few elements that carry text or structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph, Picture
from gouji.readers.docx import names
from gouji.readers.docx.names import BLIP, GRID_SPAN, NUM_PR, P_STYLE, TBL, TC, TR, V_MERGE, VAL, P, T, w
from gouji.readers.docx.parts import Parts
from gouji.readers.docx.styles import number_of
from gouji.readers.drafts import Draft
from gouji.readers.ocr.inside import blocks_in
from gouji.readers.outline import level_of
from gouji.readers.raised import raised
from gouji.readers.softbreaks import paragraphs_in
from gouji.readers.spans import Span, column_index, draft_of
from gouji.readers.symbols import symbol
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIMPLE = {names.CR: "\n", names.NB_HYPHEN: "-", names.PTAB: "\t"}
_NOTES = (names.FOOTNOTE, names.ENDNOTE)
_PICTURES = (BLIP, names.IMAGE_DATA)
_PLACED = (P, T, P_STYLE, NUM_PR, names.TAB, names.BR, names.SYM, names.MATH_T, names.OUTLINE, names.VERT_ALIGN)
_TEXTUAL = (*_PLACED, *_SIMPLE, *_NOTES, *_PICTURES)
_TEXTUAL_TAGS = frozenset(_TEXTUAL)
_STARTS = (P, TC, TR)
_TABULAR = (TC, TR, GRID_SPAN, V_MERGE, names.H_MERGE, names.GRID_BEFORE, *_TEXTUAL)
# Half a millimetre, in twentieths of a point: no column is that narrow, an edge drawn twice is.
_NARROW = 30
_MOST_COLUMNS = 10_000
# In pieces of a line: what stands before a raised mark.
_LOOKED_BACK = 8


@dataclass(slots=True)
class _OpenCell:
    """A cell being read; ``goes_on`` continues the one above, ``beside`` the one to the left."""

    left: int
    paragraphs: list[str]
    width: int = 1
    goes_on: bool = False
    beside: bool = False


@dataclass(slots=True)
class _Line:
    """The paragraph being read; ``raised`` is the last run of it that stands above the line."""

    pieces: list[str]
    style: str = ""
    number: _Element | None = None
    outline: str | None = None
    raised: _Element | None = None


@dataclass(slots=True)
class _Reader:
    parts: Parts
    trailing: list[Block | Draft] = field(default_factory=list)
    unnumbered: set[str] = field(default_factory=lambda: {""})

    def paragraph(self, element: _Element) -> Iterator[Block | Draft]:
        line = _Line([])
        pieces = line.pieces
        for inner in element.iter():  # naming the tags takes longer than passing over the others
            tag = inner.tag
            if tag == T and line.raised is None:
                pieces.append(inner.text or "")
            elif tag in _TEXTUAL_TAGS:
                self.take(inner, tag, line)
        text = self.finished(line).rstrip()
        if "\n" in text:
            first, *others = paragraphs_in(text)
            yield Paragraph(first, Place(quote=first.strip()), self.level(line, first))
            yield from (Paragraph(other, Place(quote=other.strip()), level_of(other, None)) for other in others)
        elif text.strip():
            yield Paragraph(text, Place(quote=text.strip()), self.level(line, text))
        if self.trailing:
            yield from self.left_behind()

    def table(self, element: _Element) -> Iterator[Block | Draft]:
        rows: list[list[_OpenCell]] = []
        before, line, cell = 0, _Line([]), _OpenCell(0, [])
        open_line = False
        for inner in element.iter(*_TABULAR):
            tag = inner.tag
            if tag == T and line.raised is None:
                line.pieces.append(inner.text or "")
            elif tag == P_STYLE:
                line.style = inner.get(VAL, "")
            elif tag in _STARTS:
                if open_line:
                    cell.paragraphs.append(self.finished(line))
                open_line = tag == P
                if open_line:
                    line = _Line([])
                elif tag == TC:
                    if not rows:  # a cell in no row, as damage leaves one
                        rows.append([])
                    left = rows[-1][-1].left + rows[-1][-1].width if rows[-1] else before
                    cell = _OpenCell(left, [])
                    rows[-1].append(cell)
                else:
                    rows.append([])
                    before = 0
            elif tag == GRID_SPAN:
                cell.width = _count(inner, 1)
            elif tag == V_MERGE:
                cell.goes_on = inner.get(VAL, "continue") == "continue"
            elif tag == names.H_MERGE:
                cell.beside = inner.get(VAL, "continue") == "continue"
            elif tag == names.GRID_BEFORE:
                before = _count(inner, 0)
            else:
                self.take(inner, tag, line)
        if open_line:
            cell.paragraphs.append(self.finished(line))
        table = _built(rows, _grid_widths(element))
        if table is not None:
            yield table
        yield from self.left_behind()

    def take(self, element: _Element, tag: str, line: _Line) -> None:
        """Adds one element of a paragraph to ``line``."""
        if tag == T or tag == names.MATH_T:
            line.pieces.append(_said(element, line))
        elif tag == names.VERT_ALIGN:
            line.raised = _run_of(element) if element.get(VAL) == "superscript" else line.raised
        elif tag == P_STYLE:
            line.style = element.get(VAL, "")
        elif tag == NUM_PR:
            line.number = element
        elif tag == names.OUTLINE:
            line.outline = element.get(VAL)
        elif tag == names.TAB:
            parent = element.getparent()
            if parent is not None and parent.tag != names.TABS:  # a tab stop is no tab
                line.pieces.append("\t")
        elif tag == names.BR:
            line.pieces.append("" if element.get(w("type")) in ("page", "column") else "\n")
        elif tag == names.SYM:
            line.pieces.append(symbol(element.get(w("char"), "")))
        elif tag in _SIMPLE:
            line.pieces.append(_SIMPLE[tag])
        elif tag in _NOTES:
            self.note(element, self.parts.footnotes if tag == names.FOOTNOTE else self.parts.endnotes)
        elif tag in _PICTURES:
            self.picture(element)

    def note(self, reference: _Element, notes: dict[str, _Element]) -> None:
        """Keeps the note for after the block that first refers to it; its mark is left out, for a raised 1 after a figure
        is no digit of it."""
        found = notes.pop(reference.get(names.ID, ""), None)
        for element in found.iterchildren(P) if found is not None else ():
            line = _Line([])
            for inner in element.iter(*_TEXTUAL):
                if inner.tag not in _NOTES:
                    self.take(inner, inner.tag, line)
            text = self.finished(line).strip()
            if text:
                self.trailing.append(Paragraph(text, Place(quote=text), footnote=True))

    def picture(self, element: _Element) -> None:
        target = element.get(names.R_EMBED) or element.get(names.R_ID) or ""
        name = self.parts.pictures.get(target, "")
        if name or element.get(names.R_LINK):
            self.trailing.append(Picture(name.rpartition("/")[2] or "链接的图片", Place()))
        if name in self.parts.package:
            self.trailing.extend(blocks_in(self.parts.package.part(name), self.parts.package.path))

    def finished(self, line: _Line) -> str:
        """The text of ``line`` with its automatic number."""
        text = "".join(line.pieces) if len(line.pieces) != 1 else line.pieces[0]
        if line.number is None and line.style in self.unnumbered:
            return text
        style = self.parts.styles.of(line.style)
        num_id, level = number_of(line.number) if line.number is not None else (None, None)
        num_id = style.num_id if num_id is None else num_id
        level = style.list_level if level is None else level
        if style.num_id is None:
            self.unnumbered.add(line.style)
        return self.parts.numbering.next(num_id, level, line.style) + text

    def level(self, line: _Line, text: str) -> int | None:
        """The heading depth: what the printed number says, else the outline level Word knows."""
        outline = self.parts.styles.of(line.style).outline if line.style else None
        stated = whole(line.outline)
        return level_of(text, outline if stated is None else stated)

    def left_behind(self) -> Iterator[Block | Draft]:
        yield from self.trailing
        self.trailing.clear()


def _run_of(setting: _Element) -> _Element | None:
    """The run that ``setting`` is set for; None where it is that of a whole paragraph's mark."""
    properties = setting.getparent()
    run = None if properties is None else properties.getparent()
    return run if run is not None and run.tag == names.R else None


def _said(element: _Element, line: _Line) -> str:
    """The text of ``element`` behind ``line``."""
    text = element.text or ""
    if line.raised is not None and element.getparent() is line.raised:
        return raised(text, "".join(line.pieces[-_LOOKED_BACK:]))
    return text


def blocks_of(body: _Element, parts: Parts) -> Iterator[Block | Draft]:
    """The paragraphs, tables and pictures of ``body`` in reading order."""
    reader = _Reader(parts)
    for element in body.iterchildren(P, TBL):
        yield from reader.table(element) if element.tag == TBL else reader.paragraph(element)


def _built(rows: Iterable[list[_OpenCell]], widths: list[int]) -> Draft | None:
    spans: list[Span] = []
    above: dict[int, Span] = {}
    for row, opened in enumerate(rows):
        here: dict[int, Span] = {}
        for cell in opened:
            over = above.get(cell.left)
            if cell.beside and here:
                previous = spans[-1]
                previous.right = cell.left + cell.width
            elif cell.goes_on and over is not None and over.right == cell.left + cell.width:
                over.bottom = row + 1
                here[cell.left] = over
            else:
                span = Span("\n".join(cell.paragraphs), row, cell.left, row + 1, cell.left + cell.width)
                spans.append(span)
                here[cell.left] = span
        above = here
    if not spans:
        return None
    return draft_of(spans, column_index(spans, widths, _NARROW))


def _grid_widths(table: _Element) -> list[int]:
    return [whole(column.get(w("w"))) or 0 for column in table.iterfind(f"{w('tblGrid')}/{names.GRID_COL}")]


def _count(element: _Element, otherwise: int) -> int:
    stated = whole(element.get(VAL))
    return otherwise if stated is None or stated > _MOST_COLUMNS else max(stated, otherwise)
