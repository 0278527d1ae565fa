"""What each block of a document is on the page: title, caption, heading, note, body; told from the document alone.

Sizes and measures are those of GB/T 9704-2012: A4, type area 156 × 225 mm, 37 mm above and 28 mm left of it, 22 lines of
28 characters of 16 pt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise, takewhile

from gouji.document.grid import grid_of
from gouji.document.tree import Block, Cell, Document, Paragraph, Picture, Table
from gouji.values import zh


class Side(Enum):
    """格内对齐: on which side of its cell a text stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Role(Enum):
    """版面角色."""

    TITLE = "标题"
    PART = "部分标题"
    HEADING1 = "一级标题"
    HEADING2 = "二级标题"
    HEADING3 = "三级标题"
    BODY = "正文"
    CAPTION = "表题"
    NUMBER = "表号"
    SUBTITLE = "表下年度"
    LEAD = "表头说明"
    NOTE = "表注"
    SEAL = "落款盖章"
    TABLE = "表格"
    PICTURE = "图"


#: Millimetres.
PAGE = (210, 297)
MARGINS = {"top": 37, "left": 28, "right": 26, "bottom": 35}
#: The type area turned with the page; the page number keeps its 7 mm below it.
LANDSCAPE_MARGINS = {"top": 28, "left": 35, "right": 37, "bottom": 26}
#: Tenths of a point: how wide the type area is, upright and landscape.
TYPE_WIDTH = {False: 4422, True: 6378}
#: Tenths of a point: the size of a table's text, of one set a little smaller, small, and smallest.
TEXT_SIZES = (105, 100, 90, 80)
_SIZE, _MIDDLE, _SMALL, _TINY = TEXT_SIZES
#: Tenths of a point: between two lines of a cell, above and below its text, and beside it, by the size of that.
SPACING = {_SIZE: (40, 40, 30), _MIDDLE: (40, 35, 30), _SMALL: (30, 20, 20), _TINY: (30, 20, 20)}
#: Tenths of a point: what a page has, upright and landscape, and what each line of a table's head takes of it.
PAGE_ROOM = {False: 6350, True: 4380}
_HEAD_HEIGHTS = {Role.PART: 270, Role.CAPTION: 280, Role.NUMBER: 200, Role.SUBTITLE: 240, Role.LEAD: 150}
#: Tables of more columns than this stand on landscape pages.
WIDEST_UPRIGHT = 9
_WIDEST = 120
_MOST_ROWS = 28
_LONG_TEXTS = 300
_DEEPEST_HEADER = 5
_FORM_LABELS = ("一级指标", "总分")
_TITLES = 3
_LONGEST_TITLE = 40
_LOOK_AHEAD = 5
#: What the 目录 lists.
CONTENT_ROLES = (Role.PART, Role.HEADING1, Role.CAPTION)
#: Tenths of a point: sizes of the text of a 目录 with the least height of a line, the largest first; the greatest height.
_CONTENT_LINES = ((140, 200), (120, 160), (105, 145))
_LOOSEST = 260
#: Tenths of a point: the title of a document and what one line of it takes.
_TITLE_SIZE, _TITLE_HEIGHT = 220, 400
#: Half characters of a cover's title that stand on one line.
_ONE_LINE = 32
_KIND = re.compile(r"(?:绩效|支出)?(?:自评|评价|监控)?(?:绩效)?(?:报告|公开|说明)$")
_FORM_NUMBER = re.compile(r"\D{0,4}\d{1,2}(?:-\d{1,2})?\s*表")
_YEAR_LINE = re.compile(r"[（(]?\s*20\d\d\s*年度?\s*[)）]?")
_NOTE = re.compile(r"(?:说明|注|备注)\s*[:：]")
#: 备注 in several points.
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[.．、]")
_SEALED = re.compile(r"[（(]\s*(?:盖章|公章)\s*[）)][:：]?$")
_ATTACHMENT = re.compile(r"附\s*件")
#: What adds up the rows above it, and the line of column numbers, stand in the middle of a list.
_IN_MIDDLE = re.compile(r"(?:合\s*计|总\s*计|小\s*计|栏次)$")
_SENTENCE = re.compile(r"[，。；：、,;:]")
#: 其他资金：0.00 and the like, one below the other.
_LABELLED = re.compile(r"[\u4e00-\u9fff\s]{3,}[：:]")
#: Characters from which a text in a form is one to be read from its left edge; with a stop in it, from fewer.
_LONG_TEXT, _LONG_SENTENCE = 16, 10


