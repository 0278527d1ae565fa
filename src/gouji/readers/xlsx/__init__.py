"""Excel 工作簿 (.xlsx, .xlsm): every sheet as a heading with its tables, values as shown and as stored."""

from __future__ import annotations

from functools import partial

from gouji.document.tree import Document, Note, Source
from gouji.readers.package import open_package
from gouji.readers.sheet import Sheet
from gouji.readers.sheets import Sheets
from gouji.readers.undisturbed import undisturbed
from gouji.readers.xlsx.cells import sheet_of
from gouji.readers.xlsx.pictures import pictures_of
from gouji.readers.xlsx.workbook import Entry, Workbook, workbook_of


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of a workbook; raises ``InputError`` when it is damaged, protected or too large.

    Formulas are never computed: the result that was saved is read, and the note says where none was. Macros, links to
    other files and queries are left alone.
    """
    workbook = workbook_of(open_package(data, source.path))
    sheets = Sheets(source)
    for entry in workbook.sheets:
        unread: list[Note] = []
        if sheets.add(entry.name, partial(_sheet, workbook, entry, unread)):
            pictures, pictured = pictures_of(workbook.package, entry.part, entry.name)
            sheets.blocks.extend(pictures)
            sheets.notes.extend((*unread, *pictured))
    if workbook.drawn:
        names = "、".join(f"“{name}”" for name in workbook.drawn)
        sheets.notes.append(Note(f"{names}是图表、对话框或宏，不是有单元格的工作表，没有读取。"))
    return sheets.document()


def _sheet(workbook: Workbook, entry: Entry, unread: list[Note], most: int) -> Sheet:
    sheet, notes = sheet_of(workbook, entry, most)
    unread += notes
    return sheet
