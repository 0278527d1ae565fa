"""工作表: how the sheets of every workbook report look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from io import BytesIO

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
#: The number of the format 文本.
_TEXT = 49
#: Points; a spreadsheet allows no row higher than 409.
_LINE, _HIGHEST = 13.5, 409


def workbook(buffer: BytesIO) -> Workbook:
    """A workbook in which what documents say is text and stays so: never a formula, a link or a number of another look."""
    from xlsxwriter.workbook import Workbook  # takes longer to load than most checks to run

    return Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})


def sheet(book: Workbook, name: str, title: str, columns: Sequence[tuple[str, int]], head: int = 0) -> Worksheet:
    """A sheet with its header in row ``head``, frozen and repeated on every page of A4 across, as wide as the page."""
    made = book.add_worksheet(name)
    header = look(book, bold=True, bg_color="#E7EBEF", align="center", valign="vcenter" if head else "top")
    for column, (label, width) in enumerate(columns):
        made.set_column(column, column, width)
        write(made, head, column, label, header)
    made.freeze_panes(head + 1, 0)
    made.set_landscape()
    made.set_paper(_A4)
    made.fit_to_pages(1, 0)
    made.repeat_rows(head)
    made.set_margins(0.4, 0.4, 0.7, 0.6)
    # An ampersand begins a code there, and 255 characters are the most a page header may have.
    made.set_header("&L" + title.replace("&", "＆")[:200])
    made.set_footer("&C第 &P 页，共 &N 页")
    return made


def height(texts: Sequence[str], columns: Sequence[tuple[str, int]]) -> float:
    """A height at which every wrapped text is seen whole: not every program finds one when it opens a file."""
    lines = (
        sum(-(-max(_width(line), 1) // max(width - 2, 2)) for line in text.split("\n"))
        for text, (_, width) in zip(texts, columns, strict=False)
    )
    return min(max(lines) * _LINE + 3, _HIGHEST)


def _width(line: str) -> int:
    return sum(2 if ord(character) > 0xFF else 1 for character in line)


def look(book: Workbook, **more: Any) -> Format:
    """A boxed, wrapped cell whose content stays text even when it is edited."""
    base = {"font_name": "宋体", "font_size": 10, "border": 1, "border_color": "#B9C0C8", "text_wrap": True}
    return book.add_format({**base, "valign": "top", "num_format": _TEXT, **more})


def write(made: Worksheet, row: int, column: int, text: str, how: Format) -> None:
    made.write_string(row, column, text.encode("utf-8", "replace").decode("utf-8"), how)