@dataclass(frozen=True, slots=True)
class Placed:
    """版面块: a block, its role, and whether it begins a page or stands on a landscape one; of a table also the ``notes`` below
    it, which are to stand on its page, and the tenths of a point that its head takes ``above`` it. A title may stand on a
    ``cover``, a page of its own with the line to be sealed."""

    block: Block
    role: Role
    new_page: bool = False
    landscape: bool = False
    notes: tuple[str, ...] = ()
    above: int = 0
    cover: bool = False


def placed(document: Document) -> tuple[Placed, ...]:
    """Every block with its role, in order."""
    blocks = document.blocks
    captions = dict(_captions(blocks))
    result: list[Placed] = []
    for at, block in enumerate(blocks):
        table_at = captions.get(at)
        wide = table_at is not None and _is_wide(blocks[table_at])
        role = _role(block, at, blocks, in_head=table_at is not None, previous=result[-1] if result else None)
        first = table_at is not None and captions.get(at - 1) != table_at
        opened = role is Role.PART or (first and not _follows_part(result))
        if isinstance(block, Table):
            wide = _is_wide(block)
        elif role is Role.NOTE:
            wide = result[-1].landscape
        if first and wide and _follows_part(result):
            result[-1] = replace(result[-1], landscape=True)
        result.append(Placed(block, role, opened and at > 0, wide))
    _cover(result)
    return tuple(_among(result, at) if spot.role is Role.TABLE else spot for at, spot in enumerate(result))


def _cover(result: list[Placed]) -> None:
    """A title above a line to be sealed makes a cover: what follows begins a page."""
    for at, (spot, after) in enumerate(pairwise(result)):
        sealed = isinstance(after.block, Paragraph) and _SEALED.search(after.block.text.strip()) is not None
        if spot.role is Role.TITLE and after.role in (Role.TITLE, Role.BODY) and sealed:
            result[at] = replace(spot, cover=True)
            result[at + 1] = replace(after, role=Role.SEAL)
            if at + 2 < len(result):
                result[at + 2] = replace(result[at + 2], new_page=True)


def contents_lines(spots: Sequence[Placed]) -> tuple[int, int]:
    """The size of the text of the 目录 and the height of its lines, in tenths of a point: on one page where that can be."""
    entries = sum(spot.role in CONTENT_ROLES for spot in spots)
    above = sum(_TITLE_HEIGHT for spot in spots[:_TITLES] if spot.role is Role.TITLE) + _HEAD_HEIGHTS[Role.PART] + 60
    room = (PAGE_ROOM[False] - above) // max(1, entries)
    size, height = next(((size, height) for size, height in _CONTENT_LINES if height <= room), _CONTENT_LINES[0])
    return size, min(room, _LOOSEST) if room >= height else height


def cover_width(title: str) -> int:
    """Tenths of a point that the title of a cover may be wide, so that a long one breaks before what kind of report it is; 0
    where it stands on one line."""
    kind = _KIND.search(title)
    if kind is None or not kind.start() or halves(title) <= _ONE_LINE:
        return 0
    # room for wider digits, but for no further character
    wider = max(halves(title[: kind.start()]), halves(kind[0])) * _TITLE_SIZE // 2 + _TITLE_SIZE * 9 // 10
    return min(TYPE_WIDTH[False], wider)


def _among(result: Sequence[Placed], at: int) -> Placed:
    """The table at ``at`` with what stands above and below it on its page."""
    below = takewhile(lambda spot: spot.role is Role.NOTE, result[at + 1 :])
    notes = tuple(spot.block.text for spot in below if isinstance(spot.block, Paragraph))
    head = takewhile(lambda spot: spot.role in _HEAD_HEIGHTS, reversed(result[:at]))
    return replace(result[at], notes=notes, above=sum(_HEAD_HEIGHTS[spot.role] for spot in head))


