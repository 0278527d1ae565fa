"""公开工作簿: a sheet for each table and one for the text, set for printing, with native charts beside the text."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gouji.document.grid import grid_of
from gouji.document.tree import Block, Cell, Document, Paragraph, Picture, Table
from gouji.domain.chart import Chart, ChartKind
from gouji.values import zh
from gouji.writers.official.charts import COLOURS
from gouji.writers.official.look import (
    SPACING,
    TYPE_WIDTH,
    Placed,
    Role,
    Side,
    halves,
    header_rows,
    is_form,
    placed,
    side,
)
from gouji.writers.official.setting import Setting, row_heights, set_tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_UNFIT = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST_NAME = 28
_TEXT, _CHARTS = "文字说明", "图表数据"
_CHART_ROWS = 16
# Inches beside the page and above it; points that a page then has for rows, upright and landscape.
_BESIDE, _ABOVE = 0.6, 0.6
_PAGE_ROOM = {False: 755, True: 505}
# Pages that are broken by hand are not fitted by the spreadsheet, and programs measure columns differently: smaller than
# they would just fit.
_BY_HAND = 76
# Of 96 to an inch; what a column has beside its text.
_PIXELS, _BESIDE_TEXT = 96 / 720, 6
_NOTE_SIZE = 105
_HEAD_LINES = {Role.CAPTION: 30, Role.NUMBER: 16, Role.SUBTITLE: 20, Role.LEAD: 16}
# Half characters on a line of the text sheet, and its height in points: a row does not grow by itself everywhere.
_LINE_WIDTH, _LINE = 84, 19
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


@dataclass
class _Page:
    """The sheet of a table: how many columns it has, how many tenths of a point it is wide, the row below all that was written."""

    sheet: Worksheet
    columns: int
    width: int
    below: int = 0

    def height(self, note: str) -> int:
        """Points that a note takes, set over the width of the table."""
        lines = -(-halves(note) * _NOTE_SIZE // (2 * self.width))
        return lines * (_NOTE_SIZE + SPACING[_NOTE_SIZE][0]) // 10 + 3


class _Book:
    """One workbook while it is written."""

    def __init__(self, book: Workbook, document: Document, charts: Mapping[str, Chart]) -> None:
        self.book, self.document, self.charts = book, document, charts
        fang = {"font_name": "仿宋_GB2312", "font_size": 10.5, "text_wrap": True, "valign": "vcenter"}
        self.formats: dict[object, Any] = {
            Role.CAPTION: book.add_format(
                {
                    "font_name": "方正小标宋简体",
                    "font_size": 18,
                    "align": "center",
                    "valign": "vcenter",
                    "text_wrap": True,
                }
            ),
            Role.NUMBER: book.add_format({**fang, "align": "right"}),
            Role.SUBTITLE: book.add_format({**fang, "align": "center", "font_size": 14}),
            Role.LEAD: book.add_format({**fang, "align": "left"}),
            Role.NOTE: book.add_format({**fang, "align": "left", "valign": "top"}),
            Role.BODY: book.add_format({**fang, "font_size": 12, "valign": "top"}),
        }
        self.names: set[str] = set()

    def look(self, size: int, name: str) -> Any:
        """The format of a cell of a table with text of that size."""
        if (size, name) not in self.formats:
            more = {
                "head": {"font_name": "黑体", "align": "center"},
                "amount": {"align": "right", "num_format": "0.00"},
            }.get(name, {"align": name})
            edge = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "仿宋_GB2312"}
            self.formats[size, name] = self.book.add_format({**edge, "font_size": size / 10, **more})
        return self.formats[size, name]

    def write(self) -> None:
        text: Worksheet | None = None
        row = 0
        held: list[tuple[Role, str]] = []
        last: _Page | None = None
        spots = placed(self.document)
        for spot, made in zip(spots, set_tables(spots), strict=True):
            block = spot.block
            if spot.role in _HEAD_LINES and isinstance(block, Paragraph):
                held.append((spot.role, block.text))
            elif isinstance(block, Table):
                assert made is not None
                last = self.table(block, made, spot, held)
                held = []
            elif spot.role is Role.NOTE and last is not None and isinstance(block, Paragraph):
                last.below = self.across(last, last.below, Role.NOTE, block.text)
            else:
                text = text or self.text_sheet()
                row = self.line(text, row, block)

    def text_sheet(self) -> Worksheet:
        page = self.sheet(_TEXT)
        page.set_column(0, 0, _LINE_WIDTH)
        page.set_paper(9)
        page.set_margins(_BESIDE, _BESIDE, _ABOVE, _ABOVE)
        page.fit_to_pages(1, 0)
        return page

    def line(self, page: Worksheet, row: int, block: Block) -> int:
        """One paragraph or chart on the sheet of texts; the row after it."""
        if isinstance(block, Paragraph):
            page.write_string(row, 0, block.text, self.formats[Role.BODY])
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

    def table(self, table: Table, made: Setting, spot: Placed, lines: Sequence[tuple[Role, str]]) -> _Page:
        """A sheet of its own: the lines of the head across the width of the table, and the table as its PDF has it."""
        grid, heads = grid_of(made.table), header_rows(table)
        sheet = self.sheet(zh.squeeze(table.caption or "表"))
        width = TYPE_WIDTH[spot.landscape]
        for column, share in enumerate(made.shares):
            sheet.set_column_pixels(column, column, round(width * share / sum(made.shares) * _PIXELS) + _BESIDE_TEXT)
        page = _Page(sheet, grid.width, width)
        taken = 0
        for row, (role, line) in enumerate(lines):
            self.across(page, row, role, line)
            taken += _HEAD_LINES[role]
        first, record = len(lines), is_form(table)
        heights = row_heights(made)
        for row, height in enumerate(heights, first):
            sheet.set_row(row, height / 10)
        for cell in made.table.cells:
            self.cell(sheet, first, cell, side(cell, is_form=record), made.size, is_head=cell.row < heads)
        sheet.set_paper(9)
        sheet.set_margins(_BESIDE, _BESIDE, _ABOVE, _ABOVE)
        sheet.center_horizontally()
        if spot.landscape:
            sheet.set_landscape()
        if made.breaks:
            sheet.set_print_scale(_BY_HAND)
            sheet.set_h_pagebreaks([first + row for row in made.breaks])
        else:
            taken += sum(heights) // 10 + sum(map(page.height, spot.notes))
            sheet.fit_to_pages(1, int(record or taken <= _PAGE_ROOM[spot.landscape]))
        if heads:
            sheet.repeat_rows(first, first + heads - 1)
            sheet.freeze_panes(first + heads, 0)
        page.below = first + grid.height
        return page

    def across(self, page: _Page, row: int, role: Role, line: str) -> int:
        """One line of text over the width of the table; the row after it."""
        look = self.formats[role]
        if page.columns > 1:
            page.sheet.merge_range(row, 0, row, page.columns - 1, "", look)
        page.sheet.write_string(row, 0, line, look)
        page.sheet.set_row(row, _HEAD_LINES.get(role) or page.height(line))
        return row + 1

    def cell(self, page: Worksheet, first: int, cell: Cell, stands: Side, size: int, *, is_head: bool) -> None:
        row, column = first + cell.row, cell.column
        is_amount = _NUMBER.fullmatch(cell.text) is not None and not is_head
        look = self.look(size, "head" if is_head else "amount" if is_amount else stands.value)
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
