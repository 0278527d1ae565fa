"""两份文件的差异: which figures and texts changed from one edition of a document to the next, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import dropwhile, takewhile

from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Table
from gouji.values import zh

# A row of a form begins with three names, the last of which is its own.
_NAMING = 3
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|[\u4e00-\u9fff]{1,2})?|[^\d，。；：、]+|[，。；：、]")


@dataclass(frozen=True, slots=True)
class Difference:
    """差异: what stood at a place and what stands there now; one side is empty where something was added or dropped."""

    place: Place
    before: str
    after: str

    def __str__(self) -> str:
        if not self.before:
            return f"{self.place.describe()}：新增“{self.after}”"
        if not self.after:
            return f"{self.place.describe()}：删去“{self.before}”"
        return f"{self.place.describe()}：“{self.before}” → “{self.after}”"


def differences(old: Document, new: Document) -> Iterator[Difference]:
    """Every change from ``old`` to ``new`` in reading order of ``new``; text that only moved is not one.

    Blocks are matched by their words without their figures, so that a changed figure is a change and not a new block.
    """
    ours, theirs = list(_parts(old.blocks)), list(_parts(new.blocks))
    matcher = SequenceMatcher(None, [_masked(one) for one in ours], [_masked(one) for one in theirs], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or last - first == end - start:
            for one, other in zip(ours[first:last], theirs[start:end], strict=True):
                yield from _changed(one, other)
        else:
            yield from (Difference(place, text, "") for place, text in ours[first:last] if text.strip())
            yield from (Difference(place, "", text) for place, text in theirs[start:end] if text.strip())


Part = tuple[Place, str]


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    """Paragraphs and cells in reading order; a cell is named by the first text of its row and the header above it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text
        elif isinstance(block, Table):
            yield from _cells(block)


def _cells(table: Table) -> Iterator[Part]:
    heads: dict[int, str] = {}
    for row in table.rows:
        label = _label(row)
        is_header = not any(_DIGITS.search(cell.text) for cell in row)
        for cell in row:
            shown = zh.squeeze(cell.text)
            column = heads.get(cell.column, "")
            place = Place(cell.place.input, cell.place.page, None, "", table.caption, label, column, shown)
            yield place, cell.text
            if shown and is_header:
                heads.update(dict.fromkeys(range(cell.column, cell.column + cell.colspan), shown))


def _label(row: Sequence[Cell]) -> str:
    """What names a row: the last of the words it begins with, a code before them set aside."""
    words = list(takewhile(lambda cell: not _is_figure(cell), dropwhile(_is_figure, row)))[:_NAMING]
    named = [zh.squeeze(cell.text) for cell in words if cell.text.strip()]
    return named[-1] if named else ""


def _is_figure(cell: Cell) -> bool:
    return _DIGITS.fullmatch(cell.text.strip().rstrip("%")) is not None


def _masked(part: Part) -> tuple[str, str, str]:
    place, text = part
    return place.table, place.row if place.table else "", _DIGITS.sub("#", zh.squeeze(text))


def _changed(one: Part, other: Part) -> Iterator[Difference]:
    before, after = zh.squeeze(one[1]), zh.squeeze(other[1])
    if before == after:
        return
    ours, theirs = _TOKEN.findall(before), _TOKEN.findall(after)
    for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(other[0], "".join(ours[first:last]), "".join(theirs[start:end]))