def _follows_part(result: Sequence[Placed]) -> bool:
    """A part heading directly before: its table stands on the same page."""
    return bool(result) and result[-1].role is Role.PART


def _captions(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """For each paragraph of a table's head (caption, number, unit line) the table it belongs to."""
    for at, block in enumerate(blocks):
        if not isinstance(block, Table) or not block.caption:
            continue
        head = range(max(0, at - _LOOK_AHEAD), at)
        start = next((i for i in reversed(head) if _is_caption(blocks[i], block.caption)), None)
        if start is not None:
            yield from ((i, at) for i in range(start, at))


def _is_caption(block: Block, caption: str) -> bool:
    return isinstance(block, Paragraph) and zh.squeeze(block.text) == caption


def _is_wide(block: Block) -> bool:
    """Many columns, or as many as fit with long texts in several of them."""
    if not isinstance(block, Table):
        return False
    columns = max((cell.column + cell.colspan for cell in block.cells), default=0)
    longest = [0] * columns
    for cell in block.cells:
        if cell.colspan == 1:
            longest[cell.column] = max(longest[cell.column], min(_WIDEST, 2 * len(cell.text)))
    return columns > WIDEST_UPRIGHT or (columns == WIDEST_UPRIGHT and sum(longest) > _LONG_TEXTS)


def _role(block: Block, at: int, blocks: Sequence[Block], *, in_head: bool, previous: Placed | None) -> Role:
    if isinstance(block, Table):
        return Role.TABLE
    if isinstance(block, Picture):
        return Role.PICTURE
    if in_head:
        return _head_role(block)
    after = None if previous is None else previous.role
    if after in (Role.TABLE, Role.NOTE) and _NOTE.match(block.text):
        return Role.NOTE
    if after is Role.NOTE and block.level is None and _NUMBERED.match(block.text):
        return Role.NOTE
    if block.level is not None:
        levels = {1: Role.PART, 2: Role.HEADING1, 3: Role.HEADING2}
        return levels.get(block.level, Role.HEADING3)
    short = len(block.text) <= _LONGEST_TITLE and not re.search(r"[。；：:]", block.text)
    if short and (at < _TITLES or zh.label(block.text).endswith("报告")):
        return Role.TITLE
    return Role.BODY


def _head_role(block: Paragraph) -> Role:
    text = zh.squeeze(block.text)
    if _FORM_NUMBER.fullmatch(text):
        return Role.NUMBER
    if _YEAR_LINE.fullmatch(text):
        return Role.SUBTITLE
    return Role.CAPTION if text.rstrip("）)0123456789").endswith("表") else Role.LEAD


def is_attachment(text: str) -> bool:
    """附件1 stands flush left in 黑体, other part headings in the middle."""
    return _ATTACHMENT.match(text) is not None


def side(cell: Cell, *, is_form: bool, is_head: bool = False) -> Side:
    """Heads in the middle; in a list figures to the right and names to the left; in a form long texts to the left and all
    that is short in the middle."""
    text = cell.text.strip()
    if is_head:
        return Side.CENTRE
    if is_form:
        longest = max((len(line.strip()) for line in text.split("\n")), default=0)
        is_read = (
            longest >= _LONG_TEXT
            or (longest >= _LONG_SENTENCE and _SENTENCE.search(text) is not None)
            or _LABELLED.match(text) is not None
        )
        return Side.LEFT if is_read else Side.CENTRE
    if is_figure(text):
        return Side.RIGHT
    is_name = re.search(r"[\u4e00-\u9fff]", text) is not None and _IN_MIDDLE.search(text) is None
    return Side.LEFT if is_name else Side.CENTRE


_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
#: Half characters of a name of four characters.
_SHORT_NAME = 8
_UNBROKEN = re.compile(r"[-≥≤<>\d.,%]+[\u4e00-\u9fff]?")


def is_figure(text: str) -> bool:
    """Whether a cell holds nothing but a figure and is set to the right."""
    return _FIGURE.fullmatch(text.strip()) is not None and "." in text


def text_size(table: Table, *, landscape: bool) -> int:
    """The usual size of the text of ``table`` in tenths of a point: small for a list of so many rows, to keep it on one page,
    and for a form with long texts in many columns; smaller still where the names of a long list would break their lines."""
    is_list = header_rows(table) > 0
    if not (len(table.rows) > _MOST_ROWS if is_list else _is_wide(table)):
        return _SIZE
    columns = grid_of(table).width
    if is_list and sum(_longest(table, columns)[0]) >= room_of(columns, _SMALL, landscape=landscape):
        return _TINY
    return _SMALL


def halves(text: str) -> int:
    """How many half characters a text is wide."""
    return sum(2 if ord(character) > 255 else 1 for character in text)


def room_of(columns: int, size: int, *, landscape: bool) -> int:
    """Half characters of that size that fit beside each other in a table, less the inset of each cell."""
    return 2 * (TYPE_WIDTH[landscape] - 2 * columns * SPACING[size][2]) // size


def least_widths(table: Table, columns: int) -> list[int]:
    """For each column the half characters of the longest part of a text that may not be broken."""
    return _longest(table, columns)[1]


def column_weights(table: Table, columns: int, room: int) -> list[int]:
    """How much of ``room`` (in half characters) each column takes: figures and codes whole, words what is left.

    A column of words breaks its lines; one of figures must not, for a broken figure is two.
    """
    longest, whole = _longest(table, columns)
    left = room - sum(whole)
    wish = [max(0, min(most, _WIDEST) - least) for most, least in zip(longest, whole, strict=True)]
    asked = sum(wish) or 1
    shared = [least + max(0, left) * more // asked for least, more in zip(whole, wish, strict=True)]
    return _with_names_whole(table, shared) if is_form(table) else shared


def _with_names_whole(table: Table, widths: list[int]) -> list[int]:
    """The first column no narrower than the short names of its rows, which look torn with one character on a second line; the
    widest gives way."""
    names = [
        halves(line) for cell in table.cells if cell.column == 0 and cell.colspan == 1 for line in cell.text.split("\n")
    ]
    lacks = max((name for name in names if name <= _SHORT_NAME), default=0) - widths[0]
    widest = widths.index(max(widths))
    if lacks > 0 and widths[widest] - lacks >= _SHORT_NAME:
        widths[0], widths[widest] = widths[0] + lacks, widths[widest] - lacks
    return widths


def _longest(table: Table, columns: int) -> tuple[list[int], list[int]]:
    """For each column the half characters of its longest text and of the longest part of one that may not be broken."""
    longest, whole = [4] * columns, [4] * columns
    heads = header_rows(table)
    for cell in table.cells:
        if cell.colspan > 1 or cell.row < heads:
            continue
        longest[cell.column] = max(longest[cell.column], halves(cell.text))
        unbroken = max((len(run) for run in _UNBROKEN.findall(cell.text)), default=0)
        whole[cell.column] = max(whole[cell.column], unbroken + 2)
    return longest, whole


def header_rows(table: Table) -> int:
    """Rows at the top that are repeated on every page: those above a list; a form is one long record and has none."""
    if is_form(table):
        return 0
    rows = table.rows[:_DEEPEST_HEADER]
    heads = next((at for at, cells in enumerate(rows) if any(is_figure(cell.text) for cell in cells)), 0)
    # a cell that reaches out of the head is beside a block of figures: there is no head to repeat
    return 0 if any(cell.row < heads < cell.row + cell.rowspan for cell in table.cells) else heads


def inner_head(table: Table) -> range:
    """The row inside a form that names the columns of its indicators, to be repeated on the next page; empty where a cell
    reaches across its lower edge."""
    named = [cell.row for cell in table.cells if zh.label(cell.text) == _FORM_LABELS[0]]
    if len(named) != 1 or any(cell.row <= named[0] < cell.row + cell.rowspan - 1 for cell in table.cells):
        return range(0)
    return range(named[0], named[0] + 1)


def is_form(table: Table) -> bool:
    """Whether a table is one long record and no list."""
    return any(zh.label(cell.text) in _FORM_LABELS for cell in table.cells)
