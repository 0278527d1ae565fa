"""Where a thing stands in its document, for people and for machines."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """位置: where something stands.

    ``input`` numbers the files of one run from 0; ``page`` is 1-based in page formats and ``line`` is the 1-based line
    of the file in text formats, None elsewhere; ``section`` is the path of headings; ``table``, ``row`` and ``column``
    are the caption and header texts a reader would use; ``quote`` is an exact substring of the source. ``block`` counts
    the paragraphs of a document from 1 where no line tells them apart, up to the one before a table. ``sheet`` and
    ``letters`` are the sheet of a workbook and the letters of the column, whose rows ``line`` counts. ``scanned`` where
    what stands there was read from a picture and may be misread. ``item`` counts the paragraphs, pictures and cells of
    a document from 1 once it is part of a run, 0 before, so that equal ones are told apart; ``start`` is where in the
    text of the item the figure meant begins, None where all of it is meant.

    A named tuple, for a workbook has 100 000 of them and a frozen dataclass takes four times as long to make.
    """

    input: int = 0
    page: int | None = None
    line: int | None = None
    section: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    quote: str = ""
    block: int | None = None
    sheet: str = ""
    letters: str = ""
    scanned: bool = False
    item: int = 0
    start: int | None = None

    def within(self, section: str, table: str) -> Place:
        """The same place under a section and a table."""
        return Place._make((*self[:3], section, table, *self[5:]))

    def numbered(self, block: int) -> Place:
        """The same place in paragraph ``block``."""
        return Place._make((*self[:8], block, *self[9:]))

    def named(self, row: str, column: str) -> Place:
        """The same place under the names of its row and column; made directly, for every amount of a table passes here."""
        return tuple.__new__(Place, (*self[:5], row, column, *self[7:]))

    def of_cell(self, row: str, column: str, quote: str) -> Place:
        """``named``, with what stands there."""
        return tuple.__new__(Place, (*self[:5], row, column, quote, *self[8:13], None))

    def quoting(self, quote: str, start: int | None = None) -> Place:
        """The same place with what stands there, and where in its item the figure meant begins."""
        return Place._make((*self[:7], quote, *self[8:13], start))

    def ordered(self, number: int, item: int) -> Place:
        """The same place as ``item`` of input ``number``; made directly, for every cell of a run passes here."""
        return tuple.__new__(Place, (number, *self[1:12], item, None))

    @property
    def at(self) -> str:
        """Where to turn to inside the file or the sheet: B6 for a cell of a sheet, 第45行, nothing where no line is known."""
        if self.letters:
            return f"{self.letters}{self.line}"
        return "" if self.line is None else f"第{self.line}行"

    def describe(self) -> str:
        """The place in words: 第45行 《项目支出绩效自评表》 「年度资金总额」行「全年执行数」列; 工作表“表一” B6 …."""
        parts = []
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.sheet:
            parts.append(f"工作表“{self.sheet}”")
        if self.at:
            parts.append(self.at)
        if self.table and self.table not in self.sheet:
            parts.append(f"《{self.table}》")
        elif self.section and not self.sheet:  # the sheet is the section
            parts.append(self.section)
        cell = "".join((f"「{self.row}」行" if self.row else "", f"「{self.column}」列" if self.column else ""))
        if cell:
            parts.append(cell)
        return " ".join(parts) if parts else "文件"
