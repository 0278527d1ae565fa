"""Excel 工作簿 (.xlsx, .xlsm): every sheet as a heading with its tables, values as shown and as stored."""

from __future__ import annotations

from gouji.document.tree import Block, Document, Note, Source
from gouji.readers.drafts import Draft, finished
from gouji.readers.faults import InputError
from gouji.readers.package import open_package
from gouji.readers.sheet import MOST_CELLS, MOST_TEXT, blocks_of, hidden_note
from gouji.readers.undisturbed import undisturbed
from gouji.readers.xlsx.cells import sheet_of
from gouji.readers.xlsx.pictures import pictures_of
from gouji.readers.xlsx.workbook import workbook_of


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of a workbook; raises ``InputError`` when it is damaged, protected or too large.

    Formulas are never computed: the result that was saved is read, and the note says where none was. Macros, links to
    other files and queries are left alone.
    """
    workbook = workbook_of(open_package(data, source.path))
    blocks: list[Block | Draft] = []
    notes: list[Note] = []
    left, letters = MOST_CELLS, MOST_TEXT
    for entry in workbook.sheets:
        sheet, unread = sheet_of(workbook, entry, left)
        left -= sheet.size
        letters -= sum([len(cell[0]) for row in sheet.rows.values() for cell in row.values()])
        if letters < 0:
            raise InputError(
                f"{source.path}：单元格里的文字超过 {MOST_TEXT // 10_000} 万字，请只保留要核对的内容，另存后再核对。"
            )
        notes.extend((*hidden_note(sheet), *unread))
        blocks.extend(blocks_of(sheet))
        pictures, pictured = pictures_of(workbook.package, entry.part, sheet.name)
        blocks.extend(pictures)
        notes.extend(pictured)
    return Document(source, finished(blocks), tuple(notes))
