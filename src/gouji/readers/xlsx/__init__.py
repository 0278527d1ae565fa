"""Excel 工作簿 (.xlsx, .xlsm): every sheet as a heading with its tables, values as shown and as stored."""

from __future__ import annotations

from gouji.document.tree import Block, Document, Note, Source
from gouji.readers.drafts import Draft, finished
from gouji.readers.package import open_package
from gouji.readers.sheet import MOST_CELLS, blocks_of, hidden_note
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
    left = MOST_CELLS
    for entry in workbook.sheets:
        sheet, unsaved = sheet_of(workbook, entry, left)
        left -= len(sheet.cells)
        notes.extend(hidden_note(sheet))
        if unsaved:
            said = f"工作表“{sheet.name}”有 {unsaved} 个公式没有保存计算结果，请用 Excel 打开并保存后再核对。"
            notes.append(Note(said, unread=True))
        blocks.extend(blocks_of(sheet))
        pictures, pictured = pictures_of(workbook.package, entry.part, sheet.name)
        blocks.extend(pictures)
        notes.extend(pictured)
    return Document(source, finished(blocks), tuple(notes))
