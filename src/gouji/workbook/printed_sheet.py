"""工作表的版面: rows as high as their words need, and sheets that print on pages as wide as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.workbook.schema import HEADER_ROW

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: Points of a line of text.
LINE = 15
_A4 = 9


def fit_for_print(page: Worksheet) -> None:
    """A4 landscape, all columns on one page, the head again on each."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, HEADER_ROW)


def lines_of(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column of that many half characters, less what its edges take."""
    halves = sum(2 if ord(character) > 255 else 1 for character in text)
    return max(1, -(-halves // int(width - 2)))
