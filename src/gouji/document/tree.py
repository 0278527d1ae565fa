"""The document as every format gives it: a sequence of paragraphs, tables and pictures, text exactly as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from gouji.document.place import Place
from gouji.values.cached import cached_property

#: Stands where something is printed that cannot be read: no blank, and no part of a figure.
UNREAD = "\ufffd"


@dataclass(frozen=True, slots=True)
class Source:
    """来源文件: the file a document was read from."""

    path: str
    sha256: str
    format: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落: one paragraph; ``level`` is its heading depth (1 outermost), None for body text.

    ``footnote`` marks the text of a footnote or endnote, which follows the block that refers to it. ``confidence`` is
    how sure OCR is of the text, in percent; None where nothing was recognised.
    """

    text: str
    place: Place
    level: int | None = None
    footnote: bool = False
    confidence: int | None = None

    def moved(self, place: Place, level: int | None) -> Paragraph:
        """The same paragraph at ``place`` as a heading of ``level``."""
        return Paragraph(self.text, place, level, self.footnote, self.confidence)


class Cell(NamedTuple):
    """单元格: one cell, placed by the row and column of its upper left corner, both from 0.

    ``text`` is what is shown. ``exact`` is the number a spreadsheet stores behind it and ``formula`` what computes it;
    ``hidden`` marks cells of hidden rows, columns and sheets. ``confidence`` is how sure OCR is of ``text``, in percent;
    None where nothing was recognised; ``candidates`` are other figures that the picture may show, the likeliest first.
    ``cut`` where a page shows one line that runs up to the edge of its cell, which may cut it off.
    A named tuple for the same reason as ``Place``.
    """

    text: str
    row: int
    column: int
    place: Place
    rowspan: int = 1
    colspan: int = 1
    exact: Decimal | None = None
    formula: str = ""
    hidden: bool = False
    confidence: int | None = None
    candidates: tuple[str, ...] = ()
    cut: bool = False

    @property
    def scanned(self) -> bool:
        return self.confidence is not None

    def moved(self, place: Place) -> Cell:
        """The same cell at ``place``; made directly, for every cell of a run passes here."""
        return tuple.__new__(Cell, (*self[:3], place, *self[4:]))


@dataclass(frozen=True)
class Table:
    """表格: its cells in reading order. Cells do not overlap; positions that no cell covers are blank.

    ``spans_known`` is false for formats that lose merges: there an empty cell may continue the one above, and a row may
    be shorter than its header.
    """

    cells: tuple[Cell, ...]
    place: Place
    caption: str = ""
    spans_known: bool = True

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells by the row they start in, left to right; a row of the grid without a start is empty.

        Kept, for forms are asked for them row by row.
        """
        height = max([cell.row + cell.rowspan for cell in self.cells], default=0)
        rows: list[list[Cell]] = [[] for _ in range(height)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple([tuple(sorted(row, key=attrgetter("column"))) for row in rows])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What its cells hold, each text once: half of a table is zeros and blanks."""
        return tuple(dict.fromkeys(cell.text for cell in self.cells if cell.text))


@dataclass(frozen=True, slots=True)
class Picture:
    """图片: a picture. ``residue`` is recognised text an exporter left behind: never data, kept so that nothing is lost."""

    name: str
    place: Place
    residue: tuple[str, ...] = ()


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """说明: what a reader tells about the reading of a file, in one sentence for people.

    ``unread`` marks content of the file that was not read, so that no report may pass over it; ``place`` is where it
    stands, None where it concerns the whole file.
    """

    text: str
    place: Place | None = None
    unread: bool = False


@dataclass(frozen=True)
class Document:
    """文档: the blocks of one file in reading order."""

    source: Source
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = field(default=())

    @cached_property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        """Kept, for checks by the dozen go through them."""
        return tuple([block for block in self.blocks if isinstance(block, Paragraph)])

    @cached_property
    def _tables(self) -> tuple[Table, ...]:
        return tuple([block for block in self.blocks if isinstance(block, Table)])

    @cached_property
    def headings(self) -> int:
        """How many paragraphs are headings."""
        return sum([paragraph.level is not None for paragraph in self._paragraphs])

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        return iter(self._paragraphs)

    @property
    def tables(self) -> Iterator[Table]:
        return iter(self._tables)

    @property
    def pictures(self) -> Iterator[Picture]:
        return (block for block in self.blocks if isinstance(block, Picture))
