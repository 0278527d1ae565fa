"""公开工作簿: a sheet for each table and one for the text, set for printing, with native charts beside the text."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gouji.document.grid import grid_of
from gouji.document.tree import Block, Cell, Document, Paragraph, Picture, Table
from gouji.domain.chart import Chart, ChartKind
from gouji.values import zh
from gouji.writers.official.charts import COLOURS
from gouji.writers.official.look import Role, Side, column_weights, header_rows, is_form, placed, side

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_UNFIT = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST_NAME = 28
_TEXT, _CHARTS = "文字说明", "图表数据"
_ROOM = 120
_CHART_ROWS = 16
# Half characters on a line of the text sheet, and its height in points: a row does not grow by itself everywhere.
_LINE_WIDTH, _LINE = 84, 19
_ROW = 16
# Only amounts become numbers: codes, counts with units and points stay the text they are printed as.
_NUMBER = re.compile(r"-?\d{1,13}\.\d{2}")


def write(document: Document, charts: Mapping[str, Chart]) -> bytes:
    """``document`` as a workbook in the order of its tables; every text is text, never a formula."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": datetime(2000, 1, 1)})
    _Book(book, document, charts).write()
    book.close()
    return buffer.getvalue()


class _Book:
    """One workbook while it is written."""

    def __init__(self, book: Workbook, document: Document, charts: Mapping[str, Chart]) -> None:
        edge = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "仿宋_GB2312", "font_size": 10.5}
        self.book, self.document, self.charts = book, document, charts
        self.formats: dict[str, Any] = {
            "caption": book.add_format({"font_name": "方正小标宋简体", "font_size": 18, "align": "center"}),
            "lead": book.add_format({"font_name": "仿宋_GB2312", "font_size": 10.5}),
            "head": book.add_format({**edge, "font_name": "黑体", "align": "center"}),
            "cell": book.add_format({**edge, "align": "center"}),
            "text_cell": book.add_format({**edge, "align": "left"}),
            "figure": book.add_format({**edge, "align": "right"}),
            "amount": book.add_format({**edge, "align": "right", "num_format": "0.00"}),
            "text": book.add_format({"font_name": "仿宋_GB2312", "font_size": 12, "text_wrap": True, "valign": "top"}),
        }
        self.names: set[str] = set()

    def write(self) -> None:
        text: Worksheet | None = None
        row = 0
        held: list[str] = []
        last: tuple[Worksheet, int] | None = None
        for spot in placed(self.document):
            block = spot.block
            if spot.role in (Role.CAPTION, Role.NUMBER, Role.SUBTITLE, Role.LEAD) and isinstance(block, Paragraph):
                held.append(block.text)
            elif isinstance(block, Table):
                last = self.table(block, held, landscape=spot.landscape)
                held = []
            elif spot.role is Role.NOTE and last is not None and isinstance(block, Paragraph):
                last[0].write_string(last[1], 0, block.text, self.formats["lead"])
            else:
                text = text or self.text_sheet()
                row = self.line(text, row, block)

    def text_sheet(self) -> Worksheet:
        page = self.sheet(_TEXT)
        page.set_column(0, 0, _LINE_WIDTH)
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        return page

    def line(self, page: Worksheet, row: int, block: Block) -> int:
        """One paragraph or chart on the sheet of texts; the row after it."""
        if isinstance(block, Paragraph):
            page.write_string(row, 0, block.text, self.formats["text"])
            width = sum(2 if ord(character) > 255 else 1 for character in block.text)
            page.set_row(row, _LINE * (1 + width // _LINE_WIDTH))
            return row + 1
        if isinstance(block, Picture) and block.name in self.charts:
            page.insert_chart(row, 0, self.chart(self.charts[block.name]))
            return row + _CHART_ROWS
        return row

    def sheet(self, title: str) -> Worksheet:
        name = stem = _UNFIT.sub(" ", title)[:_LONGEST_NAME]
        while name in self.names:
            name = f"{stem[: _LONGEST_NAME - 4]}{len(self.names)}"
        self.names.add(name)
        return self.book.add_worksheet(name)

    def table(self, table: Table, lines: list[str], *, landscape: bool) -> tuple[Worksheet, int]:
        grid, heads = grid_of(table), header_rows(table)
        page = self.sheet(zh.squeeze(table.caption or "表"))
        widths = column_weights(table, grid.width, _ROOM)
        for column, weight in enumerate(widths):
            page.set_column(column, column, weight)
        for row, cells in enumerate(table.rows, len(lines)):
            page.set_row(row, _ROW * max((_lines(cell, widths) for cell in cells if cell.rowspan == 1), default=1))
        for row, line in enumerate(lines):
            if row:
                page.write_string(row, 0, line, self.formats["lead"])
            else:
                page.merge_range(0, 0, 0, grid.width - 1, line, self.formats["caption"])
        first, record = len(lines), is_form(table)
        for cell in table.cells:
            self.cell(page, first, cell, side(cell, is_form=record), is_head=cell.row < heads)
        page.set_paper(9)
        if landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        if heads:
            page.repeat_rows(first, first + heads - 1)
            page.freeze_panes(first + heads, 0)
        return page, first + grid.height

    def cell(self, page: Worksheet, first: int, cell: Cell, stands: Side, *, is_head: bool) -> None:
        row, column = first + cell.row, cell.column
        is_amount = _NUMBER.fullmatch(cell.text) is not None and not is_head
        centred = {Side.LEFT: "text_cell", Side.CENTRE: "cell", Side.RIGHT: "figure"}
        look = self.formats["head" if is_head else "amount" if is_amount else centred[stands]]
        if cell.rowspan > 1 or cell.colspan > 1:
            page.merge_range(row, column, row + cell.rowspan - 1, column + cell.colspan - 1, "", look)
        if is_amount:
            page.write_number(row, column, Decimal(cell.text), look)
        elif cell.text:
            page.write_string(row, column, cell.text, look)
        else:
            page.write_blank(row, column, None, look)

    def chart(self, chart: Chart) -> Any:
        """A native chart over a hidden sheet of its values: a vector wherever the workbook is opened."""
        page = self.book.get_worksheet_by_name(_CHARTS) or self._hidden()
        start = page.dim_rowmax + 1 if page.dim_rowmax is not None else 0
        for row, label in enumerate(chart.labels, start):
            page.write_string(row, 0, label)
            for column, one in enumerate(chart.series, 1):
                page.write_number(row, column, one.values[row - start])
        made = self.book.add_chart({"type": "bar" if chart.kind is ChartKind.BARS else "column"})
        last = start + len(chart.labels) - 1
        for column, one in enumerate(chart.series, 1):
            made.add_series(
                {
                    "name": one.name,
                    "categories": [_CHARTS, start, 0, last, 0],
                    "values": [_CHARTS, start, column, last, column],
                    "data_labels": {"value": True},
                    "fill": {"color": COLOURS[(column - 1) % len(COLOURS)]},
                }
            )
        made.set_title({"name": f"{chart.title}（{chart.unit}）", "name_font": {"size": 12, "bold": False}})
        values, labels = {"min": 0, "visible": False, "major_gridlines": {"visible": False}}, {"reverse": True}
        if chart.kind is ChartKind.BARS:
            made.set_y_axis(labels)
            made.set_x_axis(values)
        else:
            made.set_y_axis(values)
        made.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
        made.set_size({"width": 640, "height": 300})
        return made

    def _hidden(self) -> Worksheet:
        page = self.book.add_worksheet(_CHARTS)
        page.hide()
        return page


def _lines(cell: Cell, widths: Sequence[int]) -> int:
    """How many lines the text of a cell takes in its columns."""
    room = max(2, sum(widths[cell.column : cell.column + cell.colspan]) - 1)
    return sum(1 + (sum(2 if ord(one) > 255 else 1 for one in line) - 1) // room for line in cell.text.split("\n"))
