"""Where a thing stands in its document, for people and for machines."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """位置: where something stands.

    ``input`` numbers the files of one run from 0; ``page`` is 1-based in page formats and ``line`` is the 1-based line
    of the file in text formats, None elsewhere; ``section`` is the path of headings; ``table``, ``row`` and ``column``
    are the caption and header texts a reader would use; ``quote`` is an exact substring of the source. ``block`` counts
    the paragraphs of a document from 1 where no line tells them apart.

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

    def within(self, section: str, table: str) -> Place:
        """The same place under a section and a table."""
        return Place(self.input, self.page, self.line, section, table, self.row, self.column, self.quote, self.block)

    def numbered(self, block: int) -> Place:
        """The same place in paragraph ``block``."""
        return Place(
            self.input, self.page, self.line, self.section, self.table, self.row, self.column, self.quote, block
        )

    def quoting(self, quote: str) -> Place:
        return self._replace(quote=quote)

    def describe(self) -> str:
        """The place in words: 第45行 项目支出绩效自评表 「年度资金总额」行「全年执行数」列."""
        parts = []
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.line is not None:
            parts.append(f"第{self.line}行")
        if self.table:
            parts.append(f"《{self.table}》")
        elif self.section:
            parts.append(self.section)
        cell = "".join((f"「{self.row}」行" if self.row else "", f"「{self.column}」列" if self.column else ""))
        if cell:
            parts.append(cell)
        return " ".join(parts) if parts else "文件"
