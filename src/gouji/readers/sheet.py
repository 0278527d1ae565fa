"""工作表: the cells of one sheet, whatever workbook format they come from, as paragraphs and a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain, pairwise, repeat
from operator import or_
from typing import NamedTuple

from gouji.document.caption import names_table
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
# After so many sheets that there was no room for none is tried any more.
_MOST_TRIED = 30
_GAP = "　　"
# Merged cells larger than this, in positions, are no form; nor is a sheet whose merges cover more than that.
_LARGEST_MERGE, _MOST_COVERED = 200_000, 1_000_000
_SINGLE = (1, 1)
# Named tuples made by their own names take three times as long.
_new_place: Callable[[Iterable[object]], Place] = partial(tuple.__new__, Place)
_new_cell: Callable[[Iterable[object]], Cell] = partial(tuple.__new__, Cell)


class SheetCell(NamedTuple):
    """工作表单元格: ``text`` is what the sheet shows, ``exact`` the stored number."""

    text: str
    exact: Decimal | None = None
    formula: str = ""


#: The filled cells of a sheet by row and column, both from 0 and in ascending order.
Rows = Mapping[int, Mapping[int, SheetCell]]

_BLANK = SheetCell("")
_NOTHING: dict[int, SheetCell] = {}


class Merge(NamedTuple):
    """合并区域: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """工作表: ``rows`` holds the cells with something in them; no row is empty."""

    name: str
    rows: Rows
    merges: Sequence[Merge] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """How many cells are filled."""
        return sum(map(len, self.rows.values()))


@dataclass(slots=True)
class _Layout:
    """Where the cells of a sheet stand once merges swallow what they cover.

    ``sizes`` gives height and width of merged cells by the row and the column of their corner; ``held`` are the rows a
    merged cell reaches into.
    """

    rows: Rows
    sizes: dict[int, dict[int, tuple[int, int]]]
    held: set[int]

    def width(self, row: int, column: int) -> int:
        return self.sizes.get(row, {}).get(column, _SINGLE)[1]


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
    for rows, is_table in _parted(layout):
        if is_table:
            yield _table(sheet, layout, rows)
        else:
            yield from (_paragraph(sheet, row, layout.rows[row]) for row in rows)


def parts_of(sheet: Sheet) -> Iterator[tuple[list[int], list[str]]]:
    """The rows of each part of a sheet as ``blocks_of`` parts it, and their texts where they are lines of text; a table has
    none."""
    layout = _laid_out(sheet)
    for rows, is_table in _parted(layout):
        yield rows, [] if is_table else [_line_text(layout.rows[row]) for row in rows]


def _parted(layout: _Layout) -> Iterator[tuple[list[int], bool]]:
    """Rows that follow one another, lines of text apart from those of a table, and whether they are a table."""
    for region in _regions(layout):
        first, last = 0, len(region)
        while first < last and _is_line(layout, region[first]):
            first += 1
        while last > first and _is_line(layout, region[last - 1], after=True):
            last -= 1
        parts = ((region[:first], False), (region[first:last], True), (region[last:], False))
        yield from (part for part in parts if part[0])


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
        if self.cells <= 0 or len(self.left_out) >= _MOST_TRIED:  # a workbook may hold thousands of large sheets
            self.left_out.append(name)
            return False
        try:
            sheet = read(self.cells)
            letters = sum([len(cell[0]) for cells in sheet.rows.values() for cell in cells.values()])
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


def rows_of(cells: Iterable[tuple[int, int, SheetCell]], path: str, most: int) -> Rows:
    """``cells``, each behind its row and column, as the rows of a sheet; raises ``OverfullError`` past ``most`` of them."""
    rows: dict[int, dict[int, SheetCell]] = defaultdict(dict)
    for count, (row, column, cell) in enumerate(cells, 1):
        if count > most:
            raise overfull(path)
        rows[row][column] = cell
    return ordered(rows)


def ordered(rows: Rows) -> dict[int, Mapping[int, SheetCell]]:
    """``rows`` that hold anything in ascending order, as all but damaged files have them."""
    if list(rows) != (numbers := sorted(rows)):
        rows = {number: rows[number] for number in numbers}
    return {
        row: cells if list(cells) == (columns := sorted(cells)) else {column: cells[column] for column in columns}
        for row, cells in rows.items()
        if cells
    }


