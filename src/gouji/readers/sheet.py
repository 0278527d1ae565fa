"""工作表: the cells of one sheet, whatever workbook format they come from, as paragraphs and a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Note, Paragraph, Source
from gouji.readers.drafts import MOST_CELLS, Draft, finished
from gouji.readers.faults import InputError

#: More characters than this in all cells together are not read, nor more filled cells than ``MOST_CELLS``.
MOST_TEXT = 16_000_000
# A rectangle is written out cell by cell, blanks included, unless it is this much larger than what stands in it.
_SPARSE = 30
_ALWAYS_FILLED, _MOST_FILLED = 20_000, 250_000
_MOST_NAMED = 10
_GAP = "　　"
# Merged cells larger than this, in positions, are no form; nor is a sheet whose merges cover more than that.
_LARGEST_MERGE, _MOST_COVERED = 200_000, 1_000_000
_SINGLE = (1, 1)


class SheetCell(NamedTuple):
    """工作表单元格: ``row`` and ``column`` from 0; ``exact`` is the stored number, ``text`` what the sheet shows."""

    row: int
    column: int
    text: str
    exact: Decimal | None = None
    formula: str = ""


_BLANK = SheetCell(0, 0, "")


@dataclass(frozen=True, slots=True)
class Merge:
    """合并区域: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """工作表: ``cells`` are those with something in them, row by row."""

    name: str
    cells: Sequence[SheetCell]
    merges: Sequence[Merge] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Layout:
    """Where the cells of a sheet stand once merges swallow what they cover.

    ``sizes`` gives height and width of merged cells by their corner; ``held`` are the rows a merged cell reaches into.
    """

    rows: dict[int, list[SheetCell]]
    sizes: dict[tuple[int, int], tuple[int, int]]
    held: set[int]

    def width(self, cell: SheetCell) -> int:
        return self.sizes.get((cell.row, cell.column), (1, 1))[1]


def blocks_of(sheet: Sheet) -> Iterator[Block | Draft]:
    """The sheet's name as a heading, titles and notes as paragraphs, the rest as tables.

    A row with a single filled cell above or below the others is a line of text (title, number of the form, note), and
    so is one that holds a colon and leaves gaps (编制单位：…　金额单位：万元). Blank rows end a table only when such a
    line follows. Places name the sheet, the row as it numbers them (``line``) and the letters of the column.
    """
    layout = _laid_out(sheet)
    if not layout.rows:
        return
    if sheet.name:
        yield Paragraph(sheet.name, Place(quote=sheet.name, sheet=sheet.name), 1)
    for region in _regions(layout):
        first, last = 0, len(region)
        while first < last and _is_line(layout, region[first]):
            first += 1
        while last > first and _is_line(layout, region[last - 1], after=True):
            last -= 1
        yield from (_paragraph(sheet, layout.rows[row]) for row in region[:first])
        if first < last:
            yield _table(sheet, layout, region[first:last])
        yield from (_paragraph(sheet, layout.rows[row]) for row in region[last:])


class OverfullError(InputError):
    """There are more cells on a sheet than there is room for."""


def overfull(path: str) -> OverfullError:
    """What is said of the file ``path`` where none of it is read for that."""
    return OverfullError(f"{path}：工作表超过 {bounds()}，请只保留要核对的内容，另存后再核对。")


def bounds() -> str:
    """What a workbook may hold, in words."""
    return f"{MOST_CELLS // 10_000} 万个有内容的单元格或 {MOST_TEXT // 10_000} 万字"


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
        try:
            sheet = read(self.cells)
            letters = sum([len(cell.text) for cell in sheet.cells])
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
        self.cells -= len(sheet.cells)
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


def bounded(cells: Iterable[SheetCell], path: str, most: int) -> list[SheetCell]:
    """``cells`` as a list; raises ``OverfullError`` where there are more than ``most``."""
    kept = list(islice(cells, most + 1))
    if len(kept) > most:
        raise overfull(path)
    return kept


def _notes_on(sheet: Sheet) -> Iterator[Note]:
    """What is said of a sheet that holds more than it shows: itself, rows or columns of it; and of merges left out."""
    _, left_out = _kept_merges(sheet.merges, *_extent(sheet.cells)) if sheet.merges else ([], 0)
    if left_out:
        said = f"工作表“{sheet.name}”有 {left_out} 处合并单元格大得异常，没有按合并读取，请取消合并后再核对。"
        yield Note(said, Place(sheet=sheet.name), unread=True)
    if sheet.hidden:
        if sheet.cells:
            yield Note(f"工作表“{sheet.name}”是隐藏的，其中的数字已标明为隐藏。", Place(sheet=sheet.name))
        return
    rows = {cell.row for cell in sheet.cells if cell.row in sheet.hidden_rows}
    columns = (
        {cell.column for cell in sheet.cells if cell.column in sheet.hidden_columns} if sheet.hidden_columns else ()
    )
    hidden = [f"{len(found)} 个隐藏的{kind}" for found, kind in ((rows, "行"), (columns, "列")) if found]
    if hidden:
        yield Note(f"工作表“{sheet.name}”有 {'、'.join(hidden)}，其中的数字已标明为隐藏。", Place(sheet=sheet.name))


