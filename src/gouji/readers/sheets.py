"""各工作表: the sheets of one workbook put together within bounds, and what is said of those that hide or leave out something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from gouji.document.place import Place
from gouji.document.tree import Block, Document, Note, Source
from gouji.readers.drafts import MOST_CELLS, Draft, finished
from gouji.readers.faults import InputError
from gouji.readers.merges import extent, kept_merges
from gouji.readers.sheet import MOST_TEXT, OverfullError, Sheet, bounds, overfull
from gouji.readers.sheetblocks import blocks_of

_MOST_NAMED = 10
# After so many sheets that there was no room for none is tried any more.
_MOST_TRIED = 30


@dataclass(slots=True)
class Sheets:
    """各工作表: what the sheets of one workbook give, within bounds. A sheet is read whole or not at all: half a list would
    be accused of what was cut off."""

    source: Source
    blocks: list[Block | Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    cells: int = field(default_factory=lambda: MOST_CELLS)
    letters: int = field(default_factory=lambda: MOST_TEXT)
    left_out: list[str] = field(default_factory=list)
    faults: list[InputError] = field(default_factory=list)

    def add(self, name: str, read: Callable[[int], Sheet]) -> bool:
        """Adds the sheet that ``read`` gives where it has at most so many filled cells; whether there was room for it and it
        could be read. One that is damaged costs the others nothing."""
        if self.cells <= 0 or len(self.left_out) >= _MOST_TRIED:  # a workbook may hold thousands of large sheets
            self.left_out.append(name)
            return False
        try:
            sheet = read(self.cells)
            texts = map(itemgetter(0), chain.from_iterable([cells.values() for cells in sheet.rows.values()]))
            letters = sum(map(len, texts))
            if letters > self.letters:
                raise overfull(self.source.path)
        except OverfullError:
            self.left_out.append(name)
            return False
        except InputError as fault:
            self.faults.append(fault)
            said = str(fault).removeprefix(f"{self.source.path}：")
            self.notes.append(Note(f"工作表“{name}”没有读取：{said}", Place(sheet=name), unread=True))
            return False
        self.cells -= sheet.size
        self.letters -= letters
        self.notes.extend(_notes_on(sheet))
        self.blocks.extend(blocks_of(sheet))
        return True

    def document(self) -> Document:
        """The document of the sheets; raises ``InputError`` where there was room for none of them or none could be read."""
        if self.left_out and not self.blocks:
            raise overfull(self.source.path)
        if self.faults and not self.blocks:
            raise self.faults[0]
        blocks, cut = finished(self.blocks)
        if self.left_out:
            names = "、".join(f"“{name}”" for name in self.left_out[:_MOST_NAMED])
            more = f"等 {len(self.left_out)} 张" if len(self.left_out) > _MOST_NAMED else ""
            said = f"工作簿超过 {bounds()}，工作表{names}{more}没有读取，请只保留要核对的内容，另存后再核对。"
            self.notes.append(Note(said, unread=True))
        return Document(self.source, blocks, (*self.notes, *cut))


def _notes_on(sheet: Sheet) -> Iterator[Note]:
    """What is said of a sheet that holds more than it shows: itself, rows or columns of it; and of merges left out."""
    _, left_out = kept_merges(sheet.merges, *extent(sheet.rows)) if sheet.merges else ([], 0)
    if left_out:
        said = f"工作表“{sheet.name}”有 {left_out} 处合并单元格大得异常，没有按合并读取，请取消合并后再核对。"
        yield Note(said, Place(sheet=sheet.name), unread=True)
    if sheet.hidden:
        if sheet.rows:
            yield Note(f"工作表“{sheet.name}”是隐藏的，其中的数字已标明为隐藏。", Place(sheet=sheet.name))
        return
    rows = sheet.hidden_rows & sheet.rows.keys()
    columns: Collection[int] = ()
    if sheet.hidden_columns:
        columns = sheet.hidden_columns & set().union(*sheet.rows.values())
    hidden = [f"{len(found)} 个隐藏的{kind}" for found, kind in ((rows, "行"), (columns, "列")) if found]
    if hidden:
        yield Note(f"工作表“{sheet.name}”有 {'、'.join(hidden)}，其中的数字已标明为隐藏。", Place(sheet=sheet.name))