def _notes_on(sheet: Sheet) -> Iterator[Note]:
    """What is said of a sheet that holds more than it shows: itself, rows or columns of it; and of merges left out."""
    _, left_out = _kept_merges(sheet.merges, *_extent(sheet.rows)) if sheet.merges else ([], 0)
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


def column_number(letters: str) -> int:
    """The number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@lru_cache(maxsize=16_384)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _laid_out(sheet: Sheet) -> _Layout:
    rows = dict(sheet.rows)
    sizes, covered = _merged(sheet)
    for row in covered.keys() & rows.keys():  # a value under a merge is not shown
        under, corners = covered[row], sizes.get(row, {})
        shown = {column: cell for column, cell in rows[row].items() if column not in under or column in corners}
        if shown:
            rows[row] = shown
        else:
            del rows[row]
    held: set[int] = set()
    for row, corners in sizes.items():
        filled = rows.get(row, {})
        tallest = max((height for column, (height, _) in corners.items() if column in filled), default=1)
        if tallest > 1:
            held.update(range(row, row + tallest))
    return _Layout(rows, sizes, held)


def _merged(sheet: Sheet) -> tuple[dict[int, dict[int, tuple[int, int]]], dict[int, set[int]]]:
    """Height and width of merged cells by the row and the column of their corner, as far as there is content, and the
    columns they take up by row."""
    sizes: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    taken: dict[int, set[int]] = defaultdict(set)
    if not sheet.merges:
        return sizes, taken
    bottom, right = _extent(sheet.rows)
    for merge in _kept_merges(sheet.merges, bottom, right)[0]:
        if merge.left in taken.get(merge.top, ()):  # inside another merge
            continue
        low, far = min(merge.bottom, bottom), min(merge.right, right)
        if low > merge.top or merge.right > merge.left:
            sizes[merge.top][merge.left] = (low - merge.top + 1, merge.right - merge.left + 1)
            for row in range(merge.top, low + 1):
                taken[row].update(range(merge.left, far + 1))
    return sizes, taken


def _extent(rows: Rows) -> tuple[int, int]:
    """The last row and the last column with something in it; -1 where there is none."""
    return max(rows, default=-1), max(map(max, rows.values()), default=-1)


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
        if (gap and _is_line(layout, row)) or (region and _is_title(layout, row)):
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _is_title(layout: _Layout, row: int) -> bool:
    """Whether a row is the title of a table, alone in it: forms stand one below the other without a blank row too."""
    cells = layout.rows[row]
    return len(cells) == 1 and row not in layout.held and names_table(next(iter(cells.values())).text)


def _is_line(layout: _Layout, row: int, *, after: bool = False) -> bool:
    cells = layout.rows[row]
    if row in layout.held:
        return False
    if len(cells) == 1:
        return next(iter(cells.values())).exact is None
    gaps = any(right > left + layout.width(row, left) for left, right in pairwise(cells))
    return gaps and not after and any("：" in cell.text or ":" in cell.text for cell in cells.values())


def _paragraph(sheet: Sheet, row: int, cells: Mapping[int, SheetCell]) -> Paragraph:
    text, first = _line_text(cells), next(iter(cells))
    return Paragraph(text, Place(line=row + 1, quote=text.strip(), sheet=sheet.name, letters=column_name(first)))


def _line_text(cells: Mapping[int, SheetCell]) -> str:
    return _GAP.join(cell.text.rstrip() for cell in cells.values())


def _table(sheet: Sheet, layout: _Layout, rows: list[int]) -> Draft:
    alone = layout.rows[rows[0]]
    return Draft(
        Place(line=rows[0] + 1, sheet=sheet.name),
        next(iter(alone.values())).text if len(alone) == 1 else "",
        lambda place, most: _cells(sheet, layout, rows, place, most),
    )


def _cells(sheet: Sheet, layout: _Layout, rows: list[int], place: Place, most: int) -> tuple[Cell, ...]:
    """The cells of ``rows``, blanks included, as far as the row with the last of ``most``; blank rows are left out unless a
    merged cell runs through.

    A workbook has 100 000 cells, and one made by a statement of its own takes as long as all else that is done for it: the
    fields are laid side by side and put together by ``zip``.
    """
    kept = sorted({*rows, *(row for row in layout.held if rows[0] <= row <= rows[-1])})
    filled = [layout.rows[row] for row in rows]
    left, right = min(map(min, filled)), max(map(max, filled)) + 1
    for row in layout.sizes.keys() & rows:
        here = layout.rows[row]
        for column, (_, width) in layout.sizes[row].items():
            if column in here:
                right = max(right, column + width)
    positions = len(kept) * (right - left)
    dense = positions <= max(min(_SPARSE * sum(map(len, filled)), _MOST_FILLED), _ALWAYS_FILLED)
    merges = _Merges(layout.sizes, right, frozenset(kept))
    everywhere = range(left, right)
    counts: list[int] = []
    columns: list[int] = []
    contents: list[SheetCell] = []
    spans: dict[int, tuple[int, int]] = {}
    for row in kept:
        if len(columns) >= most:
            break
        here = layout.rows.get(row, _NOTHING)
        starts: Iterable[int] = everywhere if dense else sorted(here)
        if merges.touch(row):
            starts = merges.starts(row, starts, len(columns), spans)
        before = len(columns)
        columns.extend(starts)
        counts.append(len(columns) - before)
        if starts is everywhere and len(here) == len(everywhere):
            contents.extend(here.values())
        else:
            contents.extend(map(here.get, columns[before:], repeat(_BLANK)))
    tops = chain.from_iterable(map(repeat, range(len(counts)), counts))
    lines = chain.from_iterable(map(repeat, [row + 1 for row in kept], counts))
    heights, widths = [1] * len(columns), [1] * len(columns)
    for at, (height, width) in spans.items():
        heights[at], widths[at] = height, width
    texts = [cell[0] for cell in contents]
    names = [column_name(column) for column in everywhere]
    section, caption, nothing, blank, zero = map(repeat, (place.section, place.table, None, "", 0))
    places = map(
        _new_place,
        zip(zero, nothing, lines, section, caption, blank, blank, map(str.strip, texts), nothing, repeat(sheet.name),
            [names[column - left] for column in columns], repeat(False), zero, nothing),
    )  # fmt: skip
    return tuple(
        map(
            _new_cell,
            zip(texts, tops, [column - left for column in columns], places, heights, widths,
                [cell[1] for cell in contents], [cell[2] for cell in contents],
                _hidden(sheet, kept, counts, columns), nothing, repeat(()), repeat(False)),
        )
    )  # fmt: skip


def _hidden(sheet: Sheet, rows: Sequence[int], counts: Sequence[int], columns: Sequence[int]) -> Iterable[bool]:
    """Which cells are hidden: ``counts`` of them stand in each of ``rows``, in ``columns``."""
    if sheet.hidden or not (sheet.hidden_rows or sheet.hidden_columns):
        return repeat(sheet.hidden)
    row_hidden = chain.from_iterable(map(repeat, map(sheet.hidden_rows.__contains__, rows), counts))
    return map(or_, row_hidden, map(sheet.hidden_columns.__contains__, columns))


@dataclass(slots=True)
class _Merges:
    """The merged cells of a table as its rows pass: ``right`` is the end of its columns, ``rows`` are its rows."""

    sizes: Mapping[int, Mapping[int, tuple[int, int]]]
    right: int
    rows: frozenset[int]
    covered: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def touch(self, row: int) -> bool:
        return row in self.sizes or row in self.covered

    def starts(self, row: int, columns: Iterable[int], first: int, spans: dict[int, tuple[int, int]]) -> list[int]:
        """Those of ``columns`` where a cell begins; the sizes of the merged ones go into ``spans`` by the number of the
        cell, counted from ``first``."""
        sizes, covered = self.sizes.get(row, {}), self.covered[row]
        starts: list[int] = []
        for column in columns:
            if column in covered:
                continue
            if column in sizes:
                height, width = sizes[column]
                width = min(width, self.right - column)
                for reached in range(row, row + height):
                    self.covered[reached].update(range(column, column + width))
                spans[first + len(starts)] = max(1, sum(at in self.rows for at in range(row, row + height))), width
            starts.append(column)
        return starts