def column_number(letters: str) -> int:
    """The number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _laid_out(sheet: Sheet) -> _Layout:
    rows: dict[int, list[SheetCell]] = defaultdict(list)
    for cell in sheet.cells:
        rows[cell.row].append(cell)
    sizes, covered = _merged(sheet)
    for row in {row for row, _ in covered} & rows.keys():  # a value under a merge is not shown
        shown = [cell for cell in rows[row] if (row, cell.column) not in covered]
        if shown:
            rows[row] = shown
        else:
            del rows[row]
    held = {
        reached
        for (row, column), (height, _) in sizes.items()
        if height > 1 and any(cell.column == column for cell in rows.get(row, ()))
        for reached in range(row, row + height)
    }
    return _Layout(rows, sizes, held)


def _merged(sheet: Sheet) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Height and width of merged cells by their corner, as far as there is content, and the positions they cover."""
    sizes: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    if not sheet.merges:
        return sizes, covered
    bottom, right = _extent(sheet.cells)
    for merge in _kept_merges(sheet.merges, bottom, right)[0]:
        if (merge.top, merge.left) in covered:  # inside another merge
            continue
        low, far = min(merge.bottom, bottom), min(merge.right, right)
        if low > merge.top or merge.right > merge.left:
            sizes[merge.top, merge.left] = (low - merge.top + 1, merge.right - merge.left + 1)
            covered.update((row, column) for row in range(merge.top, low + 1) for column in range(merge.left, far + 1))
    return sizes, covered.difference(sizes)


def _extent(cells: Sequence[SheetCell]) -> tuple[int, int]:
    """The last row and the last column with something in it; -1 where there is none."""
    return max([cell.row for cell in cells], default=-1), max([cell.column for cell in cells], default=-1)


def _kept_merges(merges: Sequence[Merge], bottom: int, right: int) -> tuple[list[Merge], int]:
    """The merges that reach content and are no larger than a form has them, and how many are larger."""
    kept: list[Merge] = []
    room, left_out = _MOST_COVERED, 0
    for merge in merges:
        if merge.top > bottom or merge.left > right:
            continue
        size = (min(merge.bottom, bottom) - merge.top + 1) * (min(merge.right, right) - merge.left + 1)
        if size > _LARGEST_MERGE or size > room:
            left_out += 1
        else:
            room -= max(size, 0)
            kept.append(merge)
    return kept, left_out


def _regions(layout: _Layout) -> Iterator[list[int]]:
    """Runs of rows that belong together; a gap counts only before a line of text, for forms have blank rows."""
    region: list[int] = []
    for row in sorted(layout.rows):
        gap = region and row > region[-1] + 1 and row - 1 not in layout.held
        if gap and _is_line(layout, row):
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _is_line(layout: _Layout, row: int, *, after: bool = False) -> bool:
    cells = layout.rows[row]
    if row in layout.held:
        return False
    if len(cells) == 1:
        return cells[0].exact is None
    gaps = any(right.column > left.column + layout.width(left) for left, right in pairwise(cells))
    return gaps and not after and any("：" in cell.text or ":" in cell.text for cell in cells)


def _paragraph(sheet: Sheet, cells: list[SheetCell]) -> Paragraph:
    text, first = _GAP.join(cell.text.rstrip() for cell in cells), cells[0]
    return Paragraph(
        text, Place(line=first.row + 1, quote=text.strip(), sheet=sheet.name, letters=column_name(first.column))
    )


def _table(sheet: Sheet, layout: _Layout, rows: list[int]) -> Draft:
    alone = layout.rows[rows[0]]
    return Draft(
        Place(line=rows[0] + 1, sheet=sheet.name),
        alone[0].text if len(alone) == 1 else "",
        lambda place, most: tuple(_cells(sheet, layout, rows, place, most)),
    )


def _cells(sheet: Sheet, layout: _Layout, rows: list[int], place: Place, most: int) -> list[Cell]:
    """The cells of ``rows``, blanks included, as far as the row with the last of ``most``; blank rows are left out unless a
    merged cell runs through."""
    kept = sorted({*rows, *(row for row in layout.held if rows[0] <= row <= rows[-1])})
    starts = {row: {cell.column: cell for cell in layout.rows[row]} for row in rows}
    left, right = min(map(min, starts.values())), max(map(max, starts.values())) + 1
    wide = (column + width for (row, column), (_, width) in layout.sizes.items() if column in starts.get(row, ()))
    right = max(right, max(wide, default=right))
    positions, filled = len(kept) * (right - left), sum(map(len, starts.values()))
    dense = positions <= max(min(_SPARSE * filled, _MOST_FILLED), _ALWAYS_FILLED)
    names = [column_name(column) for column in range(left, right)]
    merged = {reached for (row, _), (height, _) in layout.sizes.items() for reached in range(row, row + height)}
    known = set(kept)
    covered: set[tuple[int, int]] = set()
    section, caption = place.section, place.table
    found: list[Cell] = []
    for top, row in enumerate(kept):
        if len(found) >= most:
            break
        here = starts.get(row, {})
        row_hidden = sheet.hidden or row in sheet.hidden_rows
        for column in range(left, right) if dense else sorted(here):
            height, width = 1, 1
            if row in merged:
                if (row, column) in covered:
                    continue
                height, width = layout.sizes.get((row, column), _SINGLE)
            if height > 1 or width > 1:
                width = min(width, right - column)
                covered.update((r, c) for r in range(row, row + height) for c in range(column, column + width))
                height = max(1, sum(1 for at in range(row, row + height) if at in known))
            _, _, text, exact, formula = here.get(column, _BLANK)
            shown = text.strip()
            placed = Place(0, None, row + 1, section, caption, "", "", shown, None, sheet.name, names[column - left])
            hidden = row_hidden or column in sheet.hidden_columns
            found.append(
                Cell._make((text, top, column - left, placed, height, width, exact, formula, hidden, None, ()))
            )
    return found
